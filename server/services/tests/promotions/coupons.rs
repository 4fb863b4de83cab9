//! Codes in one cart.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use services::promotions::PromotionInput;
use shop::{Code, Timestamp};

use crate::{offers::*, shopper::Shopper, support::*};

on_both_stores! {
    case_19_five_refusals_have_five_codes_and_sentences
    case_19_the_same_code_twice_counts_once
    case_19_without_the_line_that_reached_the_minimum_the_discount_goes
    of_two_codes_the_better_one_stays
    a_code_is_read_in_either_case_and_removed_again
    an_empty_cart_takes_no_code
}

fn later(seconds: u64) -> Timestamp {
    NOW.after(Duration::from_secs(seconds))
}

async fn case_19_five_refusals_have_five_codes_and_sentences(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    sells(&services, "PEN", "2.00", 50).await;
    let past = later(0).to_rfc3339();
    offers(&services, PromotionInput { ends_at: past, ..coupon("OVER", "10") }).await;
    offers(&services, PromotionInput { starts_at: later(24 * 3_600).to_rfc3339(), ..coupon("EARLY", "10") }).await;
    offers(&services, PromotionInput { minimum: "25.00".into(), ..coupon("MUCH", "10") }).await;
    offers(&services, PromotionInput { products: vec!["pen".into()], ..coupon("PENS", "10") }).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 2).await;
    let mut sentences = BTreeSet::new();
    for (code, reason, says) in [
        ("NOBODY", Code::CouponUnknown, "We do not know the code NOBODY. Please check how it is written."),
        ("OVER", Code::CouponExpired, "The code OVER is no longer valid."),
        ("EARLY", Code::CouponNotYetValid, "The code EARLY is valid from"),
        ("MUCH", Code::CouponBelowMinimum, "The code MUCH is for orders of $25.00 or more. Add goods for $5.00 to use it."),
        ("PENS", Code::CouponWrongProducts, "The code PENS is not for the items in your cart."),
    ] {
        let refused = refusal(ada.types(code).await);
        assert_eq!(refused.code, reason);
        assert!(refused.message.starts_with(says), "{}", refused.message);
        assert_eq!(refused.fields["code"], refused.message);
        sentences.insert(refused.message);
    }
    assert_eq!(sentences.len(), 5);
    let cart = ada.cart().await;
    assert!(cart.quote.applied.is_empty() && cart.quote.refused.is_empty(), "what is refused is not kept");
    assert_eq!(cart.quote.total, usd(2000));
}

async fn case_19_the_same_code_twice_counts_once(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let ten = offers(&services, coupon("TEN", "10")).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 2).await;
    assert_eq!(ada.types("TEN").await.unwrap().quote.total, usd(1800));
    let cart = ada.types("ten").await.unwrap();
    assert_eq!((cart.quote.total, cart.quote.applied.len()), (usd(1800), 1));
    let order = ada.orders().await;
    assert_eq!((order.total(), order.codes.len()), (usd(1800), 1));
    assert_eq!(used(&services, &ten).await, 1);
}

async fn case_19_without_the_line_that_reached_the_minimum_the_discount_goes(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let (mug, pen) = (sells(&services, "MUG", "20.00", 50).await, sells(&services, "PEN", "10.00", 50).await);
    offers(&services, PromotionInput { minimum: "30.00".into(), ..coupon("TEN", "10") }).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    ada.adds(&pen, 1).await;
    assert_eq!(ada.types("TEN").await.unwrap().quote.total, usd(2700));
    let cart = services.cart.remove(&ada.ctx, &ada.visitor, &pen.variants[0].id).await.unwrap();
    assert_eq!((cart.quote.total, cart.quote.discount), (usd(2000), usd(0)));
    assert_eq!(
        cart.quote.refused[0].refusal.sentence("TEN"),
        "The code TEN is for orders of $30.00 or more. Add goods for $10.00 to use it."
    );
    assert_eq!(ada.orders().await.total(), usd(2000));
    // What reaches it again has it again.
    ada.adds(&mug, 1).await;
    ada.adds(&pen, 1).await;
    ada.types("TEN").await.unwrap();
    services.cart.remove(&ada.ctx, &ada.visitor, &pen.variants[0].id).await.unwrap();
    assert_eq!(ada.adds(&mug, 1).await.quote.total, usd(3600));
}

async fn of_two_codes_the_better_one_stays(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let (less, more) = (offers(&services, coupon("LESS", "10")).await, offers(&services, voucher("MORE", "3.00")).await);
    offers(&services, PromotionInput { stackable: true, ..voucher("BOTH", "1.00") }).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 2).await;
    ada.types("LESS").await.unwrap();
    assert_eq!(ada.types("MORE").await.unwrap().quote.total, usd(1700));
    let refused = refusal(ada.types("LESS").await);
    assert_eq!(refused.code, Code::CouponNotCombinable);
    assert_eq!(refused.message, "The code LESS does not go together with MORE, which takes off more.");
    assert_eq!(ada.types("BOTH").await.unwrap().quote.total, usd(1600));
    assert_eq!(ada.orders().await.total(), usd(1600));
    assert_eq!((used(&services, &less).await, used(&services, &more).await), (0, 1));
}

async fn a_code_is_read_in_either_case_and_removed_again(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    offers(&services, coupon("WELCOME-10", "10")).await;
    let ada = Shopper::of(&services);
    ada.adds(&mug, 1).await;
    assert_eq!(ada.types(" welcome-10 ").await.unwrap().quote.total, usd(900));
    let remove = |code| services.cart.remove_code(&ada.ctx, &ada.visitor, code);
    assert_eq!(remove(Some("other")).await.unwrap().quote.total, usd(900));
    assert_eq!(remove(Some("Welcome-10")).await.unwrap().quote.total, usd(1000));
    assert_eq!(remove(None).await.unwrap().quote.total, usd(1000));
    for odd in ["", " ", "10 %", "<script>", &"X".repeat(41)] {
        assert!(refusal(ada.types(odd).await).fields.contains_key("code"), "{odd}");
    }
}

async fn an_empty_cart_takes_no_code(shop: Arc<Shop>) {
    let services = shop.plain().await;
    offers(&services, coupon("TEN", "10")).await;
    assert_eq!(refusal(Shopper::of(&services).types("TEN").await).code, Code::CartEmpty);
}
