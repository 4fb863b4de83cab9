use shop::{Code, Rejection, error::FieldErrors};

use super::{Guest, SignIn, SignIns, admit::Proof};
use crate::{OpCtx, ServiceResult, audit::Event, limits::Limit, second_factor};

impl SignIns {
    /// Goes on with a sign-in by a code of the app, or a recovery code.
    ///
    /// # Errors
    /// The field `code` with `second_factor_wrong`; `challenge_over`; `too_many_requests`.
    pub async fn with_code(&self, ctx: &OpCtx, guest: Guest<'_>, challenge: &str, code: &str) -> ServiceResult<SignIn> {
        let begun = self.begun(ctx, challenge).await?;
        let user = begun.what.user;
        let ticket = self.accounts.limits.take(ctx.now, Limit::SecondFactorByAccount, user.as_str()).await?;
        let mut credentials = self.accounts.credentials(&user).await?;
        let Some(used) = second_factor::take(&mut credentials.value, code, ctx.now) else {
            self.accounts.audit.note(ctx, Event::SignInRefused, &user).await?;
            return Err(wrong().into());
        };
        let mut batch = credentials.replace()?.and(begun.spent);
        if let Some(event) = used {
            batch = batch.and(self.accounts.audit.entry(ctx, event, &user)?);
        }
        let done = self.admit(ctx, guest, &user, Proof { batch }, true).await?;
        self.accounts.limits.succeeded(ctx.now, ticket).await?;
        Ok(done)
    }
}

fn wrong() -> Rejection {
    let sentence = "This code is not right, or it was used before. Please type the one your app shows now, or a recovery code.";
    let fields = FieldErrors::from([("code".to_owned(), sentence.to_owned())]);
    Rejection { code: Code::SecondFactorWrong, message: sentence.to_owned(), fields }
}
