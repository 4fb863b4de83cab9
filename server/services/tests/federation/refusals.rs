//! Who is not let in.

use std::time::Duration;

use services::{
    ServiceError,
    federation::{ClientSecret, Purpose},
};
use shop::Code;

use crate::{
    browser::{Browser, Return},
    process::SECRET,
    stage::{Stage, at, settings, with_a_provider},
    support::{NOW, Shop, refusal},
};

const TEN_MINUTES: Duration = Duration::from_secs(10 * 60);

with_a_provider! {
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

async fn a_return_in_another_browser_is_refused_and_takes_nothing_away(stage: Stage) {
    let (_, back) = stage.leaves().await;
    let other = stage.shop.leaves("oidc").await.unwrap();
    let federation = &stage.shop.services.federation;
    for cookie in [other.state.as_str(), ""] {
        let refused = federation.finish(&at(NOW), "oidc", &back.state, cookie, back.code.as_deref().unwrap()).await;
        assert_eq!(refusal(refused).code, Code::SignInExpired);
    }
    stage.shop.receives("oidc", &back).await.unwrap();
}

async fn a_code_is_used_once(stage: Stage) {
    let (_, back) = stage.leaves().await;
    stage.shop.receives("oidc", &back).await.unwrap();
    assert_eq!(refusal(stage.shop.receives("oidc", &back).await).code, Code::SignInExpired);
    // Under a new departure the provider itself refuses it.
    let again = stage.shop.leaves("oidc").await.unwrap();
    let replayed = Return { state: again.state, ..back };
    assert_eq!(refusal(stage.shop.receives("oidc", &replayed).await).code, Code::ProviderRefused);
}

async fn of_two_returns_at_once_one_is_let_in(stage: Stage) {
    let (_, back) = stage.leaves().await;
    let (one, other) = tokio::join!(stage.shop.receives("oidc", &back), stage.shop.receives("oidc", &back));
    assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1);
    assert_eq!(refusal(one.and(other)).code, Code::SignInExpired);
}

async fn a_return_to_another_provider_is_refused(stage: Stage) {
    let mut other = stage.provider.settings();
    other.code = "other".into();
    let shop = Shop::on_sqlite_with(settings([stage.provider.settings(), other])).await;
    let departure = shop.leaves("oidc").await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "ada@example.com").await;
    assert_eq!(refusal(shop.receives("other", &back).await).code, Code::SignInExpired);
    assert_eq!(shop.departures().await, 0);
    assert_eq!(refusal(shop.receives("nobody", &back).await).code, Code::ProviderUnknown);
    assert_eq!(refusal(shop.leaves("nobody").await).code, Code::ProviderUnknown);
}

async fn a_token_for_another_departure_is_refused(stage: Stage) {
    let (departure, back) = stage.leaves().await;
    stage.shop.tampers(&departure.state, "nonce", "another").await;
    assert_eq!(refusal(stage.shop.receives("oidc", &back).await).code, Code::ProviderRefused);
}

async fn a_code_without_its_verifier_is_refused(stage: Stage) {
    let (departure, back) = stage.leaves().await;
    stage.shop.tampers(&departure.state, "verifier", &"x".repeat(43)).await;
    assert_eq!(refusal(stage.shop.receives("oidc", &back).await).code, Code::ProviderRefused);
}

async fn a_code_that_somebody_made_up_is_refused(stage: Stage) {
    let departure = stage.shop.leaves("oidc").await.unwrap();
    for code in ["made-up", "", "\u{7}&grant_type=x"] {
        let federation = &stage.shop.services.federation;
        let refused = federation.finish(&at(NOW), "oidc", &departure.state, &departure.state, code).await;
        let expected = if code == "made-up" { Code::ProviderRefused } else { Code::SignInExpired };
        assert_eq!(refusal(refused).code, expected);
    }
}

async fn a_return_after_ten_minutes_is_refused(stage: Stage) {
    let (_, back) = stage.leaves().await;
    assert_eq!(refusal(stage.shop.receives_at(NOW.after(TEN_MINUTES), "oidc", &back).await).code, Code::SignInExpired);
    assert_eq!(stage.shop.departures().await, 0);
}

async fn whoever_cancels_is_told_so(stage: Stage) {
    let departure = stage.shop.leaves("oidc").await.unwrap();
    let back = Browser::new().cancels(&departure.url).await;
    let (federation, error) = (&stage.shop.services.federation, back.error.unwrap());
    assert_eq!(refusal(federation.give_up(&at(NOW), "oidc", &back.state, "another browser", &error).await).code, Code::SignInExpired);
    let refused = federation.give_up(&at(NOW), "oidc", &back.state, &departure.state, &error).await.unwrap();
    assert_eq!((refused.rejection.code, refused.purpose, refused.next.as_str()), (Code::ProviderRefused, Purpose::SignIn, "/cart"));
    assert!(refused.rejection.message.starts_with("You did not finish signing in with Example Inc."));
    let again = federation.give_up(&at(NOW), "oidc", &back.state, &departure.state, &error).await;
    assert_eq!(refusal(again).code, Code::SignInExpired);
}

async fn departures_are_swept_when_their_time_is_over(stage: Stage) {
    stage.shop.leaves("oidc").await.unwrap();
    let federation = &stage.shop.services.federation;
    assert_eq!(federation.sweep(NOW.after(TEN_MINUTES / 2)).await.unwrap(), 0);
    assert_eq!(federation.sweep(NOW.after(TEN_MINUTES * 2)).await.unwrap(), 1);
    assert_eq!(stage.shop.departures().await, 0);
}

#[tokio::test]
async fn a_wrong_secret_is_our_failure_and_is_not_shown() {
    let provider = crate::process::ProviderProcess::starts().await;
    let mut wrong = provider.settings();
    wrong.client_secret = ClientSecret::new("a wrong one");
    let shop = Shop::on_sqlite_with(settings([wrong])).await;
    let departure = shop.leaves("oidc").await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "ada@example.com").await;
    let failure = shop.receives("oidc", &back).await.unwrap_err();
    assert!(matches!(failure, ServiceError::Failed { .. }));
    assert!(failure.chain().contains("invalid_client") && !failure.chain().contains(SECRET), "{}", failure.chain());
}
