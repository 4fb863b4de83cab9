//! OpenID Connect, found out from the issuer (OpenID Connect Discovery 1.0).

mod issuer;

use futures::future::{BoxFuture, FutureExt};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndUserEmail,
    EndUserName, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpClientError, LocalizedClaim, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, Scope, SignatureVerificationError, SubjectIdentifier, TokenResponse, UserInfoError,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier,
        CoreJwsSigningAlgorithm as Algorithm, CoreProviderMetadata, CoreUserInfoClaims,
    },
    reqwest,
};
use shop::Timestamp;

use super::{
    departure::Departed,
    identity::Told,
    oauth2::{exchange_trouble, redirect_url},
    provider::Adapter,
    settings::ProviderSettings,
    trouble::Trouble,
};
use issuer::Issuer;

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Beside `openid`, which the library asks for.
const SCOPES: &[&str] = &["email", "profile"];

/// Signatures that only the provider can make; one by the client's secret could also be ours, and `none` anybody's.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// Any OpenID provider.
pub(super) struct OpenId {
    issuer: Issuer,
    client_id: ClientId,
    client_secret: ClientSecret,
}

impl OpenId {
    pub(super) fn new(settings: &ProviderSettings, issuer: &str) -> Result<Self, Trouble> {
        Ok(Self {
            issuer: Issuer::new(issuer)?,
            client_id: ClientId::new(settings.client_id.clone()),
            client_secret: ClientSecret::new(settings.client_secret.expose().to_owned()),
        })
    }

    async fn address(&self, departed: &Departed, state: &str, now: Timestamp) -> Result<String, Trouble> {
        let client = self.client(self.issuer.metadata(now).await?, departed)?;
        let verifier = PkceCodeVerifier::new(departed.verifier.clone());
        let (state, nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(departed.nonce.clone()));
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .add_scopes(SCOPES.iter().map(|scope| Scope::new((*scope).to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        Ok(request.url().0.into())
    }

    async fn told(&self, departed: &Departed, code: &str, now: Timestamp) -> Result<Told, Trouble> {
        let mut client = self.client(self.issuer.metadata(now).await?, departed)?;
        let exchange = client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(Trouble::misfit)?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(departed.verifier.clone()));
        let tokens = exchange.request_async(self.issuer.http()).await.map_err(exchange_trouble)?;
        let id_token = tokens.id_token().ok_or_else(|| Trouble::misfit("it gave no ID token"))?;

        let nonce = Nonce::new(departed.nonce.clone());
        let mut claims = id_token.claims(&verifier(&client), &nonce);
        if names_unknown_key(&claims) {
            client = self.client(self.issuer.metadata_anew(now).await?, departed)?;
            claims = id_token.claims(&verifier(&client), &nonce);
        }
        let claims = claims.map_err(Trouble::untrusted)?;
        check_access_token(&client, id_token, claims, tokens.access_token())?;

        let subject = format!("{}#{}", self.issuer.as_str(), claims.subject().as_str());
        if claims.email().is_some() || client.user_info_url().is_none() {
            return Ok(told(subject, claims.email(), claims.email_verified(), claims.name()));
        }
        let info = self.user_info(&client, tokens.access_token(), claims.subject()).await?;
        Ok(told(subject, info.email(), info.email_verified(), info.name()))
    }

    /// What the ID token left out. The library refuses an answer about anybody else.
    async fn user_info(&self, client: &Client, token: &AccessToken, who: &SubjectIdentifier) -> Result<CoreUserInfoClaims, Trouble> {
        let request = client.user_info(token.clone(), Some(who.clone())).map_err(Trouble::misfit)?;
        request.request_async(self.issuer.http()).await.map_err(|error: UserInfoError<HttpClientError<reqwest::Error>>| match &error {
            UserInfoError::Request(_) => Trouble::unreachable(error),
            UserInfoError::Response(status, ..) if status.is_server_error() => Trouble::unreachable(error),
            UserInfoError::ClaimsVerification(_) => Trouble::untrusted(error),
            _ => Trouble::misfit(error),
        })
    }

    fn client(&self, metadata: CoreProviderMetadata, departed: &Departed) -> Result<Client, Trouble> {
        // Who lists no methods takes the secret in the header (Discovery §3).
        let listed = metadata.token_endpoint_auth_methods_supported();
        let in_header = listed.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let client = CoreClient::from_provider_metadata(metadata, self.client_id.clone(), Some(self.client_secret.clone()));
        let client = client.set_auth_type(if in_header { AuthType::BasicAuth } else { AuthType::RequestBody });
        Ok(client.set_redirect_uri(redirect_url(departed)?))
    }
}

fn verifier(client: &Client) -> CoreIdTokenVerifier<'_> {
    client.id_token_verifier().set_allowed_algs(ALGORITHMS)
}

/// Whether the provider signs with a key that it has published since it was last asked.
fn names_unknown_key(claims: &Result<&CoreIdTokenClaims, ClaimsVerificationError>) -> bool {
    use {ClaimsVerificationError::SignatureVerification, SignatureVerificationError::NoMatchingKey};
    matches!(claims, Err(SignatureVerification(NoMatchingKey)))
}

/// The access token is the one that the ID token was given with, where that says so (OpenID Connect Core §3.1.3.8).
fn check_access_token(
    client: &Client,
    id_token: &CoreIdToken,
    claims: &CoreIdTokenClaims,
    access_token: &AccessToken,
) -> Result<(), Trouble> {
    let Some(expected) = claims.access_token_hash() else { return Ok(()) };
    let algorithm = id_token.signing_alg().map_err(Trouble::untrusted)?;
    let verifier = verifier(client);
    let key = id_token.signing_key(&verifier).map_err(Trouble::untrusted)?;
    let found = AccessTokenHash::from_token(access_token, algorithm, key).map_err(Trouble::untrusted)?;
    if found == *expected { Ok(()) } else { Err(Trouble::untrusted("the ID token belongs to another access token")) }
}

fn told(subject: String, email: Option<&EndUserEmail>, verified: Option<bool>, name: Option<&LocalizedClaim<EndUserName>>) -> Told {
    Told {
        subject,
        email: email.map(|email| email.as_str().to_owned()),
        email_verified: verified == Some(true),
        name: name
            .and_then(|names| names.get(None).or_else(|| names.iter().next().map(|(_, name)| name)))
            .map(|name| name.as_str().to_owned()),
    }
}

impl Adapter for OpenId {
    fn address<'a>(&'a self, departed: &'a Departed, state: &'a str, now: Timestamp) -> BoxFuture<'a, Result<String, Trouble>> {
        self.address(departed, state, now).boxed()
    }

    fn told<'a>(&'a self, departed: &'a Departed, code: &'a str, now: Timestamp) -> BoxFuture<'a, Result<Told, Trouble>> {
        self.told(departed, code, now).boxed()
    }
}
