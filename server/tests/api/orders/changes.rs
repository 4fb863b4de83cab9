use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use super::{mugs, pays, places};
use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! {
    an_order_is_called_off_once
    an_order_is_packed_shipped_and_delivered
    what_does_not_follow_is_refused
}

async fn an_order_is_called_off_once(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let path = format!("/api/orders/{}/cancel", places(&rest, mugs(&ada, 2)).await);
    for reason in [json!(5), json!("x".repeat(501)), json!("a\u{7}b")] {
        assert_eq!(rest.sends("POST", &path, json!({ "reason": reason })).await.refusal(), (400, "invalid".to_owned()));
    }
    let cancelled = rest.sends("POST", &path, json!({ "reason": "Ordered twice" })).await;
    let order = cancelled.json()["order"].clone();
    assert_eq!((cancelled.status.as_u16(), &cancelled.json()["message"]), (200, &json!("Order cancelled successfully")));
    assert_eq!(
        (&order["status"], &order["closing"], &order["products"][0]["price"]),
        (&json!("Cancelled"), &json!("cancelled"), &json!(19.9))
    );
    let last = order["timeline"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["what"], &last["reason"]), (&json!("Order cancelled"), &json!("Ordered twice")));
    assert_eq!(rest.sends("POST", &path, json!({})).await.refusal(), (409, "transition_not_allowed".to_owned()));
    assert_eq!(shop.guest().get("/api/products/stoneware-mug").await.json()["stock"], 40);
    let paid = places(&rest, mugs(&ada, 2)).await;
    pays(&shop, &paid).await;
    let refunded = rest.sends("POST", &format!("/api/orders/{paid}/cancel"), json!({})).await.json()["order"].clone();
    assert_eq!((&refunded["status"], &refunded["payment"]), (&json!("Cancelled"), &json!("refunded")));
    assert_eq!((&refunded["refunds"][0]["amount"], &refunded["refunds"][0]["status"]), (&json!(48.07), &json!("done")));
}

async fn an_order_is_packed_shipped_and_delivered(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let (rest, admin) = (ada.over_rest(&shop), shop.admin());
    let id = places(&rest, mugs(&ada, 2)).await;
    let path = format!("/api/orders/{id}/status");
    let sets = async |body: Value| admin.sends("PATCH", &path, body).await;
    assert_eq!(sets(json!({ "status": "Shipped" })).await.refusal(), (409, "transition_not_allowed".to_owned()), "it is not paid");
    pays(&shop, &id).await;
    assert_eq!(sets(json!({ "status": "processing" })).await.json()["order"]["status"], "Processing");
    let wrong = json!({ "status": "Shipped", "tracking": { "carrier": "x".repeat(101), "number": 5, "url": [] } });
    assert_json_snapshot!("wrong_tracking", seen(&sets(wrong).await));
    let script = json!({ "status": "Shipped", "tracking": { "url": "javascript:alert(1)" } });
    assert!(sets(script).await.json()["fields"]["tracking.url"].is_string());
    let tracking = json!({ "carrier": "ups", "number": "1Z999AA10123456784" });
    let shipped = sets(json!({ "status": "Shipped", "tracking": tracking })).await.json();
    assert_eq!((&shipped["message"], &shipped["order"]["status"]), (&json!("Order status updated successfully"), &json!("Shipped")));
    assert_json_snapshot!("shipments", shipped["order"]["shipments"], { "[].id" => "[shp]", "[].shipped_at" => "[date]" });
    assert_eq!(rest.sends("POST", &format!("/api/orders/{id}/cancel"), json!({})).await.status, 409, "it has left the house");
    assert_eq!(sets(json!({ "status": "Delivered" })).await.json()["order"]["status"], "Delivered");
    assert_eq!(sets(json!({ "status": "Delivered" })).await.refusal(), (409, "transition_not_allowed".to_owned()));
    let seen_by_owner = rest.get(&format!("/api/orders/{id}")).await.json();
    assert_eq!((&seen_by_owner["fulfilment"], &seen_by_owner["payment"]), (&json!("delivered"), &json!("paid")));
    let other = places(&rest, mugs(&ada, 1)).await;
    pays(&shop, &other).await;
    let by_number = admin.sends("PATCH", &format!("/api/orders/{other}/status"), json!({ "status": "Shipped", "tracking": "RX1" })).await;
    assert_eq!(by_number.json()["order"]["shipments"][0]["tracking"], "RX1", "{}", by_number.text());
}

async fn what_does_not_follow_is_refused(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let path = format!("/api/orders/{}/status", places(&rest, mugs(&ada, 1)).await);
    let admin = shop.admin();
    for status in ["Pending", "Paid", "Expired", "Refunded", "Processing", "Delivered"] {
        let refused = admin.sends("PATCH", &path, json!({ "status": status })).await;
        assert_eq!(refused.refusal(), (409, "transition_not_allowed".to_owned()), "{status}");
    }
    for wrong in [json!({}), json!({ "status": null }), json!({ "status": "Lost" }), json!({ "status": 5 })] {
        let refused = admin.sends("PATCH", &path, wrong.clone()).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{wrong}");
        assert!(refused.json()["fields"]["status"].is_string(), "{wrong}");
    }
    let put = admin.sends("PUT", &path, json!({})).await;
    assert_eq!((put.status.as_u16(), put.header("allow")), (405, "PATCH"));
    assert_eq!(admin.asks("PATCH", &path, &[], "{}").await.status, 415);
    assert_eq!(
        admin.sends("PATCH", &path, json!({ "status": "Cancelled", "reason": "A trial" })).await.json()["order"]["status"],
        "Cancelled"
    );
    assert_eq!(rest.sends("PATCH", &path, json!({ "status": "Shipped" })).await.refusal(), (403, "forbidden".to_owned()));
}
