//! REST under `/api`, and the few plain addresses beside it: one folder a resource.

pub mod actor;
pub mod amount;
pub mod answer;
pub mod api_keys;
pub mod asked;
pub mod audit;
pub mod body;
pub mod cart;
pub mod categories;
pub mod client;
pub mod coupons;
pub mod docs;
pub mod error;
pub mod etag;
pub mod federation;
pub mod files;
pub mod given;
pub mod health;
pub mod idempotency;
pub mod invoices;
pub mod live;
pub mod mails;
pub mod openapi;
pub mod orders;
pub mod payments;
pub mod people;
pub mod products;
pub mod query;
pub mod robots;
pub mod settings;
pub mod shopper;
pub mod uploads;
pub mod users;

pub use error::{HttpError, HttpResult};
