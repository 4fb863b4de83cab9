use std::sync::Arc;

use leptos::prelude::*;
use services::window::ShownProduct;

use super::offers::Offers;
use crate::{components::heart::FavouriteButton, islands::buy_box::BuyBox};

/// Brand, name, heart and the buy box.
#[component]
pub(super) fn Buy(product: Arc<ShownProduct>, offers: Offers, told: Option<String>) -> impl IntoView {
    let of_brand = product.card.brand.clone().map(|brand| {
        let query = serde_urlencoded::to_string([("brand", &brand)]).unwrap_or_default();
        view! { <a class="inline-flex min-h-6 items-center text-quiet hover:underline" href=format!("/shop?{query}")>{brand}</a> }
    });
    let title = product.product.title.to_string();
    let Offers { questions, offers, first } = offers;
    view! {
        <header class="flex items-start justify-between gap-4">
            <div class="min-w-0">
                {of_brand}
                <h1 class="title [overflow-wrap:anywhere]" id="product-title">{title.clone()}</h1>
            </div>
            <div class="rounded-full border border-line">
                <FavouriteButton product=product.product.id.clone() title />
            </div>
        </header>
        <BuyBox questions offers first told />
    }
}
