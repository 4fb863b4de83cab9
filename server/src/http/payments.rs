//! Payments: begun by programs, and what providers send by themselves.

mod create;
mod differing;
mod inbox;
mod webhook;

pub use create::{PaymentBody, PaymentInitiated, create_payment, with_secret, without_secret};
pub use differing::{DiscrepancyView, RemedyBody, list_discrepancies, remedy_discrepancy};
pub use inbox::{MessageView, find_message, list_messages, replay_message};
pub use webhook::receive_notice;

pub(crate) use create::__path_create_payment;
pub(crate) use differing::{__path_list_discrepancies, __path_remedy_discrepancy};
pub(crate) use inbox::{__path_find_message, __path_list_messages, __path_replay_message};
pub(crate) use webhook::__path_receive_notice;
