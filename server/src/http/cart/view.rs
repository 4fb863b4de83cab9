use serde::Serialize;
use serde_json::Value;
use shop::{
    Money,
    cart::{Notice, PricedCart, PricedLine},
    pricing::{AppliedPromotion, Quote, QuotedLine, RefusedCode, TaxPart},
    tax::TaxDisplay,
};
use utoipa::ToSchema;

use crate::http::amount::{Amount, Percent};

/// A cart, priced now.
#[derive(Serialize, ToSchema)]
pub struct CartView {
    /// Its lines, in the order they were added.
    pub items: Vec<ItemView>,
    /// Pieces in all.
    pub item_count: u32,
    /// The goods.
    #[schema(value_type = f64)]
    pub subtotal: Amount,
    /// What is taken off.
    #[schema(value_type = f64)]
    pub discount: Amount,
    /// The same, one by one: by codes, and by promotions that work without one.
    pub discounts: Vec<DiscountView>,
    /// The codes that work.
    pub coupons: Vec<CouponView>,
    /// Zero until a way to ship is chosen.
    #[schema(value_type = f64)]
    pub shipping: Amount,
    /// The tax, contained or added.
    #[schema(value_type = f64)]
    pub tax: Amount,
    /// The same by name and rate.
    pub taxes: Vec<TaxView>,
    /// Whether prices contain the tax; else it is added at the end.
    pub tax_included: bool,
    /// What is paid.
    #[schema(value_type = f64)]
    pub total: Amount,
    /// Of every amount.
    pub currency: &'static str,
    /// What changed, was capped or sold out, and which codes no longer work.
    pub notices: Vec<NoticeView>,
}

/// A line of a cart.
#[derive(Serialize, ToSchema)]
pub struct ItemView {
    /// Names the line: the variant's id.
    pub id: String,
    /// Which variant.
    pub variant_id: String,
    /// Of which product.
    pub product_id: String,
    /// The product's address.
    pub slug: String,
    /// The product's name.
    pub name: String,
    /// The variant's answers; empty without options.
    pub variant: String,
    /// Its picture.
    pub image: Option<String>,
    /// How many.
    pub quantity: u32,
    /// What one costs now.
    #[schema(value_type = f64)]
    pub price: Amount,
    /// What one costs without any sale.
    #[schema(value_type = f64)]
    pub list_price: Amount,
    /// What one cost before the sale.
    #[schema(value_type = Option<f64>)]
    pub compare_at: Option<Amount>,
    /// Price × quantity.
    #[schema(value_type = f64)]
    pub subtotal: Amount,
    /// What codes and promotions take off the line.
    #[schema(value_type = f64)]
    pub discount: Amount,
    /// The tax in or on what is left.
    #[schema(value_type = f64)]
    pub tax: Amount,
    /// Of every amount.
    pub currency: &'static str,
    /// Pieces that can be bought; null for what never runs out.
    pub stock: Option<u32>,
}

/// A code that works.
#[derive(Serialize, ToSchema)]
#[schema(as = CartCouponView)]
pub struct CouponView {
    /// As it was typed, in upper case.
    pub code: String,
    /// Its name on the bill.
    pub title: String,
    /// What it takes off goods and shipping.
    #[schema(value_type = f64)]
    pub discount: Amount,
}

/// Something that is taken off the goods.
#[derive(Serialize, ToSchema)]
pub struct DiscountView {
    /// Its name on the bill.
    pub title: String,
    /// Its code, if it has one.
    pub code: Option<String>,
    /// How much.
    #[schema(value_type = f64)]
    pub amount: Amount,
}

/// The tax of one name and rate.
#[derive(Serialize, ToSchema)]
pub struct TaxView {
    /// Its name on the bill.
    pub name: String,
    /// In percent.
    #[schema(value_type = f64, example = 8.25)]
    pub rate: Percent,
    /// How much.
    #[schema(value_type = f64)]
    pub amount: Amount,
}

