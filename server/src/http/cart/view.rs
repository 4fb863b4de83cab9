use serde::Serialize;
use serde_json::Value;
use shop::cart::{Notice, PricedCart, PricedLine};
use utoipa::ToSchema;

use crate::http::amount::Amount;

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
    /// Zero until a way to ship is chosen.
    #[schema(value_type = f64)]
    pub shipping: Amount,
    /// The tax, contained or added.
    #[schema(value_type = f64)]
    pub tax: Amount,
    /// What is paid.
    #[schema(value_type = f64)]
    pub total: Amount,
    /// Of every amount.
    pub currency: &'static str,
    /// What changed, was capped or sold out.
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
    /// What one cost before the sale.
    #[schema(value_type = Option<f64>)]
    pub compare_at: Option<Amount>,
    /// Price × quantity.
    #[schema(value_type = f64)]
    pub subtotal: Amount,
    /// Of every amount.
    pub currency: &'static str,
    /// Pieces that can be bought; null for what never runs out.
    pub stock: Option<u32>,
}

/// Something to know about a line.
#[derive(Serialize, ToSchema)]
pub struct NoticeView {
    /// For programs: `stock_capped`, `limit_capped`, `stock_fell`, `price_moved`, `withdrawn`.
    #[schema(value_type = String)]
    pub code: Value,
    /// For people.
    pub message: String,
    /// Which line, if it is still there.
    #[schema(value_type = Option<String>)]
    pub variant_id: Value,
    /// Whether it must be mended before an order.
    pub blocks_order: bool,
}

impl From<PricedCart> for CartView {
    fn from(cart: PricedCart) -> Self {
        Self {
            item_count: cart.pieces(),
            subtotal: Amount(cart.quote.subtotal),
            discount: Amount(cart.quote.discount),
            shipping: Amount(cart.quote.shipping),
            tax: Amount(cart.quote.tax),
            total: Amount(cart.quote.total),
            currency: cart.quote.total.currency.code(),
            notices: cart.notices.iter().map(NoticeView::of).collect(),
            items: cart.lines.into_iter().map(ItemView::from).collect(),
        }
    }
}

impl From<PricedLine> for ItemView {
    fn from(line: PricedLine) -> Self {
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
            compare_at: line.compare_at.map(Amount),
            subtotal: Amount(line.subtotal),
            currency: line.unit_price.currency.code(),
            stock: line.availability.pieces(),
        }
    }
}

impl NoticeView {
    fn of(notice: &Notice) -> Self {
        // The domain's own form names the code and the variant.
        let form = serde_json::to_value(notice).unwrap_or_default();
        let field = |name: &str| form.get(name).cloned().unwrap_or_default();
        Self { code: field("code"), message: notice.sentence(), variant_id: field("variant"), blocks_order: notice.blocks_order() }
    }
}
