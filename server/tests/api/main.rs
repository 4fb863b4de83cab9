//! The API through the whole router, on both stores: what `API.md` promises, row by row.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shop;

mod access;
mod amounts;
mod cart;
mod categories;
mod cross_site;
mod document;
mod files;
mod health;
mod hostile;
mod idempotency;
mod listing;
mod pages;
mod products;
mod refusals;
mod renewal;
