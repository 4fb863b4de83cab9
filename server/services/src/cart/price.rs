use shop::{
    Cart, Currency,
    cart::{Notice, PricedCart, PricedLine},
    pricing::{PricingLine, Rates, ShippingMethod, quote},
    stock::Availability,
};

use crate::{ServiceError, ServiceResult, window::Shown};

/// What a cart is priced by.
pub(crate) struct Pricing<'a> {
    pub(crate) shown: &'a Shown,
    pub(crate) rates: &'a Rates,
    pub(crate) currency: Currency,
    pub(crate) shipping: Option<&'a ShippingMethod>,
}

/// Names and prices every line as it is now. What is no longer sold is left out and announced.
pub(crate) fn price(cart: &Cart, pricing: &Pricing, mut notices: Vec<Notice>) -> ServiceResult<PricedCart> {
    let mut lines = Vec::with_capacity(cart.lines().len());
    for line in cart.lines() {
        let Some((product, variant)) = pricing.shown.variant(&line.variant) else {
            notices.push(Notice::Withdrawn { title: None });
            continue;
        };
        let title = named(product.product.title.as_str(), &variant.title());
        let availability = product.availability(&variant.id);
        if let Availability::Pieces(left) = availability
            && left < line.quantity
        {
            notices.push(Notice::StockFell { variant: variant.id.clone(), title: title.clone(), wanted: line.quantity, left });
        }
        if variant.price != line.seen_price {
            notices.push(Notice::PriceMoved { variant: variant.id.clone(), title, before: line.seen_price, now: variant.price });
        }
        lines.push(PricedLine {
            variant: variant.id.clone(),
            product: product.product.id.clone(),
            slug: product.product.slug.to_string(),
            title: product.product.title.to_string(),
            variant_title: variant.title(),
            image: product.product.image_of(variant).cloned(),
            quantity: line.quantity,
            unit_price: variant.price,
            compare_at: variant.compare_at.filter(|_| variant.is_reduced()),
            subtotal: variant.price.times(line.quantity).map_err(ServiceError::doing("price a cart line"))?,
            availability,
        });
    }
    let wanted: Vec<PricingLine> = lines
        .iter()
        .map(|line| PricingLine { variant: line.variant.clone(), quantity: line.quantity, unit_price: line.unit_price })
        .collect();
    let quote = quote(&wanted, pricing.shipping, pricing.rates, pricing.currency).map_err(ServiceError::doing("price a cart"))?;
    Ok(PricedCart { lines, quote, notices })
}

/// A product and what was chosen of it: `Harbour Linen Shirt (Blue / M)`.
pub(crate) fn named(title: &str, variant_title: &str) -> String {
    if variant_title.is_empty() { title.to_owned() } else { format!("{title} ({variant_title})") }
}
