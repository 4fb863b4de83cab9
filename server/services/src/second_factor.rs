//! The second factor: an authenticator app (TOTP, RFC 6238), recovery codes, passkeys.

mod authenticator;
mod codes;
mod passkeys;
mod recovery;
mod status;
mod totp;
mod webauthn;

use shop::{Code, Timestamp, account::User};
use store::Batch;

pub use authenticator::Offer;
pub use passkeys::{Ceremony, NewPasskey};
pub use status::{PasskeyView, SecurityView};
pub(crate) use webauthn::{Answer, Checked, RelyingParty, refused};

use crate::{
    OpCtx, ServiceError, ServiceResult, accounts::Accounts, audit::Event, credentials::Credentials, documents::was_overtaken,
    error::rejected, mail::letters, secrets::hash,
};
use totp::Totp;

/// What proves, beside the password or in its place, that it is they.
#[derive(Clone)]
pub struct SecondFactors {
    accounts: Accounts,
}

impl SecondFactors {
    pub(crate) fn new(accounts: &Accounts) -> Self {
        Self { accounts: accounts.clone() }
    }

    /// Commits a change of credentials; false if they, or the session, changed meanwhile.
    async fn was_committed(&self, batch: &Batch) -> ServiceResult<bool> {
        match self.accounts.documents.commit(batch).await {
            Err(refused) if was_overtaken(&refused) => Ok(false),
            done => {
                done?;
                self.accounts.outbox.wake();
                Ok(true)
            }
        }
    }

    /// Commits what follows from a proof: what was proved must still hold.
    async fn commit(&self, batch: &Batch) -> ServiceResult<()> {
        if self.was_committed(batch).await? { Ok(()) } else { Err(busy()) }
    }

    /// The batch that tells the owner if the account begins to ask for a second factor, or ends to.
    fn tell(&self, ctx: &OpCtx, user: &User, before: bool, after: &Credentials) -> ServiceResult<Batch> {
        let (to, page) = (self.accounts.addressee(user), self.accounts.place.link("/account/security"));
        match (before, after.needs_second_factor()) {
            (false, true) => self.accounts.outbox.queue(ctx, &letters::second_factor_on(&to, ctx.now, &page)),
            (true, false) => self.accounts.outbox.queue(ctx, &letters::second_factor_off(&to, ctx.now, &page)),
            (true, true) | (false, false) => Ok(Batch::new()),
        }
    }
}

fn busy() -> ServiceError {
    rejected(Code::Conflict, "Your account was used at the same moment. Please try again.")
}

/// Takes a code, once: of the app, or one of the recovery codes. What was taken is struck from the credentials;
/// for a recovery code, the event to be written down.
pub(crate) fn take(credentials: &mut Credentials, code: &str, now: Timestamp) -> Option<Option<Event>> {
    let code = plain(code);
    if code.len() == totp::DIGITS {
        let app = credentials.totp.as_mut()?;
        let step = Totp::of(&app.secret)?.step_of(&code, now)?;
        // A code that somebody looked over the shoulder is of no use: none is taken twice, nor an earlier one after it.
        if step <= app.last_step {
            return None;
        }
        app.last_step = step;
        return Some(None);
    }
    let hash = hash(&code);
    let place = credentials.recovery.iter().position(|kept| *kept == hash)?;
    credentials.recovery.remove(place);
    Some(Some(Event::RecoveryCodeUsed))
}

/// A code as it was made, however it was typed.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use shop::{id::UserId, order::Actor};

    use super::{recovery::fresh_codes, *};
    use crate::credentials::KeptTotp;

    const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

    fn ctx() -> OpCtx {
        OpCtx::with_seed(Actor::Guest, NOW, String::new(), [5; 32])
    }

    #[test]
    fn a_code_of_the_app_is_taken_once() {
        let app = Totp::new(&ctx());
        let mut credentials = Credentials::new(UserId::new(NOW, [1; 10]), None);
        assert_eq!(take(&mut credentials, &app.code(NOW), NOW), None, "no app yet");
        credentials.totp = Some(KeptTotp { secret: app.secret(), last_step: 0, since: NOW });
        let (code, earlier) = (app.code(NOW), app.code(Timestamp::from_millis(NOW.millis() - 30_000)));
        assert_eq!(take(&mut credentials, &format!("{} {}", &code[..3], &code[3..]), NOW), Some(None));
        assert_eq!(take(&mut credentials, &code, NOW), None);
        assert_eq!(take(&mut credentials, &earlier, NOW), None);
        let later = NOW.after(std::time::Duration::from_secs(30));
        assert_eq!(take(&mut credentials, &app.code(later), later), Some(None));
    }

    #[test]
    fn a_recovery_code_is_taken_once_however_it_is_typed() {
        let (codes, hashes) = fresh_codes(&ctx());
        let mut credentials = Credentials::new(UserId::new(NOW, [1; 10]), None);
        credentials.recovery = hashes;
        let typed = codes[3].to_uppercase().replace('-', " ");
        assert_eq!(take(&mut credentials, &typed, NOW), Some(Some(Event::RecoveryCodeUsed)));
        assert_eq!(take(&mut credentials, &typed, NOW), None);
        assert_eq!(credentials.recovery.len(), 9);
    }
}
