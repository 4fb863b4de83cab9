//! Orders.

mod body;
mod change;
mod find;
mod list;
mod parts;
mod paying;
mod place;
mod view;

pub use body::{AddressBody, ItemBody, OrderBody};
pub use change::{CancelBody, OrderChanged, StatusBody, TrackingBody, cancel_order, update_status};
pub use find::{access, find_order};
pub use list::{MineQuery, OrderQuery, list_mine, list_orders};
pub use paying::{PaidBody, capture, mark_paid};
pub use place::{OrderPlaced, create_order, quote_order};
pub use view::OrderView;

pub(crate) use change::{__path_cancel_order, __path_update_status};
pub(crate) use find::__path_find_order;
pub(crate) use list::{__path_list_mine, __path_list_orders};
pub(crate) use paying::{__path_capture, __path_mark_paid};
pub(crate) use place::{__path_create_order, __path_quote_order};
