use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};

/// Marks a product as a favourite (`wanted` = `1`) or not (`0`).
#[server(endpoint = "set_favourite")]
pub async fn set_favourite(#[server(default)] product: String, #[server(default)] wanted: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let visitor = caller.visitor_or_new();
    let outcome = async {
        let unknown = |_| shop::Rejection::new(shop::Code::ProductNotFound, "This product is no longer sold.");
        let product = product.parse().map_err(unknown)?;
        caller.shop.favourites.set(&caller.ctx, &visitor, &product, wanted == "1").await
    };
    let form = Form { name: "favourite", values: &(), page: caller.page_before() };
    Ok(form.answer(&caller, &caller.page_before(), outcome.await).await)
}
