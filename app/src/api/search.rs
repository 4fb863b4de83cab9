use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// One offer under the search box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub title: String,
    /// Its price, or what it is.
    pub detail: String,
    /// A small picture.
    pub image: Option<String>,
}

/// Products and categories for the letters typed so far.
#[server(endpoint = "suggest", input = leptos::server_fn::codec::GetUrl)]
pub async fn suggest(#[server(default)] q: String) -> Result<Vec<Suggestion>, ServerFnError> {
    let caller = crate::request::Caller::current()?;
    let letters: String = q.chars().take(100).collect();
    let found = caller.shop.catalog.suggest(&letters);
    let categories = found.categories.into_iter().map(|category| Suggestion {
        href: format!("/shop/{}", category.slug),
        title: category.title.to_string(),
        detail: "Category".to_owned(),
        image: None,
    });
    let products = found.products.into_iter().map(|card| Suggestion {
        href: format!("/products/{}", card.slug),
        detail: card.price.to_string(),
        image: card.image.map(|image| image.at(240)),
        title: card.title,
    });
    Ok(categories.chain(products).collect())
}
