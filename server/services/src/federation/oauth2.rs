//! OAuth 2.0: what every provider speaks, and all that GitHub and Facebook do.

mod facebook;
mod github;

use std::time::Duration;

use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet, HttpClientError,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse, TokenUrl,
    basic::{BasicClient, BasicErrorResponse},
    reqwest::{self, Client, redirect::Policy},
};
use serde::de::DeserializeOwned;
use store::Json;

use super::{departure::Departed, settings::ProviderSettings, trouble::Trouble};

pub(super) use facebook::Facebook;
pub(super) use github::GitHub;

/// A page waits for the answer, so it is not waited for long.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);

/// What a refused exchange comes as.
pub(super) type ExchangeError = RequestTokenError<HttpClientError<reqwest::Error>, BasicErrorResponse>;

/// A provider that is no OpenID provider: the same flow, and then a question who the token is for.
struct OAuth {
    client: BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>,
    http: Client,
}

impl OAuth {
    fn new(settings: &ProviderSettings, page: String, tokens: String) -> Result<Self, Trouble> {
        let client = BasicClient::new(ClientId::new(settings.client_id.clone()))
            .set_client_secret(ClientSecret::new(settings.client_secret.expose().to_owned()))
            .set_auth_type(AuthType::RequestBody)
            .set_auth_uri(AuthUrl::new(page).map_err(Trouble::misfit)?)
            .set_token_uri(TokenUrl::new(tokens).map_err(Trouble::misfit)?);
        Ok(Self { client, http: http_client()? })
    }

    fn address(&self, departed: &Departed, state: &str, scopes: &[&str]) -> Result<String, Trouble> {
        let verifier = PkceCodeVerifier::new(departed.verifier.clone());
        let client = self.client.clone().set_redirect_uri(redirect_url(departed)?);
        let request = client
            .authorize_url(|| CsrfToken::new(state.to_owned()))
            .add_scopes(scopes.iter().map(|scope| Scope::new((*scope).to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        Ok(request.url().0.into())
    }

    /// The access token for a code.
    async fn exchange(&self, departed: &Departed, code: &str) -> Result<String, Trouble> {
        let client = self.client.clone().set_redirect_uri(redirect_url(departed)?);
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_pkce_verifier(PkceCodeVerifier::new(departed.verifier.clone()));
        let tokens = request.request_async(&self.http).await.map_err(exchange_trouble)?;
        Ok(tokens.access_token().secret().clone())
    }

    /// What an address answers to whoever holds the token.
    async fn ask<T: DeserializeOwned>(&self, address: &str, token: &str) -> Result<T, Trouble> {
        let unreachable = |error: reqwest::Error| Trouble::unreachable(error.without_url());
        let request = self.http.get(address).bearer_auth(token).header("Accept", "application/json");
        let answer = request.send().await.map_err(unreachable)?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(unreachable)?;
        match status {
            status if status.is_success() => serde_json::from_slice(&body).map_err(Trouble::misfit),
            status if status.is_server_error() => Err(Trouble::unreachable(format!("it answered {status}"))),
            status => Err(Trouble::misfit(format!("it answered {status}"))),
        }
    }
}

/// Follows no redirects: they could lead to an address inside the shop's own network.
pub(super) fn http_client() -> Result<Client, Trouble> {
    let client = Client::builder().redirect(Policy::none()).timeout(LONGEST_ANSWER).user_agent("ShopSphere"); // GitHub wants a name
    client.build().map_err(Trouble::misfit)
}

pub(super) fn redirect_url(departed: &Departed) -> Result<RedirectUrl, Trouble> {
    RedirectUrl::new(departed.redirect_uri.clone()).map_err(Trouble::misfit)
}

/// Why a code was not exchanged.
pub(super) fn exchange_trouble(error: ExchangeError) -> Trouble {
    let code = match &error {
        RequestTokenError::ServerResponse(answer) => Some(answer.error().as_ref().to_owned()),
        RequestTokenError::Parse(_, body) => error_in(body),
        _ => None,
    };
    match code.as_deref() {
        // RFC 6749 §5.2, GitHub, and Facebook's number for a code that is used, expired or made up.
        Some("invalid_grant" | "bad_verification_code" | "100") => Trouble::Refused(code.unwrap_or_default()),
        Some("server_error" | "temporarily_unavailable") | None => Trouble::unreachable(error),
        Some(code) => Trouble::misfit(format!("it answered {code}")),
    }
}

/// GitHub answers 200 to what it refuses; Facebook has numbers: `{"error": {"code": 100}}`.
fn error_in(body: &[u8]) -> Option<String> {
    let answer: Json = serde_json::from_slice(body).ok()?;
    let error = answer.get("error")?;
    error.as_str().map(str::to_owned).or_else(|| error.get("code").map(Json::to_string))
}
