use std::sync::Arc;

use ::shop::payment::Standing;
use services::payments::Next;

use super::{begins, captured, order_page, pay_page, till::form, till::leave, waits};
use crate::{
    order_pages::{found, shown},
    shop::{TestShop, on_both_stores},
};

on_both_stores! {
    whoever_has_paid_sees_the_order_without_any_cookie
    whoever_was_declined_may_try_again_and_is_told_why
    the_page_waits_while_nothing_is_known
    a_provider_that_is_away_is_waited_for
}

async fn whoever_has_paid_sees_the_order_without_any_cookie(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let back = begins(&shop.guest(), &order, "till", "away=1").await.replace("/leave/", "/back/");
    till.says(Some((captured(&order), Next::Nothing)));
    let foreign = [("sec-fetch-site", "cross-site"), ("referer", "https://till.example/")];
    for time in 0..2 {
        let answer = shop.guest().asks("GET", &format!("{back}?redirect_status=failed&payment_intent=pi_other"), &foreign, "").await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, order_page(&order).as_str()), "{time}");
        assert!(answer.header("set-cookie").is_empty());
    }
    assert!(found(&shop, &order).await.due().is_zero());
}

async fn whoever_was_declined_may_try_again_and_is_told_why(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let back = begins(&shop.guest(), &order, "till", "away=1").await.replace("/leave/", "/back/");
    till.says(Some((Standing::Declined { reason: "Your card has expired.".into() }, Next::Nothing)));
    let answer = shop.guest().get(&format!("{back}?redirect_status=succeeded")).await;
    let page = answer.header("location").to_owned();
    assert!(page.starts_with(&pay_page(&order)) && !page.contains("expired"), "{page}");
    let html = shown(&shop.guest(), &page).await;
    assert!(html.contains("Your card has expired.") && html.contains("role=\"alert\""), "{html}");
    assert!(!shown(&shop.guest(), &pay_page(&order)).await.contains("Your card has expired."), "an old refusal is not told again");
    let other = page.split_once("?over=").unwrap().1.replace("pay_", "pay_0");
    assert!(!shown(&shop.guest(), &format!("{}?over={other}", pay_page(&order))).await.contains("role=\"alert\" tabindex"));
}

async fn the_page_waits_while_nothing_is_known(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let guest = shop.guest();
    let back = begins(&guest, &order, "till", "away=1").await.replace("/leave/", "/back/");
    till.says(Some((Standing::Open, Next::Nothing)));
    let html = shown(&guest, &back).await;
    for part in ["We are waiting for your bank", "Try again", "http-equiv=\"refresh\" content=\"5\"", "/waiting.js"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    till.says(Some((Standing::Open, leave("https://till.example/pay"))));
    assert!(shown(&guest, &back).await.contains("You have not paid yet"));
    let clean = guest.get(&format!("{back}?payment_intent_client_secret=pi_1_secret_x")).await;
    assert_eq!((clean.status.as_u16(), clean.header("location")), (303, back.as_str()), "secrets stay in no address");
    till.says(Some((Standing::Open, form())));
    let tries_again = guest.get(&back).await;
    assert!(tries_again.header("location").starts_with(&format!("{}?over=", pay_page(&order))));
    assert!(shown(&guest, tries_again.header("location")).await.contains("You have not paid yet"));
    assert!(!found(&shop, &order).await.due().is_zero());
}

async fn a_provider_that_is_away_is_waited_for(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let guest = shop.guest();
    let back = begins(&guest, &order, "till", "away=1").await.replace("/leave/", "/back/");
    till.says(None);
    let answer = guest.get(&back).await;
    let html = answer.text();
    assert_eq!(answer.status.as_u16() / 100, 5, "{html}");
    for part in ["We cannot see yet how it went", "You are never charged twice", "Reference", "Try again", "http-equiv=\"refresh\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("it is away"), "what went wrong is for the log");
    let refused = begins(&guest, &order, "till", "away=1").await;
    assert_eq!(refused, format!("{}?by=till&refused=1", pay_page(&order)));
    assert!(shown(&guest, &refused).await.contains("Till cannot be reached just now"));
}
