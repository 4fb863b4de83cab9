//! What a shopper was told stays true, however the program ends: a real process, killed and started again.
//!
//! Shoppers buy as guests in browsers without scripts. Each repeats a request that got no answer,
//! with the same key, until there is one: so at the end every committed order was acknowledged, and
//! stock + sold = initial is an equality, on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod audit;
mod beside;
mod browser;
mod chance;
mod desk;
mod door;
mod first_start;
mod ground;
mod kills;
mod ledger;
mod orderly_end;
mod program;
mod second_copy;
mod shelf;
mod shopper;
mod step_down;
mod stream;
mod two_copies;

use tokio::sync::Mutex;

/// One at a time: a test that kills by the clock wants the machine for itself.
static ALONE: Mutex<()> = Mutex::const_new(());
