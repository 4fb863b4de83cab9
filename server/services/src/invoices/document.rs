//! What stands on an invoice: copies all, so that nothing that happens later changes it.
//!
//! It outlives the account, because the law asks for that; so it holds no more of the buyer than it must.

use serde::{Deserialize, Serialize};
use shop::{
    Money, Order, Timestamp,
    address::Country,
    money::Rate,
    order::{OrderLine, OrderNumber},
    pricing::{QuotedLine, TaxPart},
    tax::TaxDisplay,
};

use crate::Settings;

/// What stands on an invoice, beside its own number and date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceDocument {
    /// Who sells.
    pub seller: InvoiceSeller,
    /// Who pays: name and address, line by line.
    pub buyer: Vec<String>,
    /// Where the goods go, if that is somewhere else.
    pub delivery: Option<Vec<String>>,
    /// The order's number.
    pub order: OrderNumber,
    /// When it was ordered.
    pub ordered_at: Timestamp,
    /// What was bought.
    pub lines: Vec<InvoiceLine>,
    /// The goods before discounts.
    pub subtotal: Money,
    /// What was taken off, by name.
    pub discounts: Vec<NamedAmount>,
    /// How it was shipped, and for how much.
    pub shipping: Option<NamedAmount>,
    /// The taxes, by rate.
    pub taxes: Vec<InvoiceTax>,
    /// Whether the prices contain them.
    pub includes_tax: bool,
    /// What was paid.
    pub total: Money,
}

/// Who sells, as the settings named them then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceSeller {
    /// The legal name.
    pub name: String,
    /// The address, line by line; may be empty.
    pub address: Vec<String>,
    /// The number that the tax office knows them by.
    pub tax_id: Option<String>,
    /// Where they are, which decides the paper.
    pub country: Country,
}

/// One bought thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// The product's title.
    pub title: String,
    /// Which of it; empty without options.
    pub variant: String,
    /// The warehouse's name.
    pub sku: String,
    /// How many.
    pub quantity: u32,
    /// What one costs.
    pub unit_price: Money,
    /// The share of tax.
    pub tax_rate: Rate,
    /// Unit price × quantity.
    pub amount: Money,
}

/// An amount with what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAmount {
    /// What it is for.
    pub name: String,
    /// How much.
    pub amount: Money,
}

/// The tax of one rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceTax {
    /// Its name: `VAT`.
    pub name: String,
    /// The share.
    pub rate: Rate,
    /// What it is taken of, without the tax itself.
    pub base: Money,
    /// How much it is.
    pub amount: Money,
}

impl InvoiceDocument {
    /// What stands on the invoice of an order: the one place that knows how an order is made.
    #[must_use]
    pub fn of(order: &Order, settings: &Settings) -> Self {
        let quote = &order.quote;
        let delivery = order.shipping_address.lines();
        let buyer = order.billing_address.as_ref().map_or_else(|| delivery.clone(), shop::Address::lines);
        let discounts = quote.discounts().into_iter().map(|(name, amount)| NamedAmount { name, amount });
        let shipping = quote.shipping_method.as_ref();
        Self {
            seller: InvoiceSeller::of(settings),
            delivery: (delivery != buyer).then_some(delivery),
            buyer,
            order: order.number.clone(),
            ordered_at: order.placed_at,
            lines: order.lines.iter().zip(&quote.lines).map(|(line, quoted)| InvoiceLine::of(line, quoted)).collect(),
            subtotal: quote.subtotal,
            discounts: discounts.collect(),
            shipping: shipping.map(|method| NamedAmount { name: method.name.to_string(), amount: quote.shipping }),
            taxes: quote.taxes.iter().map(InvoiceTax::from).collect(),
            includes_tax: quote.display == TaxDisplay::Inclusive,
            total: quote.total,
        }
    }
}

impl From<&TaxPart> for InvoiceTax {
    fn from(part: &TaxPart) -> Self {
        Self { name: part.name.to_string(), rate: part.rate, base: part.base, amount: part.amount }
    }
}

impl InvoiceSeller {
    fn of(settings: &Settings) -> Self {
        let seller = &settings.seller;
        Self {
            name: seller.name_or(&settings.name).to_owned(),
            address: seller.address.iter().map(ToString::to_string).collect(),
            tax_id: seller.tax_id.as_ref().map(ToString::to_string),
            country: settings.home,
        }
    }
}

impl InvoiceLine {
    fn of(line: &OrderLine, quoted: &QuotedLine) -> Self {
        Self {
            title: line.title.to_string(),
            variant: line.variant_title.clone(),
            sku: line.sku.to_string(),
            quantity: quoted.quantity,
            unit_price: quoted.shown_unit_price(),
            tax_rate: quoted.tax.rate,
            amount: quoted.subtotal,
        }
    }

    /// Variant and SKU, as they stand under the title.
    #[must_use]
    pub fn details(&self) -> String {
        match self.variant.as_str() {
            "" => self.sku.clone(),
            variant => format!("{variant} · {}", self.sku),
        }
    }
}
