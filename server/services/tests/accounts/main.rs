//! Accounts, sessions, roles, keys: on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod people;

mod closing;
mod copies;
mod history;
mod identities;
mod keys;
mod links;
mod merging;
mod registering;
mod sessions;
mod signing_in;
mod staff;
