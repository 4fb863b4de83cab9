//! Signing in with others: at a real provider process, and what is refused; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod browser;
mod fake;
mod forgeries;
mod oauth2;
mod outages;
mod process;
mod refusals;
mod sign_in;
mod stage;
