//! Paid exactly once: attempts, messages, the comparison with the provider, disputes and money by hand, on both stores.
//! The provider is a bank in memory, so that every answer can be lost and every message sent in any order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod attempts;
mod bank;
mod by_hand;
mod differing;
mod disputes;
mod given_back;
mod messages;
mod set_aside;
#[path = "../support/shopper.rs"]
mod shopper;
mod stage;
#[path = "../support/mod.rs"]
mod support;
