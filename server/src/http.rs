//! REST under `/api`, and the few plain addresses beside it: one folder a resource.

pub mod amount;
pub mod answer;
pub mod asked;
pub mod body;
pub mod cart;
pub mod categories;
pub mod docs;
pub mod error;
pub mod etag;
pub mod files;
pub mod given;
pub mod health;
pub mod idempotency;
pub mod openapi;
pub mod products;
pub mod robots;
pub mod shopper;

pub use error::{HttpError, HttpResult};
