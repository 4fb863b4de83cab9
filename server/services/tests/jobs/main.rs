//! What happens beside the requests: events handled, payments reminded of, orders expired, by however many copies; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod attempts;
mod buyer;
mod causes;
mod copies;
mod crashes;
mod recorder;
mod scheduled;
