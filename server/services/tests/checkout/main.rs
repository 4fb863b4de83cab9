//! From cart to paid order, with people racing, clicking twice and coming too late; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod buying;
mod expiry;
mod paying;
mod races;
mod shop_for_tests;
