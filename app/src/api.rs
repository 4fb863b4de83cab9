//! Server functions: ten lines each at most, one service call, the same for islands and plain forms.
//!
//! Every argument is text that may be missing: a form that was mangled is refused in words, beside its field.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields as it has")]
#![allow(missing_docs, reason = "the macro's argument structs have fields that are documented by the form")]

mod admin;
mod cart;
mod checkout;
mod favourites;
mod payment;
mod search;

#[cfg(feature = "ssr")]
pub(crate) use admin::FRESH_KEY;
pub use admin::{CreateApiKey, RevokeApiKey, SetHouseRules, SetRole, create_api_key, revoke_api_key, set_house_rules, set_role};
pub use cart::{AddToCart, RemoveLine, SetQuantity, add_to_cart, remove_line, set_quantity};
pub use checkout::{ChoosePayment, ChooseShipping, PlaceOrder, SaveContact, choose_payment, choose_shipping, place_order, save_contact};
pub use favourites::{SetFavourite, set_favourite};
#[cfg(feature = "ssr")]
pub(crate) use payment::draft_name as payment_draft;
pub use payment::{ConfirmPayment, Pay, confirm_payment, pay};
pub use search::{Suggest, Suggestion, suggest};
