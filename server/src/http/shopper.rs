//! What is personal on shared pages: the loader fetches it and fills the badge and the hearts.

use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::Serialize;
use shop::id::ProductId;

use super::{HttpResult, asked::Shopper};
use crate::state::AppState;

#[derive(Default, Serialize)]
struct Personal {
    /// Pieces in the cart.
    cart: u32,
    favourites: Vec<ProductId>,
}

/// The visitor's cart and favourites in short; never sets a cookie.
pub async fn find_personal(State(state): State<AppState>, Shopper(visitor): Shopper) -> HttpResult<impl IntoResponse> {
    let personal = match visitor {
        Some(visitor) => {
            Personal { cart: state.shop.cart.read(&visitor).await?.pieces(), favourites: state.shop.favourites.ids(&visitor).await? }
        }
        None => Personal::default(),
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(personal)))
}
