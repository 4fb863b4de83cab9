//! The cart of the visitor whose cookie comes along; a first addition makes one.

mod change;
mod coupon;
mod view;

pub use change::{CartItemBody, QuantityBody, create_item, delete_item, find_cart, update_item};
pub use coupon::{CodeBody, CodeQuery, create_coupon, delete_coupon};
pub use view::{CartView, CouponView, DiscountView, ItemView, NoticeView, TaxView};

pub(crate) use change::{__path_create_item, __path_delete_item, __path_find_cart, __path_update_item};
pub(crate) use coupon::{__path_create_coupon, __path_delete_coupon};

use axum::{
    Json,
    http::{HeaderMap, header::CACHE_CONTROL},
    response::IntoResponse,
};
use shop::cart::PricedCart;

fn answer(cart: PricedCart, headers: HeaderMap) -> impl IntoResponse {
    (headers, [(CACHE_CONTROL, "no-store")], Json(CartView::from(cart)))
}
