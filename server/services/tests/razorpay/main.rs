//! Paying by Razorpay, whose side is a program of its own (`other-side/razorpay`), on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/shopper.rs"]
mod shopper;

mod mailbox;
mod side;
mod stage;

mod comparing;
mod disputes;
mod faults;
mod late;
mod paying;
mod refunds;
mod webhooks;
