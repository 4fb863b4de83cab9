use serde::{Deserialize, Serialize};

use super::{
    Basket, Destination, LineTax, TaxPart, Terms,
    discount::{Discounts, Wanted, discounts},
    lines::{SaleLine, price_lines},
    shipping,
    tax::{Taxed, parts},
};
use crate::{
    Money, Timestamp,
    id::{PromotionId, VariantId},
    money::InvalidMoney,
    promotion::{CouponCode, Promotion, Refusal, Trigger},
    shipping::{Delivery, ShippingMethod},
    tax::TaxDisplay,
    text::Name,
};

/// What a cart costs, with every part shown. Amounts are as they are shown at the destination, unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The lines in the cart's order.
    pub lines: Vec<QuotedLine>,
    /// The goods after sales, before coupons.
    pub subtotal: Money,
    /// What is taken off the goods; zero or positive.
    pub discount: Money,
    /// The chosen way to ship, if one is chosen that is offered.
    pub shipping_method: Option<ChosenShipping>,
    /// What is paid for shipping; zero if no way is chosen yet.
    pub shipping: Money,
    /// The part of the chosen way's price that promotions take off, in the shop's own prices.
    pub shipping_discount: Money,
    /// The tax on shipping.
    pub shipping_tax: LineTax,
    /// The tax in all, contained or added.
    pub tax: Money,
    /// The same by name and rate.
    pub taxes: Vec<TaxPart>,
    /// Whether shown prices contain it.
    pub display: TaxDisplay,
    /// What is paid.
    pub total: Money,
    /// The promotions at work, in the order they worked.
    pub applied: Vec<AppliedPromotion>,
    /// The codes that do not work, and why.
    pub refused: Vec<RefusedCode>,
    /// Where it goes, if somebody has said.
    pub destination: Option<Destination>,
}

/// A priced line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// Of which variant.
    pub variant: VariantId,
    /// How many.
    pub quantity: u32,
    /// What one costs without any sale, in the shop's own prices.
    pub list_price: Money,
    /// What one costs after the sale, in the shop's own prices.
    pub unit_price: Money,
    /// Unit price × quantity, in the shop's own prices.
    pub goods: Money,
    /// The sale at work, and what it takes off the line.
    pub sale: Option<Part>,
    /// What each promotion takes off the line, in the shop's own prices.
    pub parts: Vec<Part>,
    /// The goods as they are shown at the destination.
    pub subtotal: Money,
    /// What is taken off, as it is shown there.
    pub discount: Money,
    /// The tax in or on what is left, rounded once.
    pub tax: LineTax,
}

/// What one promotion takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which of the quote's `applied`, by its place.
    pub applied: usize,
    /// How much.
    pub off: Money,
}

/// A way to ship with its price for this cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenShipping {
    /// Names it in forms.
    pub code: String,
    /// Its name for people.
    pub name: Name,
    /// How long it takes.
    pub delivery: Delivery,
    /// What it costs before promotions, in the shop's own prices.
    pub price: Money,
}

/// A promotion at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedPromotion {
    /// Which.
    pub id: PromotionId,
    /// Its name on the bill.
    pub title: Name,
    /// Its code, if it has one.
    pub code: Option<CouponCode>,
    /// Whether it is a sale: then prices are shown with it.
    pub is_sale: bool,
    /// Whether its uses are counted.
    pub is_counted: bool,
    /// What it takes off goods and shipping, in the shop's own prices.
    pub off: Money,
}

/// A code that does not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedCode {
    /// The code.
    pub code: CouponCode,
    /// Why.
    pub refusal: Refusal,
}

/// Prices a basket.
///
/// Three mugs at 10.00, shipped for 5.00, with 20 % tax added to both, cost 30.00 + 5.00 + 7.00 = 42.00.
///
/// # Errors
/// If currencies are mixed or a sum does not fit; neither can happen to a checked catalog and cart.
pub fn quote(basket: &Basket, terms: &Terms, now: Timestamp) -> Result<Quote, InvalidMoney> {
    let currency = terms.currency;
    let lines = price_lines(basket, terms, now)?;
    let goods = Money::sum(currency, lines.iter().map(|line| line.goods))?;
    let method = shipping::chosen(basket, terms, shipping::parcel(&lines, goods))?;
    let shipping = method.as_ref().map_or(Money::zero(currency), |method| method.price);
    let wanted = Wanted { basket, lines: &lines, goods, shipping, currency };
    let discounts = discounts(&wanted, &terms.promotions, now);
    let destination = basket.destination.as_ref().unwrap_or(&terms.taxes.home);
    let applied = applied(&lines, &discounts);
    let quoted = lines.iter().enumerate().map(|(place, line)| quote_line(place, line, &applied, &discounts, terms, destination));
    let quoted = quoted.collect::<Result<Vec<_>, _>>()?;
    let shipping_discount = Money::new(discounts.working.iter().map(|working| working.shipping).sum(), currency);
    let by = match &terms.taxes.shipping_class {
        Some(class) => Taxed::by(&terms.taxes, class.as_str(), destination),
        None => Taxed::free(&terms.taxes),
    };
    let (shipping, shipping_tax) = by.on(shipping.minus(shipping_discount)?)?;
    let unsummed = Quote {
        applied,
        refused: discounts.refused,
        destination: basket.destination.clone(),
        subtotal: Money::sum(currency, quoted.iter().map(|line| line.subtotal))?,
        discount: Money::sum(currency, quoted.iter().map(|line| line.discount))?,
        lines: quoted,
        shipping_method: method,
        shipping,
        shipping_discount,
        shipping_tax,
        tax: Money::zero(currency),
        taxes: Vec::new(),
        display: terms.taxes.display,
        total: Money::zero(currency),
    };
    unsummed.summed()
}

