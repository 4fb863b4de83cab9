use shop::Code;
use store::Batch;

use super::{Session, Sessions};
use crate::{
    OpCtx, ServiceResult,
    documents::Versioned,
    error::rejected,
    schema::{SESSIONS, key},
};

impl Sessions {
    /// The batch that marks the session of the request as one with a second factor: they have just shown that they have it.
    ///
    /// # Errors
    /// If the session has ended meanwhile.
    pub(crate) async fn strengthened(&self, ctx: &OpCtx) -> ServiceResult<Batch> {
        let mut found = self.present(ctx).await?;
        if found.value.with_second_factor {
            return Ok(Batch::new());
        }
        found.value.with_second_factor = true;
        found.replace()
    }

    /// The batch that lets the session of the request go on where its owner's other ones end.
    ///
    /// # Errors
    /// If the session has ended meanwhile.
    pub(crate) async fn going_on(&self, ctx: &OpCtx, generation: u64) -> ServiceResult<Batch> {
        let mut found = self.present(ctx).await?;
        found.value.generation = generation;
        found.replace()
    }

    async fn present(&self, ctx: &OpCtx) -> ServiceResult<Versioned<Session>> {
        let ended = || rejected(Code::TokenInvalid, "Access Denied: Invalid token");
        self.documents.load::<Session>(key(SESSIONS, &ctx.me()?.session)).await?.ok_or_else(ended)
    }
}
