//! Orders told to those who look at them, whichever copy of the program moved them; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod buyer;
mod looking;
mod missing_news;
