use std::{sync::Arc, time::Duration};

use serde_json::json;
use services::payments::Reconciled;
use shop::{Currency, Money, payment::Problem};

use crate::{
    stage::{Begun, Stage, an_hour_ago, by_the_program},
    support::*,
};

on_both_stores! {
    lost_webhooks_are_made_up_for
    late_money_nobody_told_of_is_found_in_razorpays_list
    what_was_given_back_in_the_dashboard_is_listed
    a_paid_order_that_razorpay_lists_needs_nothing
    whatever_is_listed_names_its_attempt
}

async fn compares(stage: &Stage) -> Reconciled {
    let later = by_the_program(NOW.after(Duration::from_secs(120)));
    let sum = stage.services.payments.reconcile(&later, Some(an_hour_ago())).await.unwrap();
    assert_eq!(sum.unreachable, 0);
    sum
}

async fn lost_webhooks_are_made_up_for(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.side.delivers(false).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.side.pays(&begun.link).await;
    assert_eq!(compares(&stage).await.mended, 1);
    stage.is_paid_once(&order).await;
    assert_eq!(compares(&stage).await.mended, 0);
    stage.is_paid_once(&order).await;
}

async fn late_money_nobody_told_of_is_found_in_razorpays_list(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.side.delivers(false).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.lets_expire(&order).await;
    stage.side.pays_with(&begun.link, json!({ "late": true })).await;
    assert_eq!(compares(&stage).await.mended, 1);
    stage.is_paid_once(&order).await;
}

async fn what_was_given_back_in_the_dashboard_is_listed(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, payment) = stage.paid().await;
    stage.side.is_asked(&format!("payments/{payment}/refund"), &json!({ "amount": 300 })).await;
    stage.hears().await;
    assert_eq!(compares(&stage).await.open, 1);
    let page = stage.services.payments.discrepancies(&by_the_program(NOW), false, None).await.unwrap();
    let three = Money::new(300, Currency::USD);
    assert_eq!(page.discrepancies[0].problem, Problem::GivenBackDiffers { ours: Money::zero(Currency::USD), theirs: three });
    assert_eq!((page.discrepancies[0].reference.as_str(), &page.discrepancies[0].order), (payment.as_str(), &Some(order.id)));
}

async fn a_paid_order_that_razorpay_lists_needs_nothing(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.paid().await;
    // Another shop's, on the same account.
    let link = stage.side.is_asked("payment_links", &json!({ "amount": 100, "currency": "INR", "reference_id": "invoice 7" })).await;
    stage.side.pays(link["id"].as_str().unwrap()).await;
    stage.hears().await;
    let sum = compares(&stage).await;
    assert_eq!((sum.looked_at, sum.mended, sum.open), (2, 0, 0));
}

/// More than a page of them, some on links whose notes got lost.
async fn whatever_is_listed_names_its_attempt(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.side.delivers(false).await;
    let mug = stage.sells(5).await;
    let order = stage.orders(&mug).await;
    let Begun { attempt, link, .. } = stage.begins(&order).await;
    stage.side.pays(&link).await;
    let noteless: shop::id::PaymentId = by_the_program(NOW).new_id();
    for place in 0..105 {
        let reference = if place == 0 { noteless.to_string() } else { format!("other-{place}") };
        let link = stage.side.is_asked("payment_links", &json!({ "amount": 100, "currency": "INR", "reference_id": reference })).await;
        let outcome = if place % 2 == 0 { "success" } else { "failure" };
        stage.side.pays_with(link["id"].as_str().unwrap(), json!({ "outcome": outcome })).await;
    }
    let found = stage.services.payments.provider("razorpay").unwrap().payments_since(an_hour_ago()).await.unwrap();
    assert_eq!(found.len(), 1 + 53, "those that came");
    let named: Vec<_> = found.iter().filter_map(|payment| payment.attempt.clone()).collect();
    assert!(named.len() == 2 && named.contains(&attempt) && named.contains(&noteless), "{named:?}");
    let ours = found.iter().find(|payment| payment.attempt == Some(attempt.clone())).unwrap();
    assert_eq!((ours.amount, ours.given_back), (order.total(), Money::zero(Currency::USD)));
    assert!(found.is_sorted_by_key(|payment| payment.at));
}
