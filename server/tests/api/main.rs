//! The API through the whole router, on both stores: what `API.md` promises, row by row.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shop;

mod access;
mod amounts;
mod api_keys;
mod audit;
mod cart;
mod cart_coupons;
mod categories;
mod coupons;
mod cross_site;
mod desk;
mod document;
mod files;
mod health;
mod hostile;
mod idempotency;
mod invoices;
mod listing;
mod live;
mod mails;
mod order_pages;
mod orders;
mod pages;
mod paying;
mod people;
mod products;
mod refusals;
mod renewal;
mod settings;
mod staff_orders;
mod staff_payments;
mod uploads;
mod users;
