use shop::{
    Cart, Timestamp,
    cart::{Notice, PricedCart, PricedLine},
    pricing::{Basket, BasketLine, Destination, Shopper, Terms, quote},
    stock::Availability,
};

use crate::{ServiceError, ServiceResult, window::Shown};

/// What a cart is priced by.
pub(crate) struct Situation {
    pub(crate) terms: Terms,
    pub(crate) shopper: Shopper,
    pub(crate) destination: Option<Destination>,
    pub(crate) shipping: Option<String>,
    pub(crate) now: Timestamp,
}

impl Situation {
    /// The cart as rules see it; what is no longer sold is left out.
    pub(crate) fn basket(&self, cart: &Cart, lines: Vec<BasketLine>) -> Basket {
        Basket {
            lines,
            destination: self.destination.clone(),
            shipping: self.shipping.clone(),
            codes: cart.codes().to_vec(),
            shopper: self.shopper.clone(),
        }
    }
}

/// Names and prices every line as it is now. What is no longer sold is left out and announced.
pub(crate) fn price(cart: &Cart, shown: &Shown, situation: &Situation, mut notices: Vec<Notice>) -> ServiceResult<PricedCart> {
    let mut found = Vec::with_capacity(cart.lines().len());
    for line in cart.lines() {
        let Some((product, variant)) = shown.variant(&line.variant) else {
            notices.push(Notice::Withdrawn { title: None });
            continue;
        };
        let title = named(product.product.title.as_str(), &variant.title());
        if let Availability::Pieces(left) = product.availability(&variant.id)
            && left < line.quantity
        {
            notices.push(Notice::StockFell { variant: variant.id.clone(), title: title.clone(), wanted: line.quantity, left });
        }
        if variant.price != line.seen_price {
            notices.push(Notice::PriceMoved { variant: variant.id.clone(), title, before: line.seen_price, now: variant.price });
        }
        found.push((product, variant, line.quantity));
    }
    let wanted = found.iter().map(|(product, variant, quantity)| product.basket_line(variant, *quantity)).collect();
    let quote = quote(&situation.basket(cart, wanted), &situation.terms, situation.now).map_err(ServiceError::doing("price a cart"))?;
    let line =
        |((product, variant, quantity), quoted): ((&std::sync::Arc<_>, &shop::catalog::Variant, u32), &shop::pricing::QuotedLine)| {
            let product: &crate::window::ShownProduct = product;
            let before = variant.compare_at.unwrap_or(quoted.list_price);
            PricedLine {
                variant: variant.id.clone(),
                product: product.product.id.clone(),
                slug: product.product.slug.to_string(),
                title: product.product.title.to_string(),
                variant_title: variant.title(),
                image: product.product.image_of(variant).cloned(),
                quantity,
                unit_price: quoted.unit_price,
                compare_at: Some(before).filter(|before| before.minor > quoted.unit_price.minor),
                subtotal: quoted.goods,
                availability: product.availability(&variant.id),
            }
        };
    let lines = found.into_iter().zip(&quote.lines).map(line).collect();
    Ok(PricedCart { lines, quote, notices })
}

/// A product and what was chosen of it: `Harbour Linen Shirt (Blue / M)`.
pub(crate) fn named(title: &str, variant_title: &str) -> String {
    if variant_title.is_empty() { title.to_owned() } else { format!("{title} ({variant_title})") }
}
