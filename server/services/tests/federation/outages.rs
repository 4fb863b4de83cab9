//! A provider that is away, or not what it was taken for.

use std::sync::Arc;

use services::{ServiceError, federation::ProviderSettings};
use shop::Code;

use crate::{
    process::ProviderProcess,
    stage::Stage,
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    nobody_leaves_for_a_provider_that_is_away
    a_provider_that_goes_away_meanwhile_is_said_to_be_away
}

async fn nobody_leaves_for_a_provider_that_is_away(shop: Arc<Shop>) {
    let mut provider = ProviderProcess::starts();
    let stage = Stage::with(&shop, [provider.settings()]).await;
    provider.ends();
    let refused = refusal(stage.leaves("oidc").await);
    assert_eq!(refused.code, Code::ProviderUnreachable);
    assert!(refused.message.starts_with("Example Inc. cannot be reached just now."));
    assert_eq!(stage.departures().await, 0);
}

async fn a_provider_that_goes_away_meanwhile_is_said_to_be_away(shop: Arc<Shop>) {
    let mut provider = ProviderProcess::starts();
    let stage = Stage::with(&shop, [provider.settings()]).await;
    let (_, back) = stage.leaves_and_signs_in().await;
    provider.ends();
    assert_eq!(refusal(stage.receives("oidc", &back).await).code, Code::ProviderUnreachable);
    // The code may have been used: no second try with it.
    assert_eq!(refusal(stage.receives("oidc", &back).await).code, Code::SignInExpired);
}

#[tokio::test]
async fn an_issuer_that_calls_itself_otherwise_is_not_believed() {
    let issuer = ProviderProcess::shared().issuer.replace("127.0.0.1", "localhost");
    let shop = Shop::on_sqlite().await;
    let stage = Stage::with(&shop, [ProviderSettings::openid("Example Inc.", issuer, "shop", services::secrets::Secret::new("x"))]).await;
    let failure = stage.leaves("oidc").await.unwrap_err();
    assert!(matches!(&failure, ServiceError::Failed { .. }) && failure.chain().contains("issuer"), "{}", failure.chain());
}
