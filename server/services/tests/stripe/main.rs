//! Paying by Stripe against its other side, a process of its own: the whole way from the order to the money, with answers
//! and messages that are lost, late, doubled and forged; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/shopper.rs"]
mod shopper;
#[path = "../support/mod.rs"]
mod support;

mod messages;
mod other_side;
mod process;
mod stage;

mod by_hand;
mod cut_off;
mod disputes;
mod expiry;
mod hosted;
mod notices;
mod paying;
mod reconciled;
mod refunds;
mod saved_cards;
mod settings;
