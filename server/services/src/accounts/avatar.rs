use shop::account::User;
use store::Batch;

use super::Accounts;
use crate::{OpCtx, ServiceResult, uploads::Uploads};

impl Accounts {
    /// Makes an uploaded picture one's own; its path.
    ///
    /// # Errors
    /// If it is no picture that can be read.
    pub async fn set_avatar(&self, ctx: &OpCtx, bytes: Vec<u8>) -> ServiceResult<String> {
        ctx.me()?;
        let path = Uploads::new(&self.documents).keep_square(ctx, bytes).await?;
        let decide = |user: &mut User| {
            user.avatar = Some(path.clone());
            Ok((path.clone(), Batch::new()))
        };
        self.change_me(ctx, decide).await
    }

    /// Takes one's picture away.
    pub async fn remove_avatar(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let decide = |user: &mut User| {
            user.avatar = None;
            Ok(((), Batch::new()))
        };
        self.change_me(ctx, decide).await
    }
}
