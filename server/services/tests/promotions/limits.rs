//! Whoever guesses codes has to wait.

use std::{net::IpAddr, sync::Arc};

use shop::Code;

use crate::{offers::*, shopper::Shopper, support::*};

on_both_stores! {
    case_19_guessing_codes_is_limited
}

fn from(address: [u8; 4], mut shopper: Shopper) -> Shopper {
    shopper.ctx.client.address = Some(IpAddr::from(address));
    shopper
}

async fn case_19_guessing_codes_is_limited(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    offers(&services, coupon("TEN", "10")).await;
    let eve = from([192, 0, 2, 1], Shopper::of(&services));
    eve.adds(&mug, 1).await;
    for number in 0..30 {
        assert_eq!(refusal(eve.types(&format!("GUESS{number}")).await).code, Code::CouponUnknown);
        // A code that works is no guess.
        if number < 3 {
            eve.types("TEN").await.unwrap();
        }
    }
    let refused = refusal(eve.types("TEN").await);
    assert_eq!((refused.code, refused.code.http_status()), (Code::TooManyRequests, 429));
    let ada = from([198, 51, 100, 1], Shopper::of(&services));
    ada.adds(&mug, 1).await;
    ada.types("TEN").await.unwrap();
}
