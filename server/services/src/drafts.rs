//! Refused forms, kept so that nothing typed is lost when a page works without scripts.
//!
//! Post, redirect, get: values and reasons live here under the visitor's cookie for 30 minutes,
//! never in an address. Passwords and cards must never be put in.

use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shop::{Rejection, Timestamp, id::VisitorId};
use store::{Json, StoreError};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, body, write},
    schema::{DRAFTS, key},
};

const KEPT: Duration = Duration::from_secs(30 * 60);

/// The drafts.
#[derive(Clone)]
pub struct Drafts {
    documents: Documents,
}

/// A refused form: what was typed, and what was wrong with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft<T> {
    /// What was typed.
    pub values: T,
    /// What was wrong.
    pub rejection: Rejection,
    expires_at: Timestamp,
}

impl Drafts {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Keeps a refused form until its next try.
    pub async fn keep(
        &self,
        ctx: &OpCtx,
        visitor: &VisitorId,
        form: &str,
        values: &impl Serialize,
        rejection: &Rejection,
    ) -> ServiceResult<()> {
        let key = key(DRAFTS, format!("{visitor}:{form}"));
        let draft = Draft::<Json> { values: body(values)?, rejection: rejection.clone(), expires_at: ctx.now.after(KEPT) };
        let old = self.documents.load::<Json>(key.clone()).await?;
        match self.documents.commit(&write(&key, old.as_ref(), &draft)?).await {
            // Two refusals of one form at once: either may be shown.
            Err(StoreError::Conflict { .. } | StoreError::Exists { .. }) => Ok(()),
            done => Ok(done?),
        }
    }

    /// The draft of a form, if there is one that is not too old.
    pub async fn find<T: DeserializeOwned>(&self, ctx: &OpCtx, visitor: &VisitorId, form: &str) -> ServiceResult<Option<Draft<T>>> {
        let found = self.documents.load::<Json>(key(DRAFTS, format!("{visitor}:{form}"))).await?;
        // A draft of an older program, whose form looked otherwise, is as good as none.
        let draft = found.and_then(|draft| serde_json::from_value::<Draft<T>>(draft.value).ok());
        Ok(draft.filter(|draft| draft.expires_at > ctx.now))
    }

    /// Forgets a form's draft: it was accepted, or its message has been shown.
    pub async fn forget(&self, visitor: &VisitorId, form: &str) -> ServiceResult<()> {
        let key = key(DRAFTS, format!("{visitor}:{form}"));
        let Some(found) = self.documents.load::<Json>(key.clone()).await? else { return Ok(()) };
        match self.documents.commit(&store::Batch::new().delete(key, found.version)).await {
            Err(StoreError::Conflict { .. }) => Ok(()),
            done => Ok(done?),
        }
    }
}
