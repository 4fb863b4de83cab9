//! Sign-in with others: the shopper goes to a provider and comes back with its word who they are.
//!
//! Authorization code with state, nonce and PKCE. Between the two halves stands a departure in the
//! store, so that the copy of the program that is asked second can finish what another one began.

mod departure;
mod identity;
mod oauth2;
mod oidc;
mod presets;
mod provider;
mod settings;
mod trouble;

use std::sync::Arc;

use shop::{Code, Rejection, id::UserId};
use store::Batch;
use subtle::ConstantTimeEq;
use tracing::warn;

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, body, was_overtaken},
    error::rejected,
};
use departure::Departed;
use provider::Provider;

pub use identity::ExternalIdentity;
pub use settings::{ProviderKind, ProviderSettings};

/// The providers that are set up, and who is on the way to them.
#[derive(Clone)]
pub struct Federation {
    documents: Documents,
    providers: Arc<[Provider]>,
}

/// A provider, for its button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderView<'a> {
    /// Names it in addresses.
    pub code: &'a str,
    /// Its name for people.
    pub label: &'a str,
}

/// What somebody goes to a provider for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To sign in, or to register.
    SignIn,
    /// To sign in to this account in that way as well from now on.
    Link(UserId),
}

/// Where to send the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The provider's page.
    pub url: String,
    /// Belongs into a HttpOnly cookie: only the browser that left may come back.
    pub state: String,
}

/// Somebody who came back, and whom the provider knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who they are there.
    pub identity: ExternalIdentity,
    /// What they left for.
    pub purpose: Purpose,
    /// Where they were going.
    pub next: String,
}

/// Somebody who came back without the provider's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why, for the page they are shown.
    pub rejection: Rejection,
    /// What they left for.
    pub purpose: Purpose,
    /// Where they were going.
    pub next: String,
}

impl Federation {
    pub(crate) fn new(documents: &Documents, settings: &[ProviderSettings]) -> ServiceResult<Self> {
        let providers = settings.iter().map(Provider::new).collect::<ServiceResult<_>>()?;
        Ok(Self { documents: documents.clone(), providers })
    }

    /// The providers, in the order of their buttons.
    pub fn providers(&self) -> impl Iterator<Item = ProviderView<'_>> {
        self.providers.iter().map(|provider| ProviderView { code: &provider.code, label: &provider.label })
    }

    /// Begins: remembers the departure and says where to send the browser.
    ///
    /// `redirect_uri` is where it comes back to, a different one for each provider; `next` is an
    /// address of the shop, which the caller has checked.
    ///
    /// # Errors
    /// No such provider, or one that cannot be reached.
    pub async fn start(&self, ctx: &OpCtx, provider: &str, redirect_uri: &str, purpose: Purpose, next: String) -> ServiceResult<Departure> {
        let provider = self.provider(provider)?;
        let state = ctx.new_secret();
        let departed = Departed::now(ctx, &provider.code, redirect_uri, purpose, next);
        let url = provider.address(&departed, &state, ctx.now).await?;
        self.documents.commit(&Batch::new().insert(departure::key_of(&state), body(&departed)?)).await?;
        Ok(Departure { url, state })
    }

    /// Ends: takes the departure, and the provider's word for its code.
    ///
    /// # Errors
    /// A return too late, twice, from elsewhere or in another browser; a provider that refuses,
    /// cannot be reached or whose answer cannot be verified.
    pub async fn finish(&self, ctx: &OpCtx, provider: &str, state: &str, state_in_cookie: &str, code: &str) -> ServiceResult<Arrival> {
        let provider = self.provider(provider)?;
        let departed = self.take(ctx, provider, state, state_in_cookie).await?;
        let identity = provider.identity(&departed, code, ctx.now).await?;
        Ok(Arrival { identity, purpose: departed.purpose, next: departed.next })
    }

    /// Ends without a code: the provider came back with an error, often because the shopper cancelled.
    ///
    /// # Errors
    /// A return too late, twice, from elsewhere or in another browser.
    pub async fn give_up(&self, ctx: &OpCtx, provider: &str, state: &str, state_in_cookie: &str, error: &str) -> ServiceResult<Refused> {
        let provider = self.provider(provider)?;
        let departed = self.take(ctx, provider, state, state_in_cookie).await?;
        Ok(Refused { rejection: provider.refusal(error), purpose: departed.purpose, next: departed.next })
    }

    fn provider(&self, code: &str) -> ServiceResult<&Provider> {
        let found = self.providers.iter().find(|provider| provider.code == code);
        found.ok_or_else(|| rejected(Code::ProviderUnknown, "This shop does not offer that way to sign in."))
    }

    /// The departure, which is gone before its code is used: whatever goes wrong later, nothing is taken twice.
    async fn take(&self, ctx: &OpCtx, provider: &Provider, state: &str, state_in_cookie: &str) -> ServiceResult<Departed> {
        let expired = || rejected(Code::SignInExpired, "This sign-in took too long or was already used. Please start again.");
        if !bool::from(state.as_bytes().ct_eq(state_in_cookie.as_bytes())) {
            warn!(provider = provider.code, "Somebody came back from a provider with the state of another browser");
            return Err(expired());
        }
        let found = self.documents.load::<Departed>(departure::key_of(state)).await?.ok_or_else(expired)?;
        match self.documents.commit(&Batch::new().delete(found.key, found.version)).await {
            Err(error) if was_overtaken(&error) => return Err(expired()),
            done => done?,
        }
        if found.value.provider == provider.code && ctx.now < found.value.expires_at { Ok(found.value) } else { Err(expired()) }
    }
}
