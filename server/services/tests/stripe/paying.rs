use std::sync::Arc;

use services::payments::{Back, Next, Start, Started};
use shop::{
    Code,
    order::{OrderStatus, Payment},
    payment::PaymentState,
};

use crate::{
    other_side::{ASKS_THE_BANK, DECLINED, GOOD, stripe},
    shopper::{self, Shopper, guest},
    stage::{Stage, now, times},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    a_card_pays
    asked_twice_it_is_one_attempt
    a_declined_card_leaves_the_form_open
    a_bank_that_asks_is_answered_or_not
    another_way_to_pay_ends_the_one_before
    what_was_paid_meanwhile_is_not_paid_again
}

async fn a_card_pays(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, Start::default()).await;
    let Next::Form { client_secret } = &open.next else { panic!("no form: {:?}", open.next) };
    assert!(client_secret.starts_with(&open.attempt.reference), "what opens the form is of this intent");

    let [intent] = &stripe().intents_of(&order).await[..] else { panic!("not one intent") };
    assert_eq!((intent["amount"].as_i64(), intent["currency"].as_str()), (Some(2_664), Some("usd")));
    let told = ["attempt", "order", "order_number", "shop"].map(|name| intent["metadata"][name].as_str().unwrap().to_owned());
    let name = stage.services.settings.name.to_string();
    assert_eq!(told, [open.attempt.id.to_string(), order.id.to_string(), order.number.to_string(), name]);

    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Open(open.next.clone()));
    assert_eq!(stripe().shopper_pays(&open.attempt.reference, GOOD).await, "succeeded");
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
    let paid = stage.finds(&order).await;
    assert_eq!((paid.state.status(), paid.captured(), times(&paid, "Payment received")), (OrderStatus::Paid, order.total(), 1));
    assert_eq!((paid.captures[0].provider.as_str(), &paid.captures[0].reference), ("stripe", &open.attempt.reference));
}

async fn asked_twice_it_is_one_attempt(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let (first, second) = (stage.opens(&order, Start::default()).await, stage.opens(&order, Start::default()).await);
    assert_eq!((first.attempt.id, first.next), (second.attempt.id, second.next));
    assert_eq!(stripe().intents_of(&order).await.len(), 1);
}

async fn a_declined_card_leaves_the_form_open(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, Start::default()).await;
    assert_eq!(stripe().shopper_pays(&open.attempt.reference, DECLINED).await, "requires_payment_method");
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Open(open.next.clone()));
    assert_eq!(stage.finds(&order).await.state.payment, Payment::Awaited);
    assert_eq!(stripe().shopper_pays(&open.attempt.reference, GOOD).await, "succeeded");
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
}

async fn a_bank_that_asks_is_answered_or_not(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, Start::default()).await;
    stripe().shopper_gives_up(&open.attempt.reference, ASKS_THE_BANK).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Open(open.next.clone()));
    assert_eq!(stripe().shopper_pays(&open.attempt.reference, ASKS_THE_BANK).await, "succeeded");
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
}

async fn another_way_to_pay_ends_the_one_before(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, Start::default()).await;
    let buyer = Shopper::of(&stage.services).at(now());
    buyer.pays(&order, shopper::GOOD).await.unwrap();
    assert_eq!(stripe().intents_of(&order).await[0]["status"], "canceled");
    assert_eq!(stage.attempt(&order, &open.attempt.id).await.state, PaymentState::Cancelled);
    let paid = stage.finds(&order).await;
    assert_eq!((paid.captures.len(), paid.captures[0].provider.as_str()), (1, "demo"));
}

async fn what_was_paid_meanwhile_is_not_paid_again(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, Start::default()).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    let buyer = Shopper::of(&stage.services).at(now());
    assert_eq!(refusal(buyer.pays(&order, shopper::GOOD).await).code, Code::AlreadyPaid);
    let again = stage.starts(&guest(now()), &order, &Start { provider: "stripe", ..Start::default() }).await;
    assert_eq!(refusal::<Started>(again).code, Code::AlreadyPaid);
    let paid = stage.finds(&order).await;
    assert_eq!((paid.captures.len(), paid.captures[0].provider.as_str()), (1, "stripe"));
}
