//! Setting an authenticator app up: offered, shown to work, taken away.

use std::time::Duration;

use shop::{Code, Rejection, error::FieldErrors};

use super::{SecondFactors, Totp, busy, plain};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    credentials::{KeptTotp, OfferedTotp},
    documents::TRIES,
    error::rejected,
};

/// Time enough to install an app first.
const OFFERED_FOR: Duration = Duration::from_secs(30 * 60);

/// A secret that an app is to learn.
#[derive(Clone, Debug)]
pub struct Offer {
    /// In groups of four, for typing.
    pub secret: String,
    /// A QR code for the app's camera: a PNG in base 64.
    pub picture: String,
    /// Opens an app on the same device.
    pub address: String,
    /// The account's name in the app.
    pub account: String,
}

impl SecondFactors {
    /// Draws a secret for an authenticator app; it counts once the app was shown to work.
    ///
    /// # Errors
    /// The field `current_password`; `sign_in_again`; `conflict` if an app is switched on already.
    pub async fn offer_authenticator(&self, ctx: &OpCtx, current_password: &str) -> ServiceResult<()> {
        let mut found = self.accounts.prove_again(ctx, current_password).await?;
        if found.value.totp.is_some() {
            return Err(on_already());
        }
        found.value.totp_offered = Some(OfferedTotp { secret: Totp::new(ctx).secret(), until: ctx.now.after(OFFERED_FOR) });
        self.commit(&found.replace()?).await
    }

    /// The secret that waits for its app, if there is one.
    pub async fn offered(&self, ctx: &OpCtx) -> ServiceResult<Option<Offer>> {
        let user = &ctx.me()?.user;
        let credentials = self.accounts.credentials(&user.id).await?.value;
        let offered = credentials.totp_offered.filter(|offered| offered.until > ctx.now);
        let Some(app) = offered.and_then(|offered| Totp::of(&offered.secret)) else { return Ok(None) };
        let shop = self.accounts.settings.name.as_str();
        Ok(Some(Offer {
            secret: app.secret().as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" "),
            picture: app.qr_code(shop, &user.email)?,
            address: app.address(shop, &user.email)?,
            account: user.email.to_string(),
        }))
    }

    /// Switches the app on by a code that it shows; the recovery codes that come with it.
    ///
    /// # Errors
    /// The field `code` with `second_factor_wrong`; `challenge_over` if the offer is too old.
    pub async fn confirm_authenticator(&self, ctx: &OpCtx, code: &str) -> ServiceResult<Vec<String>> {
        let user = &ctx.me()?.user;
        for _ in 0..TRIES {
            let mut found = self.accounts.credentials(&user.id).await?;
            if found.value.totp.is_some() {
                // The form came twice: the second one is answered as the first.
                return self.fresh_codes(ctx).await?.ok_or_else(on_already);
            }
            let before = found.value.needs_second_factor();
            let offered = found.value.totp_offered.take().filter(|offered| offered.until > ctx.now).ok_or_else(over)?;
            // Guesses are not counted: the secret itself stands on the page.
            let step = Totp::of(&offered.secret).and_then(|app| app.step_of(&plain(code), ctx.now)).ok_or_else(wrong)?;
            found.value.totp = Some(KeptTotp { secret: offered.secret, last_step: step, since: ctx.now });
            let (codes, batch) = self.make_codes(ctx, &mut found.value).await?;
            let batch = batch
                .and(found.replace()?)
                .and(self.accounts.sessions.strengthened(ctx).await?)
                .and(self.accounts.audit.entry(ctx, Event::SecondFactorOn, &user.id)?)
                .and(self.tell(ctx, user, before, &found.value)?);
            if self.was_committed(&batch).await? {
                return Ok(codes);
            }
        }
        Err(busy())
    }

    /// Switches the app off, or withdraws the offer of one. Asked twice is once.
    ///
    /// # Errors
    /// The field `current_password`; `sign_in_again`.
    pub async fn remove_authenticator(&self, ctx: &OpCtx, current_password: &str) -> ServiceResult<()> {
        let mut found = self.accounts.prove_again(ctx, current_password).await?;
        let credentials = &mut found.value;
        credentials.totp_offered = None;
        if credentials.totp.take().is_none() {
            return self.commit(&found.replace()?).await;
        }
        drop_needless_codes(credentials);
        let user = &ctx.me()?.user;
        let event = self.accounts.audit.entry(ctx, Event::SecondFactorOff, &user.id)?;
        self.commit(&found.replace()?.and(event).and(self.tell(ctx, user, true, &found.value)?)).await
    }
}

/// Without a second factor nobody asks for the codes that stand in for it.
pub(super) fn drop_needless_codes(credentials: &mut crate::credentials::Credentials) {
    if !credentials.needs_second_factor() {
        credentials.recovery.clear();
    }
}

fn on_already() -> ServiceError {
    rejected(Code::Conflict, "An authenticator app is switched on already. To use another one, remove this one first.")
}

fn over() -> ServiceError {
    rejected(Code::ChallengeOver, "This took too long, or was not begun. Please begin again on the security page.")
}

fn wrong() -> ServiceError {
    let sentence =
        "This is not the code that your app should show now. Please check that your phone's clock is right, and type the next one.";
    let fields = FieldErrors::from([("code".to_owned(), sentence.to_owned())]);
    Rejection { code: Code::SecondFactorWrong, message: sentence.to_owned(), fields }.into()
}
