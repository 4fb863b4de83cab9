//! `shop`: what ShopSphere knows of selling, and nothing else.
//!
//! Pure: no IO, no clock, no environment, no chance. Time and random bits come in as arguments, so
//! the same rule runs on the server for truth and in the browser for speed.

pub mod access;
pub mod account;
pub mod address;
pub mod cart;
pub mod catalog;
pub mod checkout;
pub mod error;
pub mod event;
pub mod id;
pub mod money;
pub mod order;
pub mod payment;
pub mod pricing;
pub mod promotion;
pub mod shipping;
pub mod stock;
pub mod tax;
pub mod text;
pub mod time;

pub use address::Address;
pub use cart::Cart;
pub use error::{Code, FieldErrors, Rejection};
pub use id::Id;
pub use money::{Currency, Money};
pub use order::Order;
pub use time::Timestamp;
