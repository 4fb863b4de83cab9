//! Codes that a customer may use once, and when a use is counted.

use std::{sync::Arc, time::Duration};

use services::{orders::Access, payments::Paid, promotions::PromotionInput};
use shop::{Code, order::OrderStatus, promotion::Refusal};

use crate::{
    offers::*,
    shopper::{DECLINED, GOOD, Shopper},
    support::*,
};

on_both_stores! {
    case_19_the_email_of_somebody_who_has_used_it_drops_the_code
    case_19_cancelling_the_earlier_order_makes_it_usable_again
    case_19_a_lapsed_order_makes_it_usable_again
    case_19_use_is_counted_when_the_order_is_placed_and_once
    case_19_a_declined_payment_gives_it_back_when_the_order_lapses
    a_paid_order_keeps_its_use
    a_removed_promotion_takes_its_uses_back
}

async fn case_19_the_email_of_somebody_who_has_used_it_drops_the_code(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    let ada = Shopper::of(&services).called("Ada@Example.com");
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    assert_eq!(ada.orders().await.total(), usd(900));

    let again = Shopper::of(&services).called("ada@example.com");
    again.adds(&mug, 1).await;
    assert_eq!(again.types("ONCE").await.unwrap().quote.total, usd(900), "nobody knows yet who this is");
    let seen = again.reviews().await;
    assert_eq!((seen.cart.quote.total, seen.cart.quote.applied.len()), (usd(1000), 0));
    let [refused] = seen.cart.quote.refused.as_slice() else { panic!("{:?}", seen.cart.quote.refused) };
    assert_eq!((refused.code.as_str(), &refused.refusal), ("ONCE", &Refusal::UsedBefore));
    assert_eq!(refused.refusal.sentence("ONCE"), "You have used the code ONCE before; it works once for each customer.");
    let order = again.places(&seen).await.unwrap();
    assert_eq!((order.total(), order.codes.len()), (usd(1000), 0));
    assert_eq!(used(&services, &promotion).await, 1);

    let bob = Shopper::of(&services).called("bob@example.com");
    bob.adds(&mug, 1).await;
    bob.types("ONCE").await.unwrap();
    assert_eq!(bob.orders().await.total(), usd(900), "another customer has it");
}

async fn case_19_cancelling_the_earlier_order_makes_it_usable_again(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    for card in [None, Some(GOOD)] {
        let ada = Shopper::of(&services);
        ada.adds(&mug, 1).await;
        ada.types("ONCE").await.unwrap();
        let order = ada.orders().await;
        assert_eq!(order.total(), usd(900));
        if let Some(card) = card {
            ada.pays(&order, card).await.unwrap();
        }
        let again = Shopper::of(&services);
        again.adds(&mug, 1).await;
        again.types("ONCE").await.unwrap();
        assert_eq!(again.reviews().await.cart.quote.total, usd(1000));
        let access = Access::Link(&order.link_key);
        services.orders.cancel(&ada.ctx, order.id.as_str(), &access, None).await.unwrap();
        assert!(services.orders.cancel(&ada.ctx, order.id.as_str(), &access, None).await.is_err());
        assert_eq!(used(&services, &promotion).await, 0);
        assert_eq!(again.looks().await.cart.quote.total, usd(900), "the same cart, with the code that is still in it");
    }
}

async fn case_19_a_lapsed_order_makes_it_usable_again(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, PromotionInput { limit: "1".into(), ..once() }).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    let order = ada.orders().await;
    ada.adds(&mug, 1).await;
    assert_eq!(refusal(ada.types("ONCE").await).code, Code::CouponUsedUp);

    let late = by_the_program(order.expires_at);
    let both = tokio::join!(services.checkout.expire_lapsed(&late), services.checkout.expire_lapsed(&late));
    assert_eq!(both.0.unwrap() + both.1.unwrap(), 1);
    assert_eq!(used(&services, &promotion).await, 0);
    let ada = ada.at(order.expires_at);
    ada.types("ONCE").await.unwrap();
    assert_eq!(ada.orders().await.total(), usd(900));
    assert_eq!(used(&services, &promotion).await, 1);
}

async fn case_19_use_is_counted_when_the_order_is_placed_and_once(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    let seen = ada.reviews().await;
    assert_eq!(used(&services, &promotion).await, 0);
    let order = ada.places(&seen).await.unwrap();
    assert_eq!(used(&services, &promotion).await, 1);
    assert_eq!(ada.places(&seen).await.unwrap().id, order.id);
    assert_eq!(ada.pays(&order, GOOD).await.unwrap(), Paid::Yes);
    assert_eq!(used(&services, &promotion).await, 1);
}

async fn case_19_a_declined_payment_gives_it_back_when_the_order_lapses(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    let order = ada.orders().await;
    assert_eq!(refusal(ada.pays(&order, DECLINED).await).code, Code::PaymentDeclined);
    assert_eq!(used(&services, &promotion).await, 1, "the order still waits for its payment");
    assert_eq!(services.checkout.expire_lapsed(&by_the_program(order.expires_at)).await.unwrap(), 1);
    assert_eq!(ada.finds(&order).await.state.status(), OrderStatus::Expired);
    assert_eq!(used(&services, &promotion).await, 0);
    let ada = ada.at(order.expires_at);
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    assert_eq!(ada.orders().await.total(), usd(900));
}

async fn a_paid_order_keeps_its_use(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    let order = ada.orders().await;
    ada.pays(&order, GOOD).await.unwrap();
    let late = by_the_program(order.expires_at.after(Duration::from_secs(3_600)));
    assert_eq!(services.checkout.expire_lapsed(&late).await.unwrap(), 0);
    assert_eq!(used(&services, &promotion).await, 1);
}

/// What staff take away while an order with it waits for its payment.
async fn a_removed_promotion_takes_its_uses_back(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    ada.types("ONCE").await.unwrap();
    let order = ada.orders().await;
    services.promotions.remove(&ctx(), "ONCE").await.unwrap();
    assert_eq!(ada.finds(&order).await.total(), usd(900), "an order keeps what it was priced by");
    assert_eq!(services.checkout.expire_lapsed(&by_the_program(order.expires_at)).await.unwrap(), 1);
    assert_eq!(used(&services, &promotion).await, 0);
}
