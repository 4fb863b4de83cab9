//! The cart of the visitor whose cookie comes along; a first addition makes one.

mod change;
mod view;

pub use change::{CartItemBody, QuantityBody, create_item, delete_item, find_cart, update_item};
pub use view::{CartView, ItemView, NoticeView};

pub(crate) use change::{__path_create_item, __path_delete_item, __path_find_cart, __path_update_item};
