use store::Batch;

use super::{Session, Sessions};
use crate::{
    OpCtx, ServiceResult,
    error::rejected,
    schema::{SESSIONS, key},
};

impl Sessions {
    /// The batch that marks the session of the request as one with a second factor: they have just shown that they have it.
    ///
    /// # Errors
    /// If the session has ended meanwhile.
    pub(crate) async fn strengthened(&self, ctx: &OpCtx) -> ServiceResult<Batch> {
        let me = ctx.me()?;
        let ended = || rejected(shop::Code::TokenInvalid, "Access Denied: Invalid token");
        let mut found = self.documents.load::<Session>(key(SESSIONS, &me.session)).await?.ok_or_else(ended)?;
        if found.value.with_second_factor {
            return Ok(Batch::new());
        }
        found.value.with_second_factor = true;
        found.replace()
    }
}
