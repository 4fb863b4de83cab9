//! A provider that is away, or not what it was taken for.

use services::{
    ServiceError,
    federation::{ClientSecret, ProviderSettings},
};
use shop::Code;

use crate::{
    stage::{Stage, settings, with_a_provider},
    support::{Shop, refusal},
};

with_a_provider! {
    nobody_leaves_for_a_provider_that_is_away
    a_provider_that_goes_away_meanwhile_is_said_to_be_away
}

async fn nobody_leaves_for_a_provider_that_is_away(mut stage: Stage) {
    stage.provider.ends().await;
    let refused = refusal(stage.shop.leaves("oidc").await);
    assert_eq!(refused.code, Code::ProviderUnreachable);
    assert!(refused.message.starts_with("Example Inc. cannot be reached just now."));
    assert_eq!(stage.shop.departures().await, 0);
}

async fn a_provider_that_goes_away_meanwhile_is_said_to_be_away(mut stage: Stage) {
    let (_, back) = stage.leaves().await;
    stage.provider.ends().await;
    assert_eq!(refusal(stage.shop.receives("oidc", &back).await).code, Code::ProviderUnreachable);
    // The code may have been used: no second try with it.
    assert_eq!(refusal(stage.shop.receives("oidc", &back).await).code, Code::SignInExpired);
}

#[tokio::test]
async fn an_issuer_that_calls_itself_otherwise_is_not_believed() {
    let provider = crate::process::ProviderProcess::starts().await;
    let issuer = provider.issuer.replace("127.0.0.1", "localhost");
    let shop = Shop::on_sqlite_with(settings([ProviderSettings::openid("Example Inc.", issuer, "shop", ClientSecret::new("x"))])).await;
    let failure = shop.leaves("oidc").await.unwrap_err();
    assert!(matches!(&failure, ServiceError::Failed { .. }) && failure.chain().contains("issuer"), "{}", failure.chain());
}
