use shop::{
    Code, Rejection,
    access::Role,
    account::User,
    id::UserId,
    text::{Email, Name},
};
use store::{Batch, Condition, Query, StoreError};

use super::{Guest, SignIn, SignIns, admit::Proof};
use crate::{
    OpCtx, ServiceResult,
    accounts::{new_user, user_by_email},
    audit::Event,
    credentials::Credentials,
    documents::{Versioned, was_overtaken},
    error::rejected,
    federation::{Arrival, ExternalIdentity, Purpose},
    schema::CREDENTIALS,
};

/// What came of an answer by another provider.
#[derive(Clone, Debug)]
pub enum Arrived {
    /// They signed in, or go on with the second factor; then to this page.
    SignIn(SignIn, String),
    /// Their account knows the other one from now on; back to this page.
    Linked(String),
}

impl SignIns {
    /// Goes on with a sign-in at another provider, by the answer that the browser brought back.
    ///
    /// # Errors
    /// What the provider or the check of its answer refused; `email_taken` if the e-mail is an account's here and the
    /// provider does not vouch for it.
    pub async fn with_arrival(&self, ctx: &OpCtx, guest: Guest<'_>, arrival: Arrival) -> ServiceResult<Arrived> {
        let Arrival { identity, purpose, next } = arrival;
        if let Purpose::Link(user) = purpose {
            self.link(ctx, &user, &identity).await?;
            return Ok(Arrived::Linked(next));
        }
        let known = match self.known(&identity).await? {
            Some(known) => known,
            None => match self.join(ctx, &identity).await {
                // Two answers for one newcomer at once: the other one opened the account.
                Err(error) if is_race(&error) => self.known(&identity).await?.ok_or(error)?,
                joined => joined?,
            },
        };
        let done = if known.value.needs_second_factor() {
            SignIn::SecondFactor(self.challenge(ctx, &known.value).await?)
        } else {
            self.admit(ctx, guest, &known.value.user, Proof::unchanged(&known), false).await?
        };
        Ok(Arrived::SignIn(done, next))
    }

