//! From cart to order, in four steps.

mod address;
mod frame;
mod open;
mod payment;
mod review;
mod shipping;

pub use address::AddressPage;
pub use payment::PaymentPage;
pub use review::ReviewPage;
pub use shipping::ShippingPage;
