//! A browser whose access token has run out is renewed on the way, however many requests it sends at once.

use std::{sync::Arc, time::Duration};

use ::shop::{Timestamp, order::Actor};
use axum::{
    body::Body,
    http::{
        HeaderMap, Request, StatusCode,
        header::{COOKIE, HOST, SET_COOKIE},
    },
};
use futures::future::join_all;
use server::http::asked::now;
use services::{OpCtx, accounts::RegisterForm, sessions::Tokens, sign_in::SignIn};
use tower::ServiceExt;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    twenty_requests_with_an_expired_token_stay_signed_in
    what_is_only_prefetched_renews_nothing
    an_ended_session_is_cleared_away
    a_copied_cookie_signs_out
}

const PASSWORD: &str = "tidy brass kettle";

/// Tokens of a session that began so long ago.
async fn signed_in(shop: &TestShop, ago: Duration) -> Tokens {
    let at = Timestamp::from_millis(now().millis() - i64::try_from(ago.as_millis()).unwrap());
    let ctx = OpCtx::new(Actor::Guest, at, "test".into()).unwrap();
    let form = RegisterForm { name: "Ada Lovelace".into(), email: "ada@example.com".into(), password: PASSWORD.into() };
    let _ = shop.services.accounts.register(&ctx, &form).await;
    match shop.services.sign_in.with_password(&ctx, None, "ada@example.com", PASSWORD).await.unwrap() {
        SignIn::Done(done) => done.tokens,
        SignIn::SecondFactor(_) => panic!("a second factor?"),
    }
}

async fn asks(shop: &TestShop, path: &str, cookies: &str, more: &[(&str, &str)]) -> (StatusCode, HeaderMap) {
    let mut request = Request::get(path).header(HOST, "shop.test").header(COOKIE, cookies);
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    let answer = shop.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    (answer.status(), answer.headers().clone())
}

fn set(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap());
    lines.filter_map(|line| line.split(';').next()?.split_once('=')).find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

async fn twenty_requests_with_an_expired_token_stay_signed_in(shop: Arc<TestShop>) {
    let tokens = signed_in(&shop, Duration::from_secs(20 * 60)).await;
    let cookies = format!("access={}; refresh={}", tokens.access, tokens.refresh);
    let answers = join_all((0..20).map(|_| asks(&shop, "/api/users/me", &cookies, &[]))).await;
    let refreshed = set(&answers[0].1, "refresh").unwrap();
    for (status, headers) in &answers {
        assert_eq!(*status, 200);
        assert_eq!(set(headers, "refresh").as_ref(), Some(&refreshed));
    }
    let access = set(&answers[7].1, "access").unwrap();
    let (status, headers) = asks(&shop, "/account", &format!("access={access}; refresh={refreshed}"), &[]).await;
    assert_eq!((status, set(&headers, "refresh")), (StatusCode::OK, None), "and then all is quiet");
    let (status, headers) = asks(&shop, "/shopper.json", &format!("refresh={refreshed}"), &[]).await;
    assert_eq!(status, 200);
    assert!(set(&headers, "access").is_some(), "the refresh token alone is enough");
}

async fn what_is_only_prefetched_renews_nothing(shop: Arc<TestShop>) {
    let tokens = signed_in(&shop, Duration::from_secs(20 * 60)).await;
    let (_, headers) = asks(&shop, "/cart", &format!("refresh={}", tokens.refresh), &[("sec-purpose", "prefetch;prerender")]).await;
    assert!(headers.get(SET_COOKIE).is_none());
}

async fn an_ended_session_is_cleared_away(shop: Arc<TestShop>) {
    let tokens = signed_in(&shop, Duration::ZERO).await;
    let cookies = format!("access={}; refresh={}", tokens.access, tokens.refresh);
    assert_eq!(asks(&shop, "/account", &cookies, &[]).await.0, 200);
    let ctx = OpCtx::new(Actor::Guest, now(), "test".into()).unwrap();
    let ctx = ctx.by(shop.services.sessions.identify(&tokens.access, now()).await.unwrap());
    shop.services.sessions.sign_out(&ctx).await.unwrap();
    let (status, headers) = asks(&shop, "/account", &cookies, &[]).await;
    assert_eq!((status, headers["location"].to_str().unwrap()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Faccount"));
    assert_eq!((set(&headers, "access").as_deref(), set(&headers, "refresh").as_deref()), (Some(""), Some("")));
    assert_eq!(asks(&shop, "/cart", &cookies, &[]).await.0, 200, "and the shop goes on for a guest");
    assert_eq!(asks(&shop, "/api/users/me", &cookies, &[]).await.0, 401);
}

async fn a_copied_cookie_signs_out(shop: Arc<TestShop>) {
    let tokens = signed_in(&shop, Duration::from_secs(60 * 60)).await;
    let at = Timestamp::from_millis(now().millis() - 31_000);
    let ctx = OpCtx::new(Actor::Guest, at, "test".into()).unwrap();
    let next = shop.services.sessions.renew(&ctx, &tokens.refresh).await.unwrap();
    let (status, headers) = asks(&shop, "/account", &format!("refresh={}", tokens.refresh), &[]).await;
    assert_eq!((status, set(&headers, "refresh").as_deref()), (StatusCode::SEE_OTHER, Some("")));
    let owners = format!("access={}; refresh={}", next.access, next.refresh);
    assert_eq!(asks(&shop, "/account", &owners, &[]).await.0, 303, "the owner must sign in again, and is told by mail");
}
