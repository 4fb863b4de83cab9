use std::{sync::Arc, time::Duration};

use ::shop::Timestamp;
use axum::http::header::AUTHORIZATION;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use insta::assert_json_snapshot;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::shop::{TOKEN_SECRET, TestShop, now, on_both_stores, seen};

on_both_stores! {
    a_token_that_is_no_good_is_refused_in_the_contracts_words
    a_bad_token_is_no_matter_where_none_is_needed
}

/// A token cut into what it says.
struct Forge {
    kid: Option<String>,
    claims: Value,
}

impl Forge {
    fn of(token: &str) -> Self {
        let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
        Self { kid: jsonwebtoken::decode_header(token).unwrap().kid, claims: serde_json::from_slice(&claims).unwrap() }
    }

    fn signed(&self, algorithm: Algorithm, secret: &str) -> String {
        let header = Header { kid: self.kid.clone(), ..Header::new(algorithm) };
        jsonwebtoken::encode(&header, &self.claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
    }

    fn with(&self, name: &str, value: Value) -> String {
        let mut claims = self.claims.clone();
        claims[name] = value;
        Self { kid: self.kid.clone(), claims }.signed(Algorithm::HS256, TOKEN_SECRET)
    }

    fn unsigned(&self) -> String {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.", part(json!({ "alg": "none", "typ": "JWT", "kid": self.kid })), part(self.claims.clone()))
    }
}

async fn a_token_that_is_no_good_is_refused_in_the_contracts_words(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let good = ada.access();
    let forge = Forge::of(&good);
    let me = async |token: &str| shop.guest().with_bearer(token).get("/api/users/me").await;
    assert_eq!(me(&forge.signed(Algorithm::HS256, TOKEN_SECRET)).await.status, 200, "the forge works");
    let expired = shop.signed_in_at("ada@example.com", minutes_ago(16)).await.access;
    let bad = [
        ("expired", expired),
        ("unsigned", forge.unsigned()),
        ("another algorithm", forge.signed(Algorithm::HS512, TOKEN_SECRET)),
        ("another key", forge.signed(Algorithm::HS256, "another secret, just as long as ours")),
        ("another audience", forge.with("aud", json!("somebody else"))),
        ("another issuer", forge.with("iss", json!("somebody else"))),
        ("another user", forge.with("sub", json!("usr_00000000000000000000000000"))),
        ("another session", forge.with("sid", json!("ses_00000000000000000000000000"))),
        ("no user at all", forge.with("sub", json!("root"))),
        ("cut", good[..good.len() - 1].to_owned()),
        ("cut short", good[..20].to_owned()),
        ("longer", format!("{good}x")),
        ("enormous", "a".repeat(60_000)),
        ("no token", "nonsense".to_owned()),
        ("a made-up key", "shopsphere_AAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned()),
        ("empty", String::new()),
    ];
    for (about, token) in &bad {
        let refused = me(token).await;
        assert_eq!(refused.status, 401, "{about}: {}", refused.text());
        assert_json_snapshot!("invalid_token", seen(&refused));
        assert_eq!(refused.header("www-authenticate"), "Bearer", "{about}");
        let key = shop.guest().with_header("x-api-key".parse().unwrap(), token).get("/api/users/me").await;
        assert_eq!(key.refusal(), (401, "token_invalid".to_owned()), "{about} as a key");
    }
    let basic = shop.guest().with_header(AUTHORIZATION, "Basic YWRhOnNlY3JldA==").get("/api/users/me").await;
    assert_eq!(basic.refusal(), (401, "token_invalid".to_owned()));
    assert_json_snapshot!("no_token", seen(&shop.guest().get("/api/users/me").await));
    assert_eq!(me(&good).await.status, 200);
}

async fn a_bad_token_is_no_matter_where_none_is_needed(shop: Arc<TestShop>) {
    let program = shop.guest().with_bearer("nonsense");
    assert_eq!(program.get("/api/products").await.status, 200);
    assert_eq!(program.sends("POST", "/api/products", json!({})).await.refusal(), (401, "token_invalid".to_owned()));
}

fn minutes_ago(minutes: u64) -> Timestamp {
    Timestamp::from_millis(now().millis() - i64::try_from(Duration::from_secs(minutes * 60).as_millis()).unwrap())
}
