//! The providers whose addresses are known; any other that speaks OpenID Connect is set up by its issuer.

use super::settings::{ProviderKind, ProviderSettings};
use crate::secrets::Secret;

/// A version of the Graph API works for two years at least, and forwards to the next one then.
const FACEBOOK_VERSION: &str = "v24.0";

impl ProviderSettings {
    /// Google, which speaks OpenID Connect.
    pub fn google(client_id: impl Into<String>, client_secret: Secret) -> Self {
        let issuer = "https://accounts.google.com".to_owned();
        Self::new("google", "Google", client_id, client_secret, ProviderKind::OpenId { issuer })
    }

    /// Facebook.
    pub fn facebook(client_id: impl Into<String>, client_secret: Secret) -> Self {
        let site = format!("https://www.facebook.com/{FACEBOOK_VERSION}");
        let graph = format!("https://graph.facebook.com/{FACEBOOK_VERSION}");
        Self::new("facebook", "Facebook", client_id, client_secret, ProviderKind::Facebook { site, graph })
    }

    /// GitHub.
    pub fn github(client_id: impl Into<String>, client_secret: Secret) -> Self {
        let kind = ProviderKind::GitHub { site: "https://github.com".to_owned(), api: "https://api.github.com".to_owned() };
        Self::new("github", "GitHub", client_id, client_secret, kind)
    }

    /// Any provider that speaks OpenID Connect.
    pub fn openid(label: impl Into<String>, issuer: impl Into<String>, client_id: impl Into<String>, client_secret: Secret) -> Self {
        Self::new("oidc", label, client_id, client_secret, ProviderKind::OpenId { issuer: issuer.into() })
    }

    fn new(code: &str, label: impl Into<String>, client_id: impl Into<String>, client_secret: Secret, kind: ProviderKind) -> Self {
        Self { code: code.to_owned(), label: label.into(), client_id: client_id.into(), client_secret, kind }
    }
}
