//! Authenticator apps, recovery codes and passkeys, on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod authenticator;
mod device;
mod passkey_refusals;
mod passkeys;
mod person;
mod recovery_codes;
mod staff;
