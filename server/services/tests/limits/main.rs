//! Limits on tries: counted before they are made, for all copies together; on both stores, with Redis and without.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod redis;
mod redis_server;
mod tries;
