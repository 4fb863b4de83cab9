//! GitHub and Facebook. Nobody offers either as a program to install, so here each is a few answers
//! written from its public reference: <https://docs.github.com/apps/oauth-apps>,
//! <https://docs.github.com/rest/users>, <https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow>.
//! They check what the real ones check: client, secret, redirect, PKCE and token.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::Url;
use services::{
    ServiceResult,
    federation::{Arrival, ExternalIdentity, ProviderKind, ProviderSettings},
};
use sha2::{Digest, Sha256};
use shop::Code;
use store::Json;

use crate::{
    browser::Return,
    fake::{Answer, Asked, Fake},
    stage::{Stage, redirect_uri},
    support::{Shop, refusal},
};
use serde_json::json;

const TOKEN: &str = "gho_16C7e42F292c6912E7710c838347Ae178B4a";

/// A provider and a shop that knows it, on SQLite: what differs by store is proved with the OpenID provider.
struct Scene {
    stage: Stage,
    _shop: Shop,
    _provider: Fake,
}

impl Scene {
    async fn github(emails: Json) -> Self {
        let provider = Fake::answers(move |_, asked| github(asked, &emails)).await;
        let mut github = ProviderSettings::github("shop", services::secrets::Secret::new("secret"));
        github.kind = ProviderKind::GitHub { site: provider.url.clone(), api: provider.url.clone() };
        Self::with(github, provider).await
    }

    async fn facebook() -> Self {
        let provider = Fake::answers(|_, asked| facebook(asked)).await;
        let mut facebook = ProviderSettings::facebook("shop", services::secrets::Secret::new("secret"));
        facebook.kind = ProviderKind::Facebook { site: format!("{}/v24.0", provider.url), graph: format!("{}/v24.0", provider.url) };
        Self::with(facebook, provider).await
    }

    async fn with(settings: ProviderSettings, provider: Fake) -> Self {
        let shop = Shop::on_sqlite().await;
        Self { stage: Stage::with(&shop, [settings]).await, _shop: shop, _provider: provider }
    }

    /// Leaves, checks what the provider's page would be told, and comes back with a code that holds the PKCE challenge.
    async fn signs_in(&self, provider: &str, page: &str, scope: &str) -> ServiceResult<Arrival> {
        let departure = self.stage.leaves(provider).await.unwrap();
        let url: Url = departure.url.parse().unwrap();
        let told = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default();
        assert_eq!(url.path(), page);
        assert_eq!((told("client_id"), told("response_type"), told("scope")), ("shop".into(), "code".into(), scope.into()));
        assert_eq!((told("redirect_uri"), told("state")), (redirect_uri(provider), departure.state.clone()));
        assert_eq!(told("code_challenge_method"), "S256");
        let back = Return { address: String::new(), state: departure.state, code: Some(told("code_challenge")), error: None };
        self.stage.receives(provider, &back).await
    }

    /// Comes back with a code that the provider never gave.
    async fn makes_up_a_code(&self, provider: &str) -> ServiceResult<Arrival> {
        let departure = self.stage.leaves(provider).await.unwrap();
        let back = Return { address: String::new(), state: departure.state, code: Some("made-up".into()), error: None };
        self.stage.receives(provider, &back).await
    }
}

/// Whether a code is exchanged by whom it was given to.
fn is_right(asked: &Asked, provider: &str) -> bool {
    let verifier = Sha256::digest(asked.field("code_verifier"));
    asked.field("client_id") == "shop"
        && asked.field("client_secret") == "secret"
        && asked.field("redirect_uri") == redirect_uri(provider)
        && asked.field("code") == URL_SAFE_NO_PAD.encode(verifier)
}

fn github(asked: &Asked, emails: &Json) -> Answer {
    assert!(!asked.header("user-agent").is_empty(), "GitHub refuses requests without a name");
    assert_eq!(asked.header("accept"), "application/json", "or GitHub answers with a form");
    let known = asked.header("authorization") == format!("Bearer {TOKEN}");
    match asked.what.as_str() {
        "POST /login/oauth/access_token" if is_right(asked, "github") => {
            (200, json!({"access_token": TOKEN, "scope": "read:user,user:email", "token_type": "bearer"}))
        }
        // GitHub answers 200 to what it refuses.
        "POST /login/oauth/access_token" => (200, json!({"error": "bad_verification_code", "error_description": "…", "error_uri": "…"})),
        "GET /user" if known => (200, json!({"id": 583_231, "login": "ada", "name": "Ada Lovelace", "email": "public@example.com"})),
        "GET /user/emails" if known => (200, emails.clone()),
        what => panic!("GitHub has no {what}"),
    }
}

