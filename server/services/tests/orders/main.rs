//! The order's life on both stores: every case of CASES.md by its number, people who meet each other, and books that
//! always agree.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod access;
mod again;
mod books;
mod by_lines;
mod cases;
mod listed;
mod paid_late;
mod people;
mod races;
mod refunds;
mod returned;
#[path = "../support/mod.rs"]
mod support;
