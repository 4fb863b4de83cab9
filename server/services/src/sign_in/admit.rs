use shop::{Code, id::UserId};
use store::Batch;

use super::{Guest, SignIn, SignIns, SignedIn};
use crate::{
    OpCtx, ServiceResult,
    accounts::{load_user, unknown},
    audit::Event,
    documents::was_overtaken,
    error::rejected,
};

/// What proved who somebody is; written, or checked to be unchanged, in the commit that lets them in.
pub(super) struct Proof {
    pub(super) batch: Batch,
}

impl SignIns {
    /// Lets somebody in who proved who they are: a session, and the guest's cart and favourites become theirs.
    pub(super) async fn admit(
        &self,
        ctx: &OpCtx,
        guest: Guest<'_>,
        user: &UserId,
        proof: Proof,
        with_second_factor: bool,
    ) -> ServiceResult<SignIn> {
        let user = load_user(&self.accounts.documents, user).await?.ok_or_else(unknown)?.value;
        let (tokens, session) = self.accounts.sessions.open(ctx, &user, with_second_factor)?;
        let event = self.accounts.audit.entry(&ctx.clone().named(&user), Event::SignedIn, &user.id)?;
        match self.accounts.documents.commit(&proof.batch.and(session).and(event)).await {
            // The password was changed at this very moment, or the link or code was used by somebody else.
            Err(refused) if was_overtaken(&refused) => {
                return Err(rejected(Code::Conflict, "Your account changed at the same moment. Please sign in again."));
            }
            done => done?,
        }
        if let Some(guest) = guest {
            self.accounts.take_over(ctx, guest, &user.visitor).await?;
        }
        Ok(SignIn::Done(Box::new(SignedIn { tokens, user })))
    }
}