fn facebook(asked: &Asked) -> Answer {
    match asked.what.as_str() {
        "POST /v24.0/oauth/access_token" if is_right(asked, "facebook") => {
            (200, json!({"access_token": TOKEN, "token_type": "bearer", "expires_in": 5_183_944}))
        }
        "POST /v24.0/oauth/access_token" => (
            400,
            json!({"error": {"message": "Invalid verification code format.", "type": "OAuthException", "code": 100, "fbtrace_id": "A"}}),
        ),
        "GET /v24.0/me" if asked.header("authorization") == format!("Bearer {TOKEN}") => {
            assert_eq!(asked.field("fields"), "id,name,email");
            // HMAC-SHA256 of the token under the secret, by `openssl dgst -sha256 -hmac secret`.
            assert_eq!(asked.field("appsecret_proof"), PROOF);
            (200, json!({"id": "10158", "name": "Ada Lovelace", "email": "ada@example.com"}))
        }
        what => panic!("Facebook has no {what}"),
    }
}

const PROOF: &str = "6a41697e2891b2088cf74399e1ea6fa9d7028dbcb3809e51238992c07b84b965";

#[tokio::test]
async fn somebody_signs_in_with_github_by_their_primary_address() {
    let emails = json!([
        {"email": "old@example.com", "primary": false, "verified": true, "visibility": null},
        {"email": "Ada@Example.com", "primary": true, "verified": true, "visibility": "private"},
    ]);
    let scene = Scene::github(emails).await;
    let identity = scene.signs_in("github", "/login/oauth/authorize", "read:user user:email").await.unwrap().identity;
    let ada = ExternalIdentity {
        provider: "github".into(),
        subject: "583231".into(),
        email: Some("ada@example.com".parse().unwrap()),
        email_verified: true,
        name: Some("Ada Lovelace".parse().unwrap()),
    };
    assert_eq!(identity, ada);
}

#[tokio::test]
async fn github_vouches_for_no_address_that_it_has_not_verified() {
    let scene = Scene::github(json!([{"email": "ada@example.com", "primary": true, "verified": false, "visibility": null}])).await;
    let identity = scene.signs_in("github", "/login/oauth/authorize", "read:user user:email").await.unwrap().identity;
    assert!(identity.email.is_some() && !identity.email_verified);
    let nowhere = Scene::github(json!([])).await;
    let identity = nowhere.signs_in("github", "/login/oauth/authorize", "read:user user:email").await.unwrap().identity;
    assert_eq!((identity.email, identity.email_verified), (None, false));
}

#[tokio::test]
async fn somebody_signs_in_with_facebook_which_vouches_for_no_address() {
    let scene = Scene::facebook().await;
    let identity = scene.signs_in("facebook", "/v24.0/dialog/oauth", "public_profile email").await.unwrap().identity;
    assert_eq!((identity.provider.as_str(), identity.subject.as_str()), ("facebook", "10158"));
    assert_eq!((identity.email.unwrap().as_str(), identity.email_verified), ("ada@example.com", false));
}

#[tokio::test]
async fn a_code_that_neither_gave_is_refused() {
    let github = Scene::github(json!([])).await;
    assert_eq!(refusal(github.makes_up_a_code("github").await).code, Code::ProviderRefused);
    let facebook = Scene::facebook().await;
    assert_eq!(refusal(facebook.makes_up_a_code("facebook").await).code, Code::ProviderRefused);
}

#[tokio::test]
async fn a_provider_that_answers_with_an_error_page_is_away() {
    for answer in [json!("Bad Gateway"), json!({"error": "temporarily_unavailable"})] {
        let provider = Fake::answers(move |_, _| (503, answer.clone())).await;
        let mut github = ProviderSettings::github("shop", services::secrets::Secret::new("secret"));
        github.kind = ProviderKind::GitHub { site: provider.url.clone(), api: provider.url.clone() };
        let scene = Scene::with(github, provider).await;
        assert_eq!(refusal(scene.makes_up_a_code("github").await).code, Code::ProviderUnreachable);
        assert_eq!(scene.stage.departures().await, 0);
    }
}
