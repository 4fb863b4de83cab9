use std::{sync::Arc, time::Duration};

use services::payments::{Back, Next, Start, Started};
use shop::{Code, order::OrderStatus, payment::PaymentState};

use crate::{
    other_side::{DECLINED, GOOD, stripe},
    shopper::{self, Shopper, guest},
    stage::{Stage, now},
    support::{Shop, on_both_stores, refusal},
};

const AWAY: Start<'_> = Start { provider: "stripe", away: true, card: None, saved: None, keep: false };

on_both_stores! {
    stripes_own_page_takes_the_money
    a_page_that_was_given_up_takes_none
    what_was_paid_there_meanwhile_counts
    one_that_comes_too_late_leads_nowhere
}

async fn stripes_own_page_takes_the_money(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, AWAY).await;
    let Next::Leave { url } = &open.next else { panic!("nowhere to go: {:?}", open.next) };
    assert!(url.starts_with(stripe().url()) && open.attempt.reference.starts_with("cs_"));
    assert_eq!(stage.opens(&order, AWAY).await.next, open.next, "asked twice, it is one page");

    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Open(open.next.clone()));
    stripe().shopper_pays(&open.attempt.reference, DECLINED).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Open(open.next.clone()));
    assert_eq!(stripe().shopper_pays(&open.attempt.reference, GOOD).await, "succeeded");
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);

    let paid = stage.finds(&order).await;
    assert_eq!((paid.state.status(), paid.captured()), (OrderStatus::Paid, order.total()));
    assert!(paid.captures[0].reference.starts_with("pi_"), "refunds name the intent");
    let [intent] = &stripe().intents_of(&order).await[..] else { panic!("not one intent") };
    assert_eq!((intent["amount"].as_i64(), intent["metadata"]["attempt"].as_str()), (Some(2_664), Some(open.attempt.id.as_str())));
}

async fn a_page_that_was_given_up_takes_none(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, AWAY).await;
    stripe().shopper_pays(&open.attempt.reference, DECLINED).await;
    let buyer = Shopper::of(&stage.services).at(now());
    buyer.pays(&order, shopper::GOOD).await.unwrap();
    let session = stripe().dashboard(&format!("checkout/sessions/{}/expire", open.attempt.reference), &[]).await;
    assert!(session["error"].is_object(), "it is over already: {session}");
    assert_eq!(stage.attempt(&order, &open.attempt.id).await.state, PaymentState::Cancelled);
    assert!(stripe().intents_of(&order).await.iter().all(|intent| intent["status"] == "canceled"));
}

async fn what_was_paid_there_meanwhile_counts(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, AWAY).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    let in_the_form = stage.starts(&guest(now()), &order, &Start { away: false, ..AWAY }).await;
    assert_eq!(refusal::<Started>(in_the_form).code, Code::AlreadyPaid);
    assert_eq!(stage.finds(&order).await.captures.len(), 1);
}

/// Stripe wants a page to live for half an hour at least; ours counts from the attempt's beginning.
async fn one_that_comes_too_late_leads_nowhere(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let early = guest(now().before(Duration::from_secs(120)));
    let refused = refusal::<Started>(stage.starts(&early, &order, &AWAY).await);
    assert_eq!((refused.code, refused.message.contains("try again")), (Code::PaymentDeclined, true));
    let open = stage.opens(&order, AWAY).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
}
