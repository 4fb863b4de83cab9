//! Several people, or one in two browsers, for the last use of a code.

use std::sync::Arc;

use futures::future::join_all;
use services::promotions::PromotionInput;
use shop::Code;

use crate::{offers::*, shopper::Shopper, support::*};

on_both_stores! {
    case_19_twenty_race_for_the_last_use_and_one_has_it
    case_19_who_comes_too_late_is_told_so_and_can_go_on
    case_19_one_customer_in_two_browsers_uses_it_once
}

const RACERS: usize = 20;

async fn case_19_twenty_race_for_the_last_use_and_one_has_it(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let last = offers(&services, PromotionInput { limit: "1".into(), ..coupon("LAST", "10") }).await;
    let racers: Vec<_> = (0..RACERS).map(|number| Shopper::of(&services).called(&format!("racer{number}@example.com"))).collect();
    let mut seen = Vec::new();
    for racer in &racers {
        racer.adds(&mug, 1).await;
        racer.types("LAST").await.unwrap();
        seen.push(racer.reviews().await);
    }
    let outcomes = join_all(racers.iter().zip(&seen).map(|(racer, seen)| racer.places(seen))).await;
    let mut placed = 0;
    for (racer, outcome) in racers.iter().zip(outcomes) {
        match outcome {
            Ok(order) => {
                placed += 1;
                assert_eq!((order.total(), racer.cart().await.pieces()), (usd(900), 0));
            }
            refused => {
                let refused = refusal(refused);
                assert_eq!(refused.code, Code::CouponUsedUp, "{refused}");
                assert!(refused.message.starts_with("The code LAST has been used up."), "{refused}");
                assert_eq!(racer.cart().await.pieces(), 1);
            }
        }
    }
    assert_eq!((placed, used(&services, &last).await), (1, 1));
    assert!(services.books.check().await.unwrap().problems.is_empty());
}

async fn case_19_who_comes_too_late_is_told_so_and_can_go_on(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    offers(&services, PromotionInput { limit: "1".into(), ..coupon("LAST", "10") }).await;
    let (ada, bob) = (Shopper::of(&services), Shopper::of(&services).called("bob@example.com"));
    for shopper in [&ada, &bob] {
        shopper.adds(&mug, 1).await;
        shopper.types("LAST").await.unwrap();
    }
    let (hers, his) = (ada.reviews().await, bob.reviews().await);
    ada.places(&hers).await.unwrap();
    let refused = refusal(bob.places(&his).await);
    assert_eq!(refused.code, Code::CouponUsedUp);
    assert_eq!(
        refused.message,
        "The code LAST has been used up. The total is now $10.00. Please look at your order once more before you place it."
    );
    let again = bob.looks().await;
    assert_eq!(again.cart.quote.refused.len(), 1);
    assert_eq!(bob.places(&again).await.unwrap().total(), usd(1000));
}

async fn case_19_one_customer_in_two_browsers_uses_it_once(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let promotion = offers(&services, once()).await;
    for round in 0..5 {
        let email = format!("ada{round}@example.com");
        let browsers = [Shopper::of(&services).called(&email), Shopper::of(&services).called(&email)];
        let mut seen = Vec::new();
        for browser in &browsers {
            browser.adds(&mug, 1).await;
            browser.types("ONCE").await.unwrap();
            seen.push(browser.reviews().await);
        }
        let outcomes = join_all(browsers.iter().zip(&seen).map(|(browser, seen)| browser.places(seen))).await;
        let (placed, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!(placed.len(), 1);
        for refused in refused {
            assert_eq!(refusal(refused).code, Code::CouponUsedBefore);
        }
        assert_eq!(used(&services, &promotion).await, round + 1);
    }
}
