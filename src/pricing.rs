//! What a cart costs: one pure function for browser and server, in one order: the sale of each unit, then coupons and
//! automatic promotions, then shipping, then tax on what is really paid.

mod basket;
mod bill;
mod destination;
mod discount;
mod explain;
mod fewer;
mod lines;
mod quote;
mod shipping;
mod tax;
mod terms;
#[cfg(test)]
pub(crate) mod tests;

pub use basket::{Basket, BasketLine, Shopper, Uses};
pub use destination::{Destination, Territory};
pub use explain::{Explanation, Reason, Step};
pub use quote::{AppliedPromotion, ChosenShipping, Part, Quote, QuotedLine, RefusedCode, quote, ways_to_ship};
pub use tax::{LineTax, TaxPart};
pub use terms::Terms;
