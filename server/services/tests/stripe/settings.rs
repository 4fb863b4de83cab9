use std::sync::Arc;

use services::{
    payments::{Manner, StripeSettings},
    secrets::Secret,
};

use crate::{
    other_side::stripe,
    stage::{Stage, settings},
    support::{Shop, on_both_stores},
};

on_both_stores! {
    working_settings_say_so
    settings_that_do_not_work_say_why
    the_page_is_told_where_its_form_comes_from
}

async fn check(shop: &Arc<Shop>, settings: StripeSettings) -> Result<String, String> {
    let services = shop.copy_with(|all| all.payments.stripe = Some(settings)).await;
    services.payments.provider("stripe").unwrap().check().await.map_err(|failed| failed.chain())
}

async fn working_settings_say_so(shop: Arc<Shop>) {
    assert_eq!(check(&shop, settings()).await.unwrap(), "Stripe answers, in test mode: no money moves");
}

async fn settings_that_do_not_work_say_why(shop: Arc<Shop>) {
    let unknown = check(&shop, StripeSettings { secret_key: Secret::new("sk_test_hidden"), ..settings() }).await.unwrap_err();
    assert!(unknown.contains("does not know STRIPE_SECRET_KEY") && !unknown.contains("hidden"), "{unknown}");
    let mixed = check(&shop, StripeSettings { publishable_key: "pk_live_shop".into(), ..settings() }).await.unwrap_err();
    assert!(mixed.contains("STRIPE_SECRET_KEY is of test mode and STRIPE_PUBLISHABLE_KEY is not"), "{mixed}");
    let deaf = check(&shop, StripeSettings { webhook_secrets: Vec::new(), ..settings() }).await.unwrap_err();
    assert!(deaf.contains("STRIPE_WEBHOOK_SECRET is not set"), "{deaf}");
    let nobody = check(&shop, StripeSettings { api: "http://127.0.0.1:9".into(), ..settings() }).await.unwrap_err();
    assert!(nobody.starts_with("could not reach Stripe: Stripe did not answer: "), "{nobody}");
}

async fn the_page_is_told_where_its_form_comes_from(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let provider = stage.services.payments.provider("stripe").unwrap();
    let Manner::Form { key, script, frames, api } = provider.manner() else { panic!("no form") };
    assert_eq!((key, script, api), ("pk_test_shop", format!("{}/v3/", stripe().url()).as_str(), stripe().url()));
    assert!(frames.iter().all(|frame| frame == stripe().url()));
}
