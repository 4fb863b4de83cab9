//! Sales, automatic promotions and coupons: found for carts, counted with orders, written by staff.

mod find;
mod input;
mod uses;
mod write;

use std::collections::BTreeSet;

use shop::{account::User, id::PromotionId, promotion::Promotion, text::Email};
use store::Json;

pub use input::PromotionInput;
pub(crate) use uses::{give_back, take_again, used_up};

use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Audit,
    documents::{Documents, body},
    error::rejected,
    secrets::hash,
    window::Window,
};

/// The promotions.
#[derive(Clone)]
pub struct Promotions {
    documents: Documents,
    window: Window,
    audit: Audit,
}

/// Who buys, as far as promotions ask.
#[derive(Clone, Copy, Debug, Default)]
pub struct Buyer<'a> {
    /// Whose account it is.
    pub user: Option<&'a User>,
    /// The e-mail that was given for the order.
    pub email: Option<&'a Email>,
}

impl<'a> Buyer<'a> {
    /// Whoever is signed in, if anybody is.
    #[must_use]
    pub fn of(ctx: &'a OpCtx) -> Self {
        Self { user: ctx.me.as_deref().map(|me| &me.user), email: None }
    }

    /// The same, ordering with an e-mail.
    #[must_use]
    pub fn with(self, email: Option<&'a Email>) -> Self {
        Self { email, ..self }
    }

    /// By what a customer is known again: hashes of account and e-mails.
    pub(crate) fn marks(&self) -> Vec<String> {
        let own = self.user.map(|user| user.id.as_str());
        let emails = self.user.map(|user| &user.email).into_iter().chain(self.email).map(|email| email.as_str());
        own.into_iter().chain(emails).collect::<BTreeSet<_>>().into_iter().map(hash).collect()
    }
}

impl Promotions {
    pub(crate) fn new(documents: &Documents, window: &Window, audit: &Audit) -> Self {
        Self { documents: documents.clone(), window: window.clone(), audit: audit.clone() }
    }
}

/// A promotion as a document: its kind and code in plain sight, for the search of them.
fn promotion_body(promotion: &Promotion) -> ServiceResult<Json> {
    let mut document = body(promotion)?;
    if let Some(fields) = document.as_object_mut() {
        let kind = match promotion.trigger {
            shop::promotion::Trigger::Sale => "sale",
            shop::promotion::Trigger::Automatic => "automatic",
            shop::promotion::Trigger::Code { .. } => "code",
        };
        fields.insert("kind".to_owned(), kind.into());
        if let Some(code) = promotion.code() {
            fields.insert("code".to_owned(), code.as_str().into());
        }
    }
    Ok(document)
}

fn unknown() -> ServiceError {
    rejected(shop::Code::CouponNotFound, "There is no such promotion.")
}

fn id_of(text: &str) -> ServiceResult<PromotionId> {
    text.parse().map_err(|_| unknown())
}
