//! Forms that work without scripts: post, redirect, get. What was refused waits in a draft.

use http::StatusCode;
use serde::{Serialize, de::DeserializeOwned};
use services::{ServiceError, ServiceResult, drafts::Draft};

use crate::{
    reply::Reply,
    request::{Caller, send_to},
};

/// A posted form: its name, what was typed (no card, no password), and the page that shows it.
pub struct Form<'a, V> {
    /// Names the draft.
    pub name: &'a str,
    /// What is given back to be mended.
    pub values: &'a V,
    /// Where a refused form is shown again.
    pub page: String,
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

    /// Answers a step that leads to another page, with scripts and without.
    pub async fn lead_on(&self, caller: &Caller, outcome: ServiceResult<String>) -> Reply<()> {
        match outcome {
            Ok(next) => {
                self.accepted(caller, &next).await;
                Reply::Goto(next)
            }
            Err(error) => self.refused(caller, &error).await,
        }
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
            let visitor = caller.visitor_or_new();
            if let Err(error) = caller.shop.drafts.keep(&caller.ctx, &visitor, self.name, self.values, &rejection).await {
                let _ = caller.shown(&error);
            }
            send_to(&self.page, StatusCode::SEE_OTHER);
        }
        Reply::Rejected(rejection)
    }
}

/// The draft of a form for the page that shows it.
pub async fn draft<V: DeserializeOwned>(caller: &Caller, name: &str) -> Option<Draft<V>> {
    let visitor = caller.visitor()?;
    caller.shop.drafts.find(&caller.ctx, &visitor, name).await.ok().flatten()
}
