//! Going to the provider and coming back.

use std::sync::Arc;

use services::federation::{ExternalIdentity, ProviderView, Purpose};
use shop::id::UserId;

use crate::{
    browser::Browser,
    process::ProviderProcess,
    stage::{Stage, at, redirect_uri},
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    somebody_signs_in
    an_address_that_the_provider_does_not_vouch_for_is_not_verified
    another_copy_of_the_program_finishes_what_one_began
    what_somebody_left_for_comes_back_with_them
    a_provider_may_change_its_keys
}

async fn somebody_signs_in(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let buttons = ["oidc", "other"].map(|code| ProviderView { code, label: "Example Inc." });
    assert!(stage.services.federation.providers().eq(buttons));
    let (departure, back) = stage.leaves_and_signs_in().await;
    assert_eq!((back.address.as_str(), &back.state), (redirect_uri("oidc").as_str(), &departure.state));
    let arrival = stage.receives("oidc", &back).await.unwrap();
    let ada = ExternalIdentity {
        provider: "oidc".into(),
        subject: format!("{}#ada@example.com", ProviderProcess::shared().issuer),
        email: Some("ada@example.com".parse().unwrap()),
        email_verified: true,
        name: Some("Ada".parse().unwrap()),
    };
    assert_eq!((arrival.identity, arrival.purpose, arrival.next.as_str()), (ada, Purpose::SignIn, "/cart"));
    assert_eq!(stage.departures().await, 0);
}

async fn an_address_that_the_provider_does_not_vouch_for_is_not_verified(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let departure = stage.leaves("oidc").await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "unverified@example.com").await;
    let identity = stage.receives("oidc", &back).await.unwrap().identity;
    assert_eq!(identity.email.unwrap().as_str(), "unverified@example.com");
    assert!(!identity.email_verified);
}

async fn another_copy_of_the_program_finishes_what_one_began(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let (departure, back) = stage.leaves_and_signs_in().await;
    let copy = Stage::on(&shop).await;
    let arrival = copy.receives("oidc", &back).await.unwrap();
    assert_eq!((arrival.identity.name.unwrap().as_str(), &back.state), ("Ada", &departure.state));
}

async fn what_somebody_left_for_comes_back_with_them(shop: Arc<Shop>) {
    let stage = Stage::on(&shop).await;
    let ada = UserId::new(NOW, [7; 10]);
    let purpose = Purpose::Link(ada);
    let federation = &stage.services.federation;
    let departure = federation.start(&at(NOW), "oidc", &redirect_uri("oidc"), purpose.clone(), "/account".into()).await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "ada@example.com").await;
    let arrival = stage.receives("oidc", &back).await.unwrap();
    assert_eq!((arrival.purpose, arrival.next.as_str()), (purpose, "/account"));
}

async fn a_provider_may_change_its_keys(shop: Arc<Shop>) {
    let mut provider = ProviderProcess::starts();
    let stage = Stage::with(&shop, [provider.settings()]).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    stage.receives("oidc", &back).await.unwrap();
    provider.starts_anew();
    let (_, back) = stage.leaves_and_signs_in().await;
    stage.receives("oidc", &back).await.unwrap();
}

#[tokio::test]
async fn a_provider_may_say_everything_in_the_id_token() {
    let (provider, shop) = (ProviderProcess::starts_with_claims_in_id_token(), Shop::on_sqlite().await);
    let stage = Stage::with(&shop, [provider.settings()]).await;
    let departure = stage.leaves("oidc").await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "grace").await;
    let identity = stage.receives("oidc", &back).await.unwrap().identity;
    assert_eq!((identity.email.unwrap().as_str(), identity.email_verified), ("grace@example.com", true));
}
