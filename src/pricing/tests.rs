//! CASES.md in numbers, and what holds for all other numbers too.

mod cases;
mod coupons;
mod explained;
mod fewer;
mod properties;
pub(crate) mod shop;
