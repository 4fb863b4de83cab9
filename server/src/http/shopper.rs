//! What is personal on shared pages: the loader fetches it and fills the badge and the hearts.

use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::Serialize;
use shop::{id::ProductId, text::Name};

use super::{
    HttpResult,
    asked::{Asked, Shopper},
};
use crate::state::AppState;

#[derive(Default, Serialize)]
struct Personal {
    /// Pieces in the cart.
    cart: u32,
    favourites: Vec<ProductId>,
    /// What whoever is signed in is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Name>,
}

/// The visitor's cart, favourites and name in short.
pub async fn find_personal(Asked(ctx): Asked, State(state): State<AppState>, Shopper(visitor): Shopper) -> HttpResult<impl IntoResponse> {
    let personal = match visitor {
        Some(visitor) => {
            let name = ctx.me.as_ref().map(|me| me.user.name.clone());
            Personal { cart: state.shop.cart.pieces(&visitor).await?, favourites: state.shop.favourites.ids(&visitor).await?, name }
        }
        None => Personal::default(),
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(personal)))
}
