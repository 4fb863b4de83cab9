use std::sync::Arc;

use services::{
    OpCtx,
    payments::{Back, Next, Start, Started},
};
use shop::{Code, order::OrderStatus, payment::PaymentState};

use crate::{
    other_side::{GOOD, stripe},
    stage::Stage,
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    a_card_is_saved_used_and_forgotten
    a_saved_card_that_is_declined_ends_its_attempt
    a_saved_card_whose_bank_asks_leads_there
    a_card_that_paid_is_kept_if_its_owner_wants
    nobody_uses_the_card_of_somebody_else
}

/// Saves a card, by one of Stripe's tokens for tests, and says what it is called.
async fn saves(stage: &Stage, ctx: &OpCtx, token: &str) -> String {
    let secret = stage.services.payments.begin_saving_card(ctx).await.unwrap();
    let intent = secret.split("_secret_").next().unwrap();
    let form = [("payment_method", token), ("return_url", "https://shop.example/")];
    let confirmed = stripe().dashboard(&format!("setup_intents/{intent}/confirm"), &form).await;
    assert_eq!(confirmed["status"], "succeeded", "{confirmed}");
    stage.services.payments.saved_cards(ctx).await.unwrap()[0].reference.clone()
}

fn by(card: &str) -> Start<'_> {
    Start { provider: "stripe", saved: Some(card), ..Start::default() }
}

async fn a_card_is_saved_used_and_forgotten(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let ada = stage.customer("ada@example.com").await;
    assert_eq!(stage.services.payments.saved_cards(&ada).await.unwrap(), []);
    let card = saves(&stage, &ada, "pm_card_visa").await;
    let [shown] = &stage.services.payments.saved_cards(&ada).await.unwrap()[..] else { panic!("not one card") };
    assert_eq!((shown.brand.as_str(), shown.last4.as_str(), shown.expiry.len()), ("Visa", "4242", 5));

    let order = stage.orders().await;
    assert_eq!(stage.starts(&ada, &order, &by(&card)).await.unwrap(), Started::Paid);
    let paid = stage.finds(&order).await;
    assert_eq!((paid.state.status(), paid.captured()), (OrderStatus::Paid, order.total()));

    stage.services.payments.forget_card(&ada, &card).await.unwrap();
    assert_eq!(stage.services.payments.saved_cards(&ada).await.unwrap(), []);
    assert_eq!(refusal(stage.services.payments.forget_card(&ada, &card).await).code, Code::NotFound);
}

async fn a_saved_card_that_is_declined_ends_its_attempt(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let ada = stage.customer("ada@example.com").await;
    let card = saves(&stage, &ada, "pm_card_chargeCustomerFail").await;
    let order = stage.orders().await;
    let refused = refusal(stage.starts(&ada, &order, &by(&card)).await);
    assert_eq!(refused.code, Code::PaymentDeclined);
    assert_eq!(refused.message, "Your card was declined. Nothing was charged; please try another card.");
    assert_eq!(stripe().intents_of(&order).await[0]["status"], "canceled");

    let open = stage.opens_as(&ada, &order, Start::default()).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
}

async fn a_saved_card_whose_bank_asks_leads_there(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let ada = stage.customer("ada@example.com").await;
    let card = {
        let secret = stage.services.payments.begin_saving_card(&ada).await.unwrap();
        let customer = stripe().dashboard(&format!("setup_intents/{}", secret.split("_secret_").next().unwrap()), &[]).await;
        let form = [("customer", customer["customer"].as_str().unwrap())];
        let attached = stripe().dashboard("payment_methods/pm_card_authenticationRequired/attach", &form).await;
        attached["id"].as_str().unwrap().to_owned()
    };
    let order = stage.orders().await;
    let open = stage.opens_as(&ada, &order, by(&card)).await;
    let Next::Leave { url } = &open.next else { panic!("the bank was not asked: {:?}", open.next) };
    assert!(url.starts_with(stripe().url()));
    assert_eq!(stage.attempt(&order, &open.attempt.id).await.state, PaymentState::Open);
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Open(open.next.clone()));
}

async fn a_card_that_paid_is_kept_if_its_owner_wants(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let ada = stage.customer("ada@example.com").await;
    for (keep, kept) in [(false, 0), (true, 1)] {
        let order = stage.orders().await;
        let open = stage.opens_as(&ada, &order, Start { keep, ..Start::default() }).await;
        stripe().shopper_pays(&open.attempt.reference, GOOD).await;
        assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
        assert_eq!(stage.services.payments.saved_cards(&ada).await.unwrap().len(), kept, "keep: {keep}");
    }
}

async fn nobody_uses_the_card_of_somebody_else(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (ada, eve) = (stage.customer("ada@example.com").await, stage.customer("eve@example.com").await);
    let card = saves(&stage, &ada, "pm_card_visa").await;
    saves(&stage, &eve, "pm_card_mastercard").await;
    for reference in [card.as_str(), "../../refunds", ""] {
        assert_eq!(refusal(stage.services.payments.forget_card(&eve, reference).await).code, Code::NotFound, "{reference}");
    }
    let order = stage.orders().await;
    assert_eq!(refusal(stage.starts(&eve, &order, &by(&card)).await).code, Code::PaymentDeclined);
    assert_eq!(stage.finds(&order).await.captures.len(), 0);
    assert_eq!(stage.services.payments.saved_cards(&ada).await.unwrap().len(), 1);
}
