//! Import and export, with files as people send them, on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod broken_files;
mod demo;
mod json_lines;
mod real_data;
mod shopify;
