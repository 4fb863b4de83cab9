use std::sync::Arc;

use ::shop::{order::Payment, payment::Standing};
use serde_json::json;

use super::{begins, buys, opens, packer, works};
use crate::{
    order_pages::{found, orders_by},
    shop::{TestShop, on_both_stores},
    staff_orders::{does, shown, text_at},
};

on_both_stores! {
    what_is_set_aside_is_captured_and_shipped_then
    a_transfer_is_marked_as_paid_with_a_note
    cash_on_delivery_is_shipped_before_it_is_paid
    a_dispute_says_what_to_do_until_when
    by_hand_over_rest
}

async fn what_is_set_aside_is_captured_and_shipped_then(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let (order, name) = begins(&shop).await;
    booth.hears(&shop.guest(), "m-1", "payment", &name, Standing::Authorized).await;
    works(&shop).await;
    let (packer, page) = (packer(&shop).await, format!("/admin/orders/{}", order.id));
    let html = shown(&packer, &page).await;
    for part in [
        "is set aside at the buyer&#x27;s bank",
        "Capture the payment, and it can be shipped",
        "set aside, to be captured",
        "Card at the booth",
        "1 attempt to pay",
        &name,
    ] {
        assert!(html.contains(part) || html.contains(&part.replace("&#x27;", "'")), "{part}: {html}");
    }
    assert!(html.contains("/fn/capture_payment") && !html.contains("/fn/ship_order"), "{html}");
    let html = does(&packer, "/fn/capture_payment", &format!("order={}", order.id)).await;
    assert!(
        html.contains("The payment is captured.") && html.contains("/fn/ship_order") && !html.contains("/fn/capture_payment"),
        "{html}"
    );
    assert_eq!(text_at(&html, "data-sum=\"Captured\""), order.total().to_string());
    let again = does(&packer, "/fn/capture_payment", &format!("order={}", order.id)).await;
    assert!(again.contains("Nothing is set aside for this order that could be captured."), "{again}");
}

async fn a_transfer_is_marked_as_paid_with_a_note(shop: Arc<TestShop>) {
    let (shop, _) = opens(&shop).await;
    let order = orders_by(&shop, "bank_transfer").await;
    let packer = packer(&shop).await;
    let html = shown(&packer, &format!("/admin/orders/{}", order.id)).await;
    assert!(html.contains("Bank transfer") && html.contains(&format!("{} is waited for.", order.total())), "{html}");
    let long = "x".repeat(501);
    let html = does(&packer, "/fn/mark_paid", &format!("order={}&reason={long}", order.id)).await;
    assert_ne!(text_at(&html, "id=\"mark_paid-reason-error\""), "");
    assert!(html.contains(&long), "what was typed stays");
    let html = does(&packer, "/fn/mark_paid", &format!("order={}&reason=Statement+12", order.id)).await;
    assert!(
        html.contains("The order is marked as paid.") && html.contains("Statement 12") && html.contains("Paid: Bank transfer"),
        "{html}"
    );
    assert!(!html.contains("/fn/mark_paid"), "{html}");
    let again = does(&packer, "/fn/mark_paid", &format!("order={}", order.id)).await;
    assert!(again.contains("Nothing of this order is to be paid."), "{again}");
    assert_eq!(found(&shop, &order).await.captures.len(), 1);
}

async fn cash_on_delivery_is_shipped_before_it_is_paid(shop: Arc<TestShop>) {
    let (shop, _) = opens(&shop).await;
    let order = orders_by(&shop, "cash_on_delivery").await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let html = shown(&packer, &format!("/admin/orders/{id}")).await;
    assert!(html.contains(&format!("{} is paid on delivery.", order.total())) && html.contains("/fn/ship_order"), "{html}");
    let html = does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=1")).await;
    assert!(html.contains("data-order-status=\"Shipped\"") && html.contains("/fn/mark_paid"), "{html}");
    does(&packer, "/fn/mark_paid", &format!("order={id}&reason=")).await;
    assert_eq!(found(&shop, &order).await.state.payment, Payment::Paid);
}

async fn a_dispute_says_what_to_do_until_when(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let order = buys(&shop, &booth).await;
    booth.is_disputed(&order.captures[0].reference, order.total());
    booth.sends(&shop.guest(), "m-2", "dispute", "dis_1", json!({})).await;
    works(&shop).await;
    let packer = packer(&shop).await;
    let html = shown(&packer, &format!("/admin/orders/{}", order.id)).await;
    for part in [
        "data-dispute=\"dis_1\"",
        "product not received",
        "Evidence due by",
        "4 May 2031, 12:00 UTC",
        "Answer it in the provider",
        "On hold",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("/fn/refund_order") && !html.contains("/fn/refund_items"), "the bank holds the money: {html}");
}

async fn by_hand_over_rest(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let admin = shop.admin();
    let order = orders_by(&shop, "bank_transfer").await;
    let path = format!("/api/orders/{}/payments", order.id);
    let long = json!({ "reason": "x".repeat(501) });
    assert_eq!(admin.sends("POST", &path, long).await.refusal(), (400, "invalid".to_owned()));
    let paid = admin.sends("POST", &path, json!({ "reason": "Statement 12" })).await;
    assert_eq!((paid.status.as_u16(), &paid.json()["order"]["status"]), (200, &json!("Paid")));
    assert_eq!(admin.sends("POST", &path, json!({})).await.refusal(), (409, "already_paid".to_owned()));

    let (order, name) = begins(&shop).await;
    let path = format!("/api/orders/{}/capture", order.id);
    assert_eq!(admin.sends("POST", &path, json!({})).await.refusal(), (409, "transition_not_allowed".to_owned()));
    booth.hears(&shop.guest(), "m-1", "payment", &name, Standing::Authorized).await;
    works(&shop).await;
    let taken = admin.sends("POST", &path, json!({})).await;
    assert_eq!((taken.status.as_u16(), &taken.json()["order"]["status"]), (200, &json!("Paid")));
    for path in ["/api/orders/nothing/payments", "/api/orders/nothing/capture"] {
        assert_eq!(admin.sends("POST", path, json!({})).await.refusal(), (404, "order_not_found".to_owned()));
    }
}
