//! Going to the provider and coming back.

use services::federation::{ExternalIdentity, ProviderView, Purpose};
use shop::id::UserId;

use crate::{
    browser::Browser,
    process::ProviderProcess,
    stage::{Stage, at, redirect_uri, settings, with_a_provider},
    support::{NOW, Shop},
};

with_a_provider! {
    somebody_signs_in
    an_address_that_the_provider_does_not_vouch_for_is_not_verified
    another_copy_of_the_program_finishes_what_one_began
    what_somebody_left_for_comes_back_with_them
    a_provider_may_change_its_keys
}

async fn somebody_signs_in(stage: Stage) {
    let button = ProviderView { code: "oidc", label: "Example Inc." };
    assert_eq!(stage.shop.services.federation.providers().collect::<Vec<_>>(), [button]);
    let (departure, back) = stage.leaves().await;
    assert_eq!((back.address.as_str(), &back.state), (redirect_uri("oidc").as_str(), &departure.state));
    let arrival = stage.shop.receives("oidc", &back).await.unwrap();
    let ada = ExternalIdentity {
        provider: "oidc".into(),
        subject: format!("{}#ada@example.com", stage.provider.issuer),
        email: Some("ada@example.com".parse().unwrap()),
        email_verified: true,
        name: Some("Ada".parse().unwrap()),
    };
    assert_eq!((arrival.identity, arrival.purpose, arrival.next.as_str()), (ada, Purpose::SignIn, "/cart"));
    assert_eq!(stage.shop.departures().await, 0);
}

async fn an_address_that_the_provider_does_not_vouch_for_is_not_verified(stage: Stage) {
    let departure = stage.shop.leaves("oidc").await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "unverified@example.com").await;
    let identity = stage.shop.receives("oidc", &back).await.unwrap().identity;
    assert_eq!(identity.email.unwrap().as_str(), "unverified@example.com");
    assert!(!identity.email_verified);
}

async fn another_copy_of_the_program_finishes_what_one_began(stage: Stage) {
    let (departure, back) = stage.leaves().await;
    let copy = stage.shop.copy().await;
    let arrival = copy.federation.finish(&at(NOW), "oidc", &back.state, &departure.state, &back.code.unwrap()).await.unwrap();
    assert_eq!(arrival.identity.name.unwrap().as_str(), "Ada");
}

async fn what_somebody_left_for_comes_back_with_them(stage: Stage) {
    let ada = UserId::new(NOW, [7; 10]);
    let purpose = Purpose::Link(ada);
    let federation = &stage.shop.services.federation;
    let departure = federation.start(&at(NOW), "oidc", &redirect_uri("oidc"), purpose.clone(), "/account".into()).await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "ada@example.com").await;
    let arrival = stage.shop.receives("oidc", &back).await.unwrap();
    assert_eq!((arrival.purpose, arrival.next.as_str()), (purpose, "/account"));
}

async fn a_provider_may_change_its_keys(mut stage: Stage) {
    let (_, back) = stage.leaves().await;
    stage.shop.receives("oidc", &back).await.unwrap();
    stage.provider.starts_anew().await;
    let (_, back) = stage.leaves().await;
    stage.shop.receives("oidc", &back).await.unwrap();
}

#[tokio::test]
async fn a_provider_may_say_everything_in_the_id_token() {
    let provider = ProviderProcess::starts_with_claims_in_id_token().await;
    let shop = Shop::on_sqlite_with(settings([provider.settings()])).await;
    let departure = shop.leaves("oidc").await.unwrap();
    let back = Browser::new().signs_in(&departure.url, "grace").await;
    let identity = shop.receives("oidc", &back).await.unwrap().identity;
    assert_eq!(identity.email.unwrap().as_str(), "grace@example.com");
    assert!(identity.email_verified);
}
