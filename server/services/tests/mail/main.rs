//! Mails: queued with their cause, sent once by however many copies, to a real mail server; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod attempts;
mod folder;
mod letters;
mod mail_server;
mod outbox;
mod smtp;
