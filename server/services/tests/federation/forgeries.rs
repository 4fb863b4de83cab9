//! A provider, or somebody in its place, that answers with an ID token nobody may believe. The real
//! one cannot be made to lie, so this one is a few answers and a key.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::json;
use services::federation::ProviderSettings;
use shop::Code;
use store::Json;

use crate::{
    browser::Return,
    fake::{Answer, Asked, Fake},
    stage::Stage,
    support::{Shop, refusal},
};

/// The key that the provider publishes: an Ed25519 key whose 32 bytes are all 7.
const KEY: [u8; 32] = [7; 32];
const PUBLISHED: &str = "6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw";
const SECRET: &str = "a secret of more than thirty-two bytes";
const IN_AN_HOUR: i64 = 4_000_000_000;

/// Changes what is said.
type Lie = fn(&mut Json);
/// Makes an ID token of its claims.
type Sign = fn(&Json) -> String;

#[tokio::test]
async fn only_the_provider_s_own_word_for_this_shop_and_this_sign_in_is_believed() {
    assert!(outcome(|_| {}, signed).await.is_ok(), "the honest token must be taken, or this test proves nothing");
    let lies: [(&str, Lie); 8] = [
        ("another shop's token", |claims| claims["aud"] = json!("another shop")),
        ("a token that is also another shop's", |claims| claims["aud"] = json!(["shop", "another shop"])),
        ("another provider's token", |claims| claims["iss"] = json!("https://accounts.example.com")),
        ("an old token", |claims| claims["exp"] = json!(1_600_000_000)),
        ("a token without a nonce", |claims| drop(claims.as_object_mut().unwrap().remove("nonce"))),
        ("a token of another sign-in", |claims| claims["nonce"] = json!("another")),
        ("a token for another access token", |claims| claims["at_hash"] = json!("77QmUPtjPfzWtF2AnpK9RQ")),
        ("news of somebody else", |claims| drop(claims.as_object_mut().unwrap().remove("email"))),
    ];
    for (lie, change) in lies {
        assert_eq!(outcome(change, signed).await.map_err(|refused| refused.code), Err(Code::ProviderRefused), "{lie}");
    }
    let forgeries: [(&str, Sign); 4] = [
        ("signed by nobody", |claims| format!("{}.{}.", part(&json!({"alg": "none", "typ": "JWT"})), part(claims))),
        ("signed with the client's secret", |claims| with(Algorithm::HS256, claims, &EncodingKey::from_secret(SECRET.as_bytes()))),
        ("signed with the published key as a secret", |claims| {
            with(Algorithm::HS256, claims, &EncodingKey::from_secret(PUBLISHED.as_bytes()))
        }),
        ("signed with another key", |claims| with(Algorithm::EdDSA, claims, &key([8; 32]))),
    ];
    for (forgery, sign) in forgeries {
        assert_eq!(outcome(|_| {}, sign).await.map_err(|refused| refused.code), Err(Code::ProviderRefused), "{forgery}");
    }
}

/// Signs in at a provider whose ID token is changed and signed like this.
async fn outcome(change: Lie, sign: Sign) -> Result<(), shop::Rejection> {
    let provider = Fake::answers(move |issuer, asked| lying(issuer, asked, change, sign)).await;
    let shop = Shop::on_sqlite().await;
    let stage =
        Stage::with(&shop, [ProviderSettings::openid("Liar Inc.", &provider.url, "shop", services::secrets::Secret::new(SECRET))]).await;
    let departure = stage.leaves("oidc").await.unwrap();
    let url: reqwest::Url = departure.url.parse().unwrap();
    let (_, nonce) = url.query_pairs().find(|(name, _)| name == "nonce").unwrap();
    // What the provider would remember travels in the code.
    let back = Return { address: String::new(), state: departure.state, code: Some(nonce.into_owned()), error: None };
    match stage.receives("oidc", &back).await {
        Ok(_) => Ok(()),
        refused => Err(refusal(refused)),
    }
}

fn lying(issuer: &str, asked: &Asked, change: Lie, sign: Sign) -> Answer {
    let answer = match asked.what.as_str() {
        "GET /.well-known/openid-configuration" => json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/auth"),
            "token_endpoint": format!("{issuer}/token"),
            "userinfo_endpoint": format!("{issuer}/me"),
            "jwks_uri": format!("{issuer}/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        }),
        "GET /jwks" => json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": PUBLISHED, "use": "sig", "kid": "1"}]}),
        "POST /token" => {
            let mut claims = json!({
                "iss": issuer, "aud": "shop", "sub": "ada", "nonce": asked.field("code"),
                "iat": 1_700_000_000, "exp": IN_AN_HOUR, "email": "ada@example.com", "email_verified": true,
            });
            change(&mut claims);
            json!({"access_token": "token", "token_type": "Bearer", "id_token": sign(&claims)})
        }
        "GET /me" => json!({"sub": "grace", "email": "grace@example.com", "email_verified": true}),
        what => panic!("there is no {what}"),
    };
    (200, answer)
}

fn signed(claims: &Json) -> String {
    with(Algorithm::EdDSA, claims, &key(KEY))
}

fn with(algorithm: Algorithm, claims: &Json, key: &EncodingKey) -> String {
    encode(&Header { kid: Some("1".into()), ..Header::new(algorithm) }, claims, key).unwrap()
}

/// PKCS #8 around the 32 bytes (RFC 8410 §7).
fn key(bytes: [u8; 32]) -> EncodingKey {
    let mut der = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
    der.extend(bytes);
    EncodingKey::from_ed_der(&der)
}

fn part(json: &Json) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(json.to_string())
}