    /// The providers that somebody signs in with.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn linked(&self, ctx: &OpCtx) -> ServiceResult<Vec<String>> {
        let credentials = self.accounts.credentials(&ctx.me()?.user.id).await?.value;
        Ok(credentials.identities.iter().filter_map(|name| name.split(' ').next().map(str::to_owned)).collect())
    }

    /// Forgets a provider; there must be another way in.
    ///
    /// # Errors
    /// `conflict` if it is the only way in.
    pub async fn unlink(&self, ctx: &OpCtx, provider: &str) -> ServiceResult<()> {
        let me = &ctx.me()?.user.id;
        let mut found = self.accounts.credentials(me).await?;
        found.value.identities.retain(|name| name.split(' ').next() != Some(provider));
        let credentials = &found.value;
        if credentials.password.is_none() && credentials.identities.is_empty() && credentials.passkeys.is_empty() {
            return Err(rejected(Code::Conflict, "This is your only way to sign in. Please set a password first."));
        }
        let event = self.accounts.audit.entry(ctx, Event::IdentityUnlinked, me)?;
        Ok(self.accounts.documents.commit(&found.replace()?.and(event)).await?)
    }

    async fn known(&self, identity: &ExternalIdentity) -> ServiceResult<Option<Versioned<Credentials>>> {
        let query = Query::all(CREDENTIALS).filter(Condition::Eq("identities", name_of(identity).into())).limit(1);
        Ok(self.accounts.documents.find(&query).await?.into_iter().next())
    }

    /// Finds or opens the account of an identity that is new here.
    async fn join(&self, ctx: &OpCtx, identity: &ExternalIdentity) -> ServiceResult<Versioned<Credentials>> {
        let no_email =
            || rejected(Code::ProviderRefused, "The provider did not tell us your e-mail, which we need. Please sign up with it here.");
        let email = identity.email.clone().ok_or_else(no_email)?;
        match user_by_email(&self.accounts.documents, &email).await? {
            Some(user) if identity.email_verified => self.join_account(ctx, user, identity).await?,
            Some(_) => return Err(vouch_missing().into()),
            None => self.open_account(ctx, email, identity).await?,
        }
        self.known(identity).await?.ok_or_else(|| crate::ServiceError::failed("find a new account", "it is not there"))
    }

    /// An account with the same proved e-mail is theirs. One whose e-mail nobody proved was perhaps opened by
    /// somebody else in their name: its password and sessions end.
    async fn join_account(&self, ctx: &OpCtx, mut user: Versioned<User>, identity: &ExternalIdentity) -> ServiceResult<()> {
        let id = user.value.id.clone();
        let mut found = self.accounts.credentials(&id).await?;
        // Opened by another answer of theirs, between our two looks.
        if found.value.identities.contains(&name_of(identity)) {
            return Ok(());
        }
        let mut batch = self.accounts.audit.entry(ctx, Event::IdentityLinked, &id)?;
        if !user.value.is_verified() {
            let handle = found.value.passkey_handle.take();
            found.value = Credentials { passkey_handle: handle, ..Credentials::new(id.clone(), None) };
            user.value.email_verified_at = Some(ctx.now);
            user.value.generation += 1;
            batch = batch.and(self.accounts.sessions.ending(&id, None).await?).and(user.replace()?);
        }
        found.value.identities.push(name_of(identity));
        Ok(self.accounts.documents.commit(&batch.and(found.replace()?)).await?)
    }

    async fn open_account(&self, ctx: &OpCtx, email: Email, identity: &ExternalIdentity) -> ServiceResult<()> {
        let named = identity.name.clone().or_else(|| email.as_str().split('@').next().and_then(|mailbox| mailbox.parse::<Name>().ok()));
        let name = named.ok_or_else(|| crate::ServiceError::failed("name a new account", "it has no name"))?;
        let user = new_user(ctx, name, email, Role::Customer, identity.email_verified.then_some(ctx.now));
        let mut credentials = Credentials::new(user.id.clone(), None);
        credentials.identities.push(name_of(identity));
        let proof = if user.is_verified() { Batch::new() } else { self.accounts.verification(ctx, &user)? };
        self.accounts.documents.commit(&self.accounts.opening(ctx, &user, &credentials)?.and(proof)).await?;
        self.accounts.outbox.wake();
        Ok(())
    }

    async fn link(&self, ctx: &OpCtx, user: &UserId, identity: &ExternalIdentity) -> ServiceResult<()> {
        // Whoever comes back must be who went.
        if ctx.user_id() != Some(user) {
            return Err(rejected(Code::SignInExpired, "You are not signed in as before any more. Please sign in and start again."));
        }
        let mut found = self.accounts.credentials(user).await?;
        let name = name_of(identity);
        if found.value.identities.contains(&name) {
            return Ok(());
        }
        found.value.identities.push(name);
        let event = self.accounts.audit.entry(ctx, Event::IdentityLinked, user)?;
        match self.accounts.documents.commit(&found.replace()?.and(event)).await {
            Err(StoreError::Exists { .. }) => Err(rejected(Code::Conflict, "Another account here is linked with that one already.")),
            done => Ok(done?),
        }
    }
}

fn name_of(identity: &ExternalIdentity) -> String {
    format!("{} {}", identity.provider, identity.subject)
}

fn is_race(error: &crate::ServiceError) -> bool {
    let crate::ServiceError::Failed { source, .. } = error else { return false };
    source.downcast_ref::<StoreError>().is_some_and(was_overtaken)
}

fn vouch_missing() -> Rejection {
    Rejection::new(
        Code::EmailTaken,
        "There is an account with this e-mail already, and the provider does not vouch that the e-mail is yours. \
         Please sign in with your password, and link the provider on the security page of your account.",
    )
}
