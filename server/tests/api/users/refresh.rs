use std::{collections::BTreeSet, sync::Arc};

use ::shop::{Timestamp, order::Actor};
use axum::http::header::SET_COOKIE;
use futures::future::join_all;
use insta::assert_json_snapshot;
use serde_json::json;
use services::OpCtx;

use crate::shop::{Answer, TestShop, now, on_both_stores, seen};

on_both_stores! {
    a_refresh_token_gives_the_next_tokens
    within_its_grace_an_old_one_gives_the_same_successor
    one_that_comes_back_later_ends_the_session
    one_that_is_none_is_refused
    twenty_pages_at_once_with_an_expired_token_stay_signed_in
}

async fn refreshes(shop: &TestShop, token: &str) -> Answer {
    shop.guest().sends("POST", "/api/users/refresh", json!({ "refresh_token": token })).await
}

fn given(answer: &Answer, name: &str) -> String {
    answer.json()[name].as_str().unwrap_or_else(|| panic!("{}", answer.text())).to_owned()
}

fn minutes_ago(minutes: i64) -> Timestamp {
    Timestamp::from_millis(now().millis() - minutes * 60_000)
}

async fn a_refresh_token_gives_the_next_tokens(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let next = refreshes(&shop, &ada.refresh()).await;
    assert_json_snapshot!("refreshed", seen(&next), { ".body.token" => "[token]", ".body.refresh_token" => "[refresh token]" });
    assert_eq!(next.header("cache-control"), "no-store");
    assert_ne!(given(&next, "refresh_token"), ada.refresh());
    assert_eq!(shop.guest().with_bearer(&given(&next, "token")).get("/api/users/me").await.status, 200);
    assert_eq!(refreshes(&shop, &given(&next, "refresh_token")).await.status, 200);
}

async fn within_its_grace_an_old_one_gives_the_same_successor(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let answers = join_all((0..20).map(|_| refreshes(&shop, ada.refresh().leak()))).await;
    let successors: BTreeSet<String> = answers.iter().map(|answer| given(answer, "refresh_token")).collect();
    assert_eq!(successors.len(), 1);
    for answer in &answers {
        assert_eq!(shop.guest().with_bearer(&given(answer, "token")).get("/api/users/me").await.status, 200);
    }
}

async fn one_that_comes_back_later_ends_the_session(shop: Arc<TestShop>) {
    shop.customer("ada").await;
    let before = shop.signed_in_at("ada@example.com", minutes_ago(10)).await;
    let other = shop.signs_in("ada@example.com").await;
    let then = OpCtx::new(Actor::Guest, minutes_ago(5), "test".to_owned()).unwrap();
    let after = shop.services.sessions.renew(&then, &before.refresh).await.unwrap();
    assert_eq!(shop.guest().with_bearer(&after.access).get("/api/users/me").await.status, 200);
    assert_eq!(refreshes(&shop, &before.refresh).await.refusal(), (401, "token_invalid".to_owned()), "its grace is over");
    assert_eq!(refreshes(&shop, &after.refresh).await.refusal(), (401, "token_invalid".to_owned()), "the family has ended");
    assert_eq!(shop.guest().with_bearer(&after.access).get("/api/users/me").await.status, 401, "at once");
    assert_eq!(shop.guest().with_bearer(&other.access).get("/api/users/me").await.status, 200, "other sessions go on");
}

async fn one_that_is_none_is_refused(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let good = ada.refresh();
    let cut = good[..good.len() - 2].to_owned();
    for token in
        ["", ".", "nonsense", &cut, &format!("{good}AA"), &ada.access(), &"a".repeat(100_000), "ses_00000000000000000000000000.AAAA"]
    {
        let refused = refreshes(&shop, token).await;
        assert_eq!(refused.refusal(), (401, "token_invalid".to_owned()), "{}", &token[..token.len().min(80)]);
    }
    for body in [json!({}), json!({ "refresh_token": null }), json!({ "refresh_token": 7 })] {
        let refused = shop.guest().sends("POST", "/api/users/refresh", body).await;
        assert_eq!(refused.refusal(), (401, "token_missing".to_owned()));
    }
    assert_eq!(refreshes(&shop, &good).await.status, 200, "guesses end no session");
}

async fn twenty_pages_at_once_with_an_expired_token_stay_signed_in(shop: Arc<TestShop>) {
    shop.customer("ada").await;
    let old = shop.signed_in_at("ada@example.com", minutes_ago(20)).await;
    let tabs: Vec<_> = (0..20).map(|_| shop.guest().with_cookie("access", &old.access).with_cookie("refresh", &old.refresh)).collect();
    let answers = join_all(tabs.iter().map(|tab| tab.get("/api/users/me"))).await;
    assert!(answers.iter().all(|answer| answer.status == 200), "an expired token shows nobody a signed-out page");
    assert!(answers.iter().all(|answer| answer.headers.get_all(SET_COOKIE).iter().count() == 2));
    for tab in &tabs {
        assert_eq!(tab.get("/api/users/me").await.status, 200, "with the cookies they got");
    }
    let refreshes: BTreeSet<_> = tabs.iter().map(|tab| tab.cookie_named("refresh").unwrap()).collect();
    assert_eq!(refreshes.len(), 1);
}
