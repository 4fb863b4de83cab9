//! Who is not let in.

use std::{sync::Arc, time::Duration};

use services::{
    ServiceError,
    federation::{ProviderSettings, Purpose},
};
use shop::Code;

use crate::{
    browser::{Browser, Return},
    process::ProviderProcess,
    stage::{Stage, at},
    support::{NOW, Shop, on_both_stores, refusal},
};

const TEN_MINUTES: Duration = Duration::from_secs(10 * 60);

on_both_stores! {
    a_return_in_another_browser_is_refused_and_takes_nothing_away
    a_code_is_used_once
    of_two_returns_at_once_one_is_let_in
    a_return_to_another_provider_is_refused
    a_token_for_another_departure_is_refused
    a_code_without_its_verifier_is_refused
    a_code_that_somebody_made_up_is_refused
    a_return_after_ten_minutes_is_refused
    whoever_cancels_is_told_so
    departures_are_swept_when_their_time_is_over
}

async fn a_return_in_another_browser_is_refused_and_takes_nothing_away(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    let other = stage.leaves("oidc").await.unwrap();
    let federation = &stage.services.federation;
    for cookie in [other.state.as_str(), ""] {
        let refused = federation.finish(&at(NOW), "oidc", &back.state, cookie, back.code.as_deref().unwrap()).await;
        assert_eq!(refusal(refused).code, Code::SignInExpired);
    }
    stage.receives("oidc", &back).await.unwrap();
}

async fn a_code_is_used_once(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    stage.receives("oidc", &back).await.unwrap();
    assert_eq!(refusal(stage.receives("oidc", &back).await).code, Code::SignInExpired);
    // Under a new departure the provider itself refuses it.
    let again = stage.leaves("oidc").await.unwrap();
    let replayed = Return { state: again.state, ..back };
    assert_eq!(refusal(stage.receives("oidc", &replayed).await).code, Code::ProviderRefused);
}

async fn of_two_returns_at_once_one_is_let_in(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    let (one, other) = tokio::join!(stage.receives("oidc", &back), stage.receives("oidc", &back));
    assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1);
    assert_eq!(refusal(one.and(other)).code, Code::SignInExpired);
}

async fn a_return_to_another_provider_is_refused(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    assert_eq!(refusal(stage.receives("nobody", &back).await).code, Code::ProviderUnknown);
    assert_eq!(refusal(stage.receives("other", &back).await).code, Code::SignInExpired);
    assert_eq!(stage.departures().await, 0);
    assert_eq!(refusal(stage.leaves("nobody").await).code, Code::ProviderUnknown);
}

async fn a_token_for_another_departure_is_refused(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (departure, back) = stage.leaves_and_signs_in().await;
    stage.tampers(&departure.state, "nonce", "another").await;
    assert_eq!(refusal(stage.receives("oidc", &back).await).code, Code::ProviderRefused);
}

async fn a_code_without_its_verifier_is_refused(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (departure, back) = stage.leaves_and_signs_in().await;
    stage.tampers(&departure.state, "verifier", &"x".repeat(43)).await;
    assert_eq!(refusal(stage.receives("oidc", &back).await).code, Code::ProviderRefused);
}

async fn a_code_that_somebody_made_up_is_refused(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    for code in ["made-up", "\u{7}&grant_type=refresh_token", &"x".repeat(8_000)] {
        let state = stage.leaves("oidc").await.unwrap().state;
        let refused = stage.services.federation.finish(&at(NOW), "oidc", &state, &state, code).await;
        assert_eq!(refusal(refused).code, Code::ProviderRefused);
    }
    let nowhere = stage.services.federation.finish(&at(NOW), "oidc", "made-up", "made-up", "made-up").await;
    assert_eq!(refusal(nowhere).code, Code::SignInExpired);
}

async fn a_return_after_ten_minutes_is_refused(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    assert_eq!(refusal(stage.receives_at(NOW.after(TEN_MINUTES), "oidc", &back).await).code, Code::SignInExpired);
    assert_eq!(stage.departures().await, 0);
}

async fn whoever_cancels_is_told_so(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let departure = stage.leaves("oidc").await.unwrap();
    let back = Browser::new().cancels(&departure.url).await;
    let (federation, error) = (&stage.services.federation, back.error.unwrap());
    assert_eq!(refusal(federation.give_up(&at(NOW), "oidc", &back.state, "another browser", &error).await).code, Code::SignInExpired);
    let refused = federation.give_up(&at(NOW), "oidc", &back.state, &departure.state, &error).await.unwrap();
    assert_eq!((refused.rejection.code, refused.purpose, refused.next.as_str()), (Code::ProviderRefused, Purpose::SignIn, "/cart"));
    assert!(refused.rejection.message.starts_with("You did not finish signing in with Example Inc."));
    let again = federation.give_up(&at(NOW), "oidc", &back.state, &departure.state, &error).await;
    assert_eq!(refusal(again).code, Code::SignInExpired);
}

async fn departures_are_swept_when_their_time_is_over(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    stage.leaves("oidc").await.unwrap();
    assert_eq!(stage.services.sweep(NOW.after(TEN_MINUTES / 2)).await.unwrap(), 0);
    assert_eq!(stage.services.sweep(NOW.after(TEN_MINUTES * 2)).await.unwrap(), 1);
    assert_eq!(stage.departures().await, 0);
}

#[tokio::test]
async fn a_wrong_secret_is_our_failure_and_is_not_shown() {
    let shop = Shop::on_sqlite().await;
    let wrong = ProviderSettings { client_secret: services::secrets::Secret::new("a wrong one"), ..ProviderProcess::shared().settings() };
    let stage = Stage::with(&shop, [wrong]).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    let failure = stage.receives("oidc", &back).await.unwrap_err();
    assert!(matches!(failure, ServiceError::Failed { .. }));
    assert!(failure.chain().contains("invalid_client") && !failure.chain().contains("a wrong one"), "{}", failure.chain());
}