/// Something to know about a line or a code.
#[derive(Serialize, ToSchema)]
pub struct NoticeView {
    /// For programs: `stock_capped`, `limit_capped`, `stock_fell`, `price_moved`, `withdrawn`, or why a code does not
    /// work: `coupon_…`.
    #[schema(value_type = String)]
    pub code: Value,
    /// For people.
    pub message: String,
    /// Which line, if it is still there.
    #[schema(value_type = Option<String>)]
    pub variant_id: Value,
    /// Which code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// Whether it must be mended before an order.
    pub blocks_order: bool,
}

impl From<PricedCart> for CartView {
    fn from(cart: PricedCart) -> Self {
        let (pieces, PricedCart { lines, quote, notices }) = (cart.pieces(), cart);
        let notices = notices.iter().map(NoticeView::of).chain(quote.refused.iter().map(NoticeView::of_code));
        Self {
            item_count: pieces,
            subtotal: Amount(quote.subtotal),
            discount: Amount(quote.discount),
            discounts: DiscountView::all(&quote),
            coupons: quote.applied.iter().filter_map(CouponView::of).collect(),
            shipping: Amount(quote.shipping),
            tax: Amount(quote.tax),
            taxes: quote.taxes.iter().map(TaxView::of).collect(),
            tax_included: quote.display == TaxDisplay::Inclusive,
            total: Amount(quote.total),
            currency: quote.total.currency.code(),
            notices: notices.collect(),
            items: lines.into_iter().zip(&quote.lines).map(|(line, quoted)| ItemView::of(line, quoted)).collect(),
        }
    }
}

impl ItemView {
    fn of(line: PricedLine, quoted: &QuotedLine) -> Self {
        Self {
            id: line.variant.to_string(),
            variant_id: line.variant.to_string(),
            product_id: line.product.to_string(),
            slug: line.slug,
            name: line.title,
            variant: line.variant_title,
            image: line.image.map(|image| image.src.to_string()),
            quantity: line.quantity,
            price: Amount(line.unit_price),
            list_price: Amount(quoted.list_price),
            compare_at: line.compare_at.map(Amount),
            subtotal: Amount(line.subtotal),
            discount: Amount(quoted.discount),
            tax: Amount(quoted.tax.amount),
            currency: line.unit_price.currency.code(),
            stock: line.availability.pieces(),
        }
    }
}

impl CouponView {
    /// A promotion with a code; others are none.
    pub(in crate::http) fn of(applied: &AppliedPromotion) -> Option<Self> {
        let code = applied.code.as_ref()?.to_string();
        Some(Self { code, title: applied.title.to_string(), discount: Amount(applied.off) })
    }
}

impl DiscountView {
    /// What is taken off the goods, one by one.
    pub(in crate::http) fn all(quote: &Quote) -> Vec<Self> {
        let off = |place: usize| {
            let parts = quote.lines.iter().flat_map(|line| &line.parts).filter(|part| part.applied == place);
            Money { minor: parts.map(|part| part.off.minor).sum(), ..quote.discount }
        };
        let others = quote.applied.iter().enumerate().filter(|(_, applied)| !applied.is_sale).map(|(place, applied)| (applied, off(place)));
        let view = |(applied, off): (&AppliedPromotion, Money)| Self {
            title: applied.title.to_string(),
            code: applied.code.as_ref().map(ToString::to_string),
            amount: Amount(off),
        };
        others.filter(|(_, off)| !off.is_zero()).map(view).collect()
    }
}

impl TaxView {
    pub(in crate::http) fn of(part: &TaxPart) -> Self {
        Self { name: part.name.to_string(), rate: Percent(part.rate), amount: Amount(part.amount) }
    }
}

impl NoticeView {
    fn of(notice: &Notice) -> Self {
        // The domain's own form names the code and the variant.
        let form = serde_json::to_value(notice).unwrap_or_default();
        let field = |name: &str| form.get(name).cloned().unwrap_or_default();
        Self {
            code: field("code"),
            message: notice.sentence(),
            variant_id: field("variant"),
            coupon: None,
            blocks_order: notice.blocks_order(),
        }
    }

    fn of_code(refused: &RefusedCode) -> Self {
        let code = refused.code.to_string();
        Self {
            code: refused.refusal.code().as_str().into(),
            message: refused.refusal.sentence(&code),
            variant_id: Value::Null,
            coupon: Some(code),
            blocks_order: false,
        }
    }
}
