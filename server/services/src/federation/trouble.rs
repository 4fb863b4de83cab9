//! Why a provider's word could not be had; which sentence that becomes is decided in one place.

use std::error::Error;

type Cause = Box<dyn Error + Send + Sync>;

/// What went wrong between the shop and a provider.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// It does not answer, or not sensibly.
    #[error("the provider cannot be reached")]
    Unreachable(#[source] Cause),
    /// It does not know the code: used, too old, or made up.
    #[error("the provider refused the code: {0}")]
    Refused(String),
    /// It answered, but not what can be trusted.
    #[error("the provider's answer could not be verified")]
    Untrusted(#[source] Cause),
    /// It was asked wrongly: our settings or our code.
    #[error("the provider does not work with the shop as it is set up")]
    Misfit(#[source] Cause),
}

impl Trouble {
    pub(super) fn unreachable(cause: impl Into<Cause>) -> Self {
        Self::Unreachable(cause.into())
    }

    pub(super) fn untrusted(cause: impl Into<Cause>) -> Self {
        Self::Untrusted(cause.into())
    }

    pub(super) fn misfit(cause: impl Into<Cause>) -> Self {
        Self::Misfit(cause.into())
    }
}
