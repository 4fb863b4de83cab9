//! GitHub, <https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps>.

use futures::future::{BoxFuture, FutureExt};
use serde::Deserialize;
use shop::Timestamp;

use super::OAuth;
use crate::federation::{departure::Departed, identity::Told, provider::Adapter, settings::ProviderSettings, trouble::Trouble};

/// Who they are, and their e-mail addresses, which the public profile need not show.
const SCOPES: &[&str] = &["read:user", "user:email"];

/// GitHub.
pub(in crate::federation) struct GitHub {
    oauth: OAuth,
    api: String,
}

/// <https://docs.github.com/rest/users/users#get-the-authenticated-user>; the login may change, the id never does.
#[derive(Deserialize)]
struct User {
    id: u64,
    login: String,
    name: Option<String>,
}

/// <https://docs.github.com/rest/users/emails#list-email-addresses-for-the-authenticated-user>.
#[derive(Deserialize)]
struct Address {
    email: String,
    primary: bool,
    verified: bool,
}

impl GitHub {
    pub(in crate::federation) fn new(settings: &ProviderSettings, site: &str, api: &str) -> Result<Self, Trouble> {
        let oauth = OAuth::new(settings, format!("{site}/login/oauth/authorize"), format!("{site}/login/oauth/access_token"))?;
        Ok(Self { oauth, api: api.to_owned() })
    }

    async fn told(&self, departed: &Departed, code: &str) -> Result<Told, Trouble> {
        let token = self.oauth.exchange(departed, code).await?;
        let user: User = self.oauth.ask(&format!("{}/user", self.api), &token).await?;
        let addresses: Vec<Address> = self.oauth.ask(&format!("{}/user/emails", self.api), &token).await?;
        let primary = addresses.into_iter().find(|address| address.primary);
        Ok(Told {
            subject: user.id.to_string(),
            email_verified: primary.as_ref().is_some_and(|address| address.verified),
            email: primary.map(|address| address.email),
            name: user.name.or(Some(user.login)),
        })
    }
}

impl Adapter for GitHub {
    fn address<'a>(&'a self, departed: &'a Departed, state: &'a str, _: Timestamp) -> BoxFuture<'a, Result<String, Trouble>> {
        async move { self.oauth.address(departed, state, SCOPES) }.boxed()
    }

    fn told<'a>(&'a self, departed: &'a Departed, code: &'a str, _: Timestamp) -> BoxFuture<'a, Result<Told, Trouble>> {
        self.told(departed, code).boxed()
    }
}
