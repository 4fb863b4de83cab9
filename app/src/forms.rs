//! Forms that work without scripts: post, redirect, get. What was refused waits in a draft.

use http::{StatusCode, request::Parts};
use leptos::prelude::use_context;
use serde::{Serialize, de::DeserializeOwned};
use services::{ServiceError, ServiceResult, drafts::Draft};
use shop::{
    Code, FieldErrors, Rejection,
    cart::{Notice, PricedCart},
};

use crate::{
    reply::{Added, Reply},
    request::{Caller, send_to},
};

/// Marks a page's address when it is to tell why its form was refused. The reason itself waits in
/// the draft, never in an address, and an old reason is not told again on a later visit.
const MARK: &str = "refused=1";

/// A posted form: its name, what was typed (no card, no password), and the page that shows it.
pub struct Form<'a, V> {
    /// Names the draft.
    pub name: &'a str,
    /// What is given back to be mended.
    pub values: &'a V,
    /// Where a refused form is shown again.
    pub page: String,
}

impl<'a> Form<'a, String> {
    /// The form of a cart's line, by its variant, so that what is said stands beside the line.
    #[must_use]
    pub fn cart(variant: &'a String) -> Self {
        Form { name: "cart", values: variant, page: "/cart".to_owned() }
    }
}

impl<'a> Form<'a, ()> {
    /// A form of which nothing is given back: a button, or one with a password.
    #[must_use]
    pub fn bare(name: &'a str, page: &str) -> Self {
        Form { name, values: &(), page: page.to_owned() }
    }
}

impl<V: Serialize + Sync> Form<'_, V> {
    /// Answers a posted form with data; a browser without scripts is sent to `next` instead.
    pub async fn answer<T>(&self, caller: &Caller, next: &str, outcome: ServiceResult<T>) -> Reply<T> {
        match outcome {
            Ok(value) => {
                self.accepted(caller, next).await;
                Reply::Done(value)
            }
            Err(error) => self.refused(caller, &error).await,
        }
    }

    /// Answers with the cart. What was granted only in part is said: the reply says it to islands, and a draft says it to the page that a browser without scripts is sent to.
    pub async fn answer_cart(&self, caller: &Caller, outcome: ServiceResult<PricedCart>) -> Reply<Added> {
        match outcome {
            Ok(cart) => {
                let told = capped(&cart.notices);
                match &told {
                    Some(told) if caller.is_plain_form() => self.show_again(caller, told).await,
                    _ => self.accepted(caller, "/cart").await,
                }
                Reply::Done(Added { pieces: cart.pieces(), told: told.map(|told| told.message) })
            }
            Err(error) => self.refused(caller, &error).await,
        }
    }

    /// Answers a step that leads to another page, with scripts and without.
    pub async fn lead_on<T>(&self, caller: &Caller, outcome: ServiceResult<String>) -> Reply<T> {
        match outcome {
            Ok(next) => {
                self.accepted(caller, &next).await;
                Reply::Goto(next)
            }
            Err(error) => self.refused(caller, &error).await,
        }
    }

    /// Keeps what was typed and shows the page again, with nothing refused: the form is to look otherwise.
    pub async fn look_again(&self, caller: &Caller) -> Reply<()> {
        self.keep(caller, &Rejection::new(Code::Invalid, "")).await;
        if caller.is_plain_form() {
            send_to(&self.page, StatusCode::SEE_OTHER);
        }
        Reply::Goto(self.page.clone())
    }

    async fn accepted(&self, caller: &Caller, next: &str) {
        if let Some(visitor) = caller.visitor() {
            // An old draft would only show an old message; if it stays, its time runs out.
            let _ = caller.shop.drafts.forget(&visitor, self.name).await;
        }
        if caller.is_plain_form() {
            send_to(next, StatusCode::SEE_OTHER);
        }
    }

    async fn refused<T>(&self, caller: &Caller, error: &ServiceError) -> Reply<T> {
        let rejection = caller.shown(error);
        if caller.is_plain_form() {
            self.show_again(caller, &rejection).await;
        }
        Reply::Rejected(rejection)
    }

    async fn show_again(&self, caller: &Caller, rejection: &Rejection) {
        self.keep(caller, rejection).await;
        send_to(&marked(&self.page), StatusCode::SEE_OTHER);
    }

    async fn keep(&self, caller: &Caller, rejection: &Rejection) {
        let visitor = caller.visitor_or_new();
        if let Err(error) = caller.shop.drafts.keep(&caller.ctx, &visitor, self.name, self.values, rejection).await {
            let _ = caller.shown(&error);
        }
    }
}

/// What a change granted only in part; what a read finds changed is found again by the next read.
fn capped(notices: &[Notice]) -> Option<Rejection> {
    let caps = notices.iter().filter_map(|notice| match notice {
        Notice::StockCapped { variant, .. } | Notice::LimitCapped { variant, .. } => Some((variant.to_string(), notice.sentence())),
        _ => None,
    });
    let fields: FieldErrors = caps.collect();
    let message = fields.values().next()?.clone();
    Some(Rejection { code: Code::OutOfStock, message, fields })
}

/// Whether the page is opened by a form that was refused just now.
#[must_use]
pub fn just_refused() -> bool {
    let query = use_context::<Parts>().and_then(|parts| parts.uri.query().map(str::to_owned));
    query.is_some_and(|query| query.split('&').any(|pair| pair == MARK))
}

/// An address of this shop with the mark, once.
fn marked(page: &str) -> String {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && *pair != MARK);
    format!("{path}?{}", kept.chain([MARK]).collect::<Vec<_>>().join("&"))
}

/// Only what an id and a key can hold goes into an address or a name, and no more than they hold.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).take(100).collect()
}

/// What was typed into a refused form, and why it was refused if that happened just now.
pub async fn refused<V: DeserializeOwned>(caller: &Caller, name: &str) -> (Option<V>, Option<Rejection>) {
    match draft::<V>(caller, name).await {
        Some(draft) => (Some(draft.values), just_refused().then_some(draft.rejection)),
        None => (None, None),
    }
}

/// The draft of a form for the page that shows it.
pub async fn draft<V: DeserializeOwned>(caller: &Caller, name: &str) -> Option<Draft<V>> {
    let visitor = caller.visitor()?;
    caller.shop.drafts.find(&caller.ctx, &visitor, name).await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use shop::{Timestamp, id::VariantId};

    use super::*;

    #[test]
    fn an_address_is_marked_once() {
        assert_eq!(marked("/cart"), "/cart?refused=1");
        assert_eq!(marked("/cart?refused=1"), "/cart?refused=1");
        assert_eq!(marked("/products/mug?variant=2&refused=1"), "/products/mug?variant=2&refused=1");
    }

    #[test]
    fn only_caps_are_told_again() {
        let variant = VariantId::new(Timestamp::from_millis(0), [1; 10]);
        let withdrawn = Notice::Withdrawn { title: None };
        assert_eq!(capped(std::slice::from_ref(&withdrawn)), None);
        let told = capped(&[withdrawn, Notice::StockCapped { variant: variant.clone(), wanted: 5, left: 3 }]);
        let told = told.unwrap();
        assert_eq!(told.message, "Only 3 left, so the cart holds 3 instead of 5.");
        assert!(told.fields.contains_key(variant.as_str()));
    }
}
