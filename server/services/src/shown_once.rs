//! Secrets on their way to the page that shows them, once.
//!
//! Without scripts a form is answered by a redirect, and the secret it made must reach the next page. Not in its
//! address, which stays in histories and logs; not in a cookie, which the browser writes to its disk. So it waits here,
//! under whoever made it, for ten minutes at the most, and is gone when it has been read.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{Timestamp, id::VisitorId};
use store::{Batch, Json, Key, StoreError};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, write},
    schema::{DRAFTS, key},
};

const KEPT: Duration = Duration::from_secs(10 * 60);

/// The secrets that wait.
#[derive(Clone)]
pub struct ShownOnce {
    documents: Documents,
}

#[derive(Serialize, Deserialize)]
struct Waiting {
    secret: String,
    expires_at: Timestamp,
}

impl ShownOnce {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Keeps a secret for the page that comes next; one of the same name that still waits gives way.
    pub async fn keep(&self, ctx: &OpCtx, visitor: &VisitorId, name: &str, secret: &str) -> ServiceResult<()> {
        let key = place(visitor, name);
        let waiting = Waiting { secret: secret.to_owned(), expires_at: ctx.now.after(KEPT) };
        let old = self.documents.load::<Json>(key.clone()).await?;
        Ok(self.documents.commit(&write(&key, old.as_ref(), &waiting)?).await?)
    }

    /// Takes the secret out to be shown; nothing if it was taken before, or waited for too long.
    pub async fn take(&self, ctx: &OpCtx, visitor: &VisitorId, name: &str) -> ServiceResult<Option<String>> {
        let key = place(visitor, name);
        let Some(found) = self.documents.load::<Waiting>(key.clone()).await? else { return Ok(None) };
        match self.documents.commit(&Batch::new().delete(key, found.version)).await {
            // Two that read it at once: one of them has it.
            Err(StoreError::Conflict { .. }) => Ok(None),
            done => {
                done?;
                Ok((found.value.expires_at > ctx.now).then_some(found.value.secret))
            }
        }
    }
}

fn place(visitor: &VisitorId, name: &str) -> Key {
    key(DRAFTS, format!("{visitor}:once:{name}"))
}
