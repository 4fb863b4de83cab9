//! How a provider is set up.

use crate::secrets::Secret;

/// One provider.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// Names it in addresses and in linked accounts; never changed once somebody has signed in.
    pub code: String,
    /// Its name for people, as in "Continue with …".
    pub label: String,
    /// What the provider calls the shop.
    pub client_id: String,
    /// How the shop proves to be it.
    pub client_secret: Secret,
    /// What it speaks, and where.
    pub kind: ProviderKind,
}

/// What a provider speaks, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderKind {
    /// OpenID Connect, found out from its issuer.
    OpenId {
        /// Its address, exactly as the provider writes it.
        issuer: String,
    },
    /// GitHub's OAuth.
    GitHub {
        /// Where people sign in.
        site: String,
        /// Where programs ask.
        api: String,
    },
    /// Facebook's OAuth.
    Facebook {
        /// Where people sign in, with the version.
        site: String,
        /// Where programs ask, with the version.
        graph: String,
    },
}
