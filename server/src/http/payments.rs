//! Payments: begun by programs, and what providers send by themselves.

mod create;
mod webhook;

pub use create::{PaymentBody, PaymentInitiated, create_payment, with_secret, without_secret};
pub use webhook::receive_notice;

pub(crate) use create::__path_create_payment;
pub(crate) use webhook::__path_receive_notice;
