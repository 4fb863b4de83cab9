//! Facebook, <https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow>.

use futures::future::{BoxFuture, FutureExt};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;
use shop::Timestamp;

use super::OAuth;
use crate::federation::{departure::Departed, identity::Told, provider::Adapter, settings::ProviderSettings, trouble::Trouble};

const SCOPES: &[&str] = &["public_profile", "email"];

/// Facebook.
pub(in crate::federation) struct Facebook {
    oauth: OAuth,
    graph: String,
    secret: crate::secrets::Secret,
}

/// The id is theirs with this app alone. Who signed up with a telephone number has no e-mail address.
#[derive(Deserialize)]
struct Me {
    id: String,
    name: Option<String>,
    email: Option<String>,
}

impl Facebook {
    pub(in crate::federation) fn new(settings: &ProviderSettings, site: &str, graph: &str) -> Result<Self, Trouble> {
        let oauth = OAuth::new(settings, format!("{site}/dialog/oauth"), format!("{graph}/oauth/access_token"))?;
        Ok(Self { oauth, graph: graph.to_owned(), secret: settings.client_secret.clone() })
    }

    async fn told(&self, departed: &Departed, code: &str) -> Result<Told, Trouble> {
        let token = self.oauth.exchange(departed, code).await?;
        let proof = self.proof(&token)?;
        let me: Me = self.oauth.ask(&format!("{}/me?fields=id,name,email&appsecret_proof={proof}", self.graph), &token).await?;
        // Facebook does not say whether anybody reads what is sent there.
        Ok(Told { subject: me.id, email: me.email, email_verified: false, name: me.name })
    }

    /// Shows that the token is used by the app it was given to; apps can be set to require it
    /// (<https://developers.facebook.com/docs/graph-api/guides/secure-requests>).
    fn proof(&self, token: &str) -> Result<String, Trouble> {
        let hmac = Hmac::<Sha256>::new_from_slice(self.secret.expose().as_bytes()).map_err(Trouble::misfit)?;
        Ok(hmac.chain_update(token).finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Adapter for Facebook {
    fn address<'a>(&'a self, departed: &'a Departed, state: &'a str, _: Timestamp) -> BoxFuture<'a, Result<String, Trouble>> {
        async move { self.oauth.address(departed, state, SCOPES) }.boxed()
    }

    fn told<'a>(&'a self, departed: &'a Departed, code: &'a str, _: Timestamp) -> BoxFuture<'a, Result<Told, Trouble>> {
        self.told(departed, code).boxed()
    }
}
