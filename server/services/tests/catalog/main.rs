//! How staff write products and categories, on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod categories;
mod hostile;
mod products;
mod races;
mod stock;
