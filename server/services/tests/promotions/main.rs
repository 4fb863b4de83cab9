//! Sales, automatic promotions and coupons from the cart to the order, and the cases of prices on the way: on both
//! stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/shopper.rs"]
mod shopper;

mod offers;

mod amounts;
mod coupons;
mod customers;
mod limits;
mod prices;
mod races;
mod sales;
