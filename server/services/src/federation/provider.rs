//! The seam: what the shop needs of whoever vouches for people, and what it says when they do not.

use std::sync::Arc;

use futures::future::BoxFuture;
use shop::{Code, Rejection, Timestamp};
use tracing::warn;

use super::{
    departure::Departed,
    identity::{ExternalIdentity, Told},
    oauth2::{Facebook, GitHub},
    oidc::OpenId,
    settings::{ProviderKind, ProviderSettings},
    trouble::Trouble,
};
use crate::{ServiceError, ServiceResult};

/// A way of speaking with a provider. Its vendor's types never leave its file.
pub(super) trait Adapter: Send + Sync {
    /// The page to send the browser to.
    fn address<'a>(&'a self, departed: &'a Departed, state: &'a str, now: Timestamp) -> BoxFuture<'a, Result<String, Trouble>>;

    /// Whom a code stands for.
    fn told<'a>(&'a self, departed: &'a Departed, code: &'a str, now: Timestamp) -> BoxFuture<'a, Result<Told, Trouble>>;
}

/// A provider that is set up.
pub(super) struct Provider {
    pub(super) code: String,
    pub(super) label: String,
    adapter: Arc<dyn Adapter>,
}

impl Provider {
    pub(super) fn new(settings: &ProviderSettings) -> ServiceResult<Self> {
        let adapter = adapter(settings).map_err(ServiceError::doing("set up the sign-in with another provider"))?;
        Ok(Self { code: settings.code.clone(), label: settings.label.clone(), adapter })
    }

    pub(super) async fn address(&self, departed: &Departed, state: &str, now: Timestamp) -> ServiceResult<String> {
        self.adapter.address(departed, state, now).await.map_err(|trouble| self.explain(trouble))
    }

    pub(super) async fn identity(&self, departed: &Departed, code: &str, now: Timestamp) -> ServiceResult<ExternalIdentity> {
        let told = self.adapter.told(departed, code, now).await.map_err(|trouble| self.explain(trouble))?;
        Ok(ExternalIdentity::of(&self.code, told))
    }

    /// What to say to an `error` that stood where the code should be (RFC 6749 §4.1.2.1).
    pub(super) fn refusal(&self, error: &str) -> Rejection {
        let label = &self.label;
        match error {
            "access_denied" | "login_required" | "consent_required" | "interaction_required" | "account_selection_required" => {
                let message = format!("You did not finish signing in with {label}. You can try again, or sign in another way.");
                Rejection::new(Code::ProviderRefused, message)
            }
            "server_error" | "temporarily_unavailable" => self.unreachable(),
            error => {
                // It comes with an address that anybody can write: only what a provider could have said goes into the log.
                let error: String = error.chars().filter(char::is_ascii_graphic).take(64).collect();
                warn!(provider = self.code, error, "A provider refused a sign-in");
                let message = format!("{label} did not let you sign in. Please try again, or sign in another way.");
                Rejection::new(Code::ProviderRefused, message)
            }
        }
    }

    fn explain(&self, trouble: Trouble) -> ServiceError {
        let label = &self.label;
        let shown = match trouble {
            Trouble::Unreachable(_) => Some(self.unreachable()),
            Trouble::Refused(_) => {
                Some(Rejection::new(Code::ProviderRefused, format!("{label} did not accept this sign-in. Please start again.")))
            }
            Trouble::Untrusted(_) => {
                Some(Rejection::new(Code::ProviderRefused, format!("What {label} answered could not be verified. Please start again.")))
            }
            Trouble::Misfit(_) => None, // nothing that the shopper could mend
        };
        let failure = ServiceError::failed("sign somebody in with another provider", trouble);
        let Some(rejection) = shown else { return failure };
        warn!(provider = self.code, error = failure.chain(), "A sign-in with another provider did not succeed");
        rejection.into()
    }

    fn unreachable(&self) -> Rejection {
        let message = format!("{} cannot be reached just now. Please try again in a moment, or sign in another way.", self.label);
        Rejection::new(Code::ProviderUnreachable, message)
    }
}

fn adapter(settings: &ProviderSettings) -> Result<Arc<dyn Adapter>, Trouble> {
    Ok(match &settings.kind {
        ProviderKind::OpenId { issuer } => Arc::new(OpenId::new(settings, issuer)?),
        ProviderKind::GitHub { site, api } => Arc::new(GitHub::new(settings, site, api)?),
        ProviderKind::Facebook { site, graph } => Arc::new(Facebook::new(settings, site, graph)?),
    })
}
