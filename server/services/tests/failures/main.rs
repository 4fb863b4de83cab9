//! Failing each commit of a story once, and telling the story again from its start: everything happened once, on both
//! stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/failing.rs"]
mod failing;
#[path = "../support/shopper.rs"]
mod shopper;
#[path = "../support/mod.rs"]
mod support;

mod case;
mod rehearsal;
mod stage;
mod till;
mod trace;

mod life;
mod purchase;
