//! Coupons, and the promotions that work without a code.

mod input;
mod list;
mod view;
mod write;

pub use input::CouponBody;
pub use list::{CouponQuery, find_coupon, list_coupons};
pub use view::CouponView;
pub use write::{CouponWritten, create_coupon, delete_coupon, update_coupon};

pub(crate) use list::{__path_find_coupon, __path_list_coupons};
pub(crate) use write::{__path_create_coupon, __path_delete_coupon, __path_update_coupon};
