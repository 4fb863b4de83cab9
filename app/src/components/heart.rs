//! The heart that makes a product a favourite.

use leptos::prelude::*;
use shop::id::ProductId;

use super::icons::{Drawing, Icon};

/// A plain form. The island `QuickForms` posts it without a reload; the loader marks what is a
/// favourite already, because the page around it is the same for everybody.
#[component]
pub fn FavouriteButton(
    /// Which product.
    product: ProductId,
    /// Its name, for those who do not see where the heart is.
    title: String,
    /// Whether it is a favourite; known on personal pages only.
    #[prop(optional)]
    chosen: bool,
) -> impl IntoView {
    let id = product.to_string();
    let same = id.clone();
    view! {
        <form class="contents" action="/fn/set_favourite" method="post" data-quick="favourite" data-favourite=id>
            <input type="hidden" name="product" value=same />
            <button class="heart" type="submit" name="wanted" value=if chosen { "0" } else { "1" } aria-pressed=chosen.to_string() aria-label=format!("Favourite: {title}")>
                <Icon drawing=Drawing::Heart />
            </button>
        </form>
    }
}