/// The ways to ship a basket with their prices, the cheapest first; none where the shop does not ship to.
///
/// # Errors
/// As [`quote`].
pub fn ways_to_ship<'a>(basket: &Basket, terms: &'a Terms, now: Timestamp) -> Result<Vec<(&'a ShippingMethod, Money)>, InvalidMoney> {
    let lines = price_lines(basket, terms, now)?;
    let goods = Money::sum(terms.currency, lines.iter().map(|line| line.goods))?;
    Ok(shipping::offered(basket, terms, shipping::parcel(&lines, goods)))
}

fn quote_line(
    place: usize,
    line: &SaleLine,
    applied: &[AppliedPromotion],
    discounts: &Discounts,
    terms: &Terms,
    destination: &Destination,
) -> Result<QuotedLine, InvalidMoney> {
    // Sales come first in `applied`, then what works on the cart, in its order.
    let first = applied.len() - discounts.working.len();
    let taken = discounts.working.iter().map(|working| working.lines[place]).enumerate();
    let part = |(working, off)| Part { applied: first + working, off: Money::new(off, terms.currency) };
    let parts: Vec<Part> = taken.filter(|(_, off)| *off != 0).map(part).collect();
    let off = Money::sum(terms.currency, parts.iter().map(|part| part.off))?;
    let by = Taxed::by(&terms.taxes, line.line.tax_class.as_str(), destination);
    let (paid, tax) = by.on(line.goods.minus(off)?)?;
    let (subtotal, _) = by.on(line.goods)?;
    let sale = line
        .sale
        .and_then(|(promotion, off)| applied.iter().position(|applied| applied.id == promotion.id).map(|applied| Part { applied, off }));
    Ok(QuotedLine {
        variant: line.line.variant.clone(),
        quantity: line.line.quantity,
        list_price: line.line.list_price,
        unit_price: line.unit,
        goods: line.goods,
        sale,
        parts,
        subtotal,
        discount: subtotal.minus(paid)?,
        tax,
    })
}

/// Each promotion at work once, with all that it takes off: sales first, then what works on the cart, in its order.
fn applied(lines: &[SaleLine], discounts: &Discounts) -> Vec<AppliedPromotion> {
    let Some(currency) = lines.first().map(|line| line.goods.currency) else { return Vec::new() };
    let of = |promotion: &Promotion, off| AppliedPromotion {
        id: promotion.id.clone(),
        title: promotion.title.clone(),
        code: promotion.code().cloned(),
        is_sale: promotion.trigger == Trigger::Sale,
        is_counted: promotion.is_counted(),
        off: Money::new(off, currency),
    };
    let mut applied: Vec<AppliedPromotion> = Vec::new();
    for (promotion, off) in lines.iter().filter_map(|line| line.sale) {
        match applied.iter_mut().find(|applied| applied.id == promotion.id) {
            Some(before) => before.off.minor += off.minor,
            None => applied.push(of(promotion, off.minor)),
        }
    }
    let others = discounts.working.iter().map(|working| of(working.promotion, working.lines.iter().sum::<i64>() + working.shipping));
    applied.extend(others);
    applied
}

impl Quote {
    /// The same lines and shipping with their sums.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub(crate) fn summed(self) -> Result<Self, InvalidMoney> {
        let paid = |line: &QuotedLine| line.subtotal.minus(line.discount);
        let lines = self.lines.iter().map(|line| paid(line).map(|paid| (paid, &line.tax))).collect::<Result<Vec<_>, _>>()?;
        let taxes = parts(self.display, lines.into_iter().chain([(self.shipping, &self.shipping_tax)]))?;
        let taxed = self.lines.iter().map(|line| line.tax.amount).chain([self.shipping_tax.amount]);
        let tax = Money::sum(self.total.currency, taxed)?;
        let before_tax = self.subtotal.minus(self.discount)?.plus(self.shipping)?;
        let total = match self.display {
            TaxDisplay::Inclusive => before_tax,
            TaxDisplay::Exclusive => before_tax.plus(tax)?,
        };
        Ok(Self { tax, taxes, total, ..self })
    }
}
