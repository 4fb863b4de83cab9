//! The inbox for staff: what came, what became of it, and once more.

use shop::{
    Timestamp,
    access::{Need, Permission},
};

use super::{Letter, Payments};
use crate::{OpCtx, ServiceResult, audit::Event, queue::Kept};

/// A message as staff see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// Names it.
    pub id: String,
    /// What came.
    pub letter: Letter,
    /// When.
    pub at: Timestamp,
    /// Where it stands: `done`, `waiting`, `dead`.
    pub state: &'static str,
    /// How often it was worked on.
    pub attempts: u32,
    /// What went wrong in the last attempt.
    pub last_error: Option<String>,
}

/// A page of messages, the latest first.
#[derive(Clone, Debug, PartialEq)]
pub struct InboxPage {
    /// The messages.
    pub messages: Vec<Arrived>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Payments {
    /// What came in, page by page.
    ///
    /// # Errors
    /// Without the permission; the field `cursor`.
    pub async fn inbox(&self, ctx: &OpCtx, after: Option<&str>) -> ServiceResult<InboxPage> {
        ctx.require(Need::Can(Permission::Orders))?;
        let (kept, next) = self.inbox.queue.kept(after).await?;
        Ok(InboxPage { messages: kept.into_iter().map(Arrived::of).collect(), next })
    }

    /// One message.
    ///
    /// # Errors
    /// `not_found`; without the permission.
    pub async fn message(&self, ctx: &OpCtx, id: &str) -> ServiceResult<Arrived> {
        ctx.require(Need::Can(Permission::Orders))?;
        Ok(Arrived::of(self.inbox.queue.one(id).await?))
    }

    /// Works on a message once more, done or not.
    ///
    /// # Errors
    /// `not_found`; without the permission.
    pub async fn replay(&self, ctx: &OpCtx, id: &str) -> ServiceResult<()> {
        ctx.require(Need::Can(Permission::Orders))?;
        let line = self.audit.entry(ctx, Event::MessageReplayed, id)?;
        self.inbox.queue.again(id, ctx.now, line).await
    }
}

impl Arrived {
    fn of(kept: Kept<Letter>) -> Self {
        let Kept { id, what, written_at, state, attempts, last_error } = kept;
        Self { id, letter: what, at: written_at, state, attempts, last_error }
    }
}
