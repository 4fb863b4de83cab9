use std::sync::Arc;

use ::shop::access::Permission;
use serde_json::json;

use super::{mugs, places, sends};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    nobody_orders_for_somebody_else_but_those_who_handle_orders
    an_order_is_seen_by_its_owner_and_by_those_who_handle_orders
}

async fn nobody_orders_for_somebody_else_but_those_who_handle_orders(shop: Arc<TestShop>) {
    let (ada, bob) = (shop.customer("ada").await, shop.customer("bob").await);
    let clerk = shop.staff("clerk", &[Permission::Catalog]).await;
    for path in ["/api/orders", "/api/orders/quote"] {
        let mut body = mugs(&ada, 1);
        body["total_amount"] = json!(26.53);
        assert_eq!(shop.guest().sends("POST", path, body.clone()).await.refusal(), (401, "token_missing".to_owned()));
        for other in [&bob, &clerk] {
            assert_eq!(other.over_rest(&shop).sends("POST", path, body.clone()).await.refusal(), (403, "forbidden".to_owned()));
        }
        let key = shop.key(&[Permission::Catalog]).await;
        assert_eq!(shop.guest().with_bearer(&key).sends("POST", path, body.clone()).await.status, 403);
        for user in ["nothing", "usr_00000000000000000000000000", ""] {
            body["user_id"] = user.into();
            assert_eq!(bob.over_rest(&shop).sends("POST", path, body.clone()).await.status, 403, "nobody learns who is there");
            assert_eq!(shop.admin().sends("POST", path, body.clone()).await.refusal(), (404, "user_not_found".to_owned()));
        }
    }
    let seller = shop.staff("seller", &[Permission::Orders]).await;
    let key = shop.key(&[Permission::Orders]).await;
    for person in [seller.over_rest(&shop), shop.guest().with_bearer(&key)] {
        let placed = sends(&person, mugs(&ada, 1)).await.json()["order"].clone();
        assert_eq!((&placed["user_id"], &placed["email"]), (&json!(ada.user.id), &json!("ada@example.com")));
    }
    assert_eq!(ada.over_rest(&shop).get("/api/orders/mine").await.json().as_array().unwrap().len(), 2);
}

async fn an_order_is_seen_by_its_owner_and_by_those_who_handle_orders(shop: Arc<TestShop>) {
    let (ada, bob) = (shop.customer("ada").await, shop.customer("bob").await);
    let path = format!("/api/orders/{}", places(&ada.over_rest(&shop), mugs(&ada, 1)).await);
    let seller = shop.staff("seller", &[Permission::Orders]).await.over_rest(&shop);
    let clerk = shop.staff("clerk", &[Permission::Customers]).await.over_rest(&shop);
    let own = ada.over_rest(&shop).get(&path).await;
    assert_eq!(own.json()["timeline"][0]["actor"], json!({ "kind": "user" }), "shoppers need not know who works here");
    let theirs = seller.get(&path).await.json();
    assert_eq!(theirs["timeline"][0]["actor"]["name"], "ada");
    for somebody in [bob.over_rest(&shop), clerk] {
        assert_eq!(somebody.get(&path).await.refusal(), (404, "order_not_found".to_owned()));
        assert_eq!(somebody.sends("POST", &format!("{path}/cancel"), json!({})).await.refusal(), (404, "order_not_found".to_owned()));
        assert_eq!(somebody.sends("PATCH", &format!("{path}/status"), json!({ "status": "Shipped" })).await.status, 403);
        assert_eq!(somebody.get("/api/orders").await.refusal(), (403, "forbidden".to_owned()));
    }
    assert_eq!(shop.guest().get(&path).await.refusal(), (401, "token_missing".to_owned()));
    assert_eq!(shop.guest().get("/api/orders/mine").await.status, 401);
    assert_eq!(shop.admin().get(&path).await.status, 200, "a program's key with the scope");
    for id in ["nothing", "ord_00000000000000000000000000", "%00", "%ff", "..%2f..", "-1"] {
        assert_eq!(shop.admin().get(&format!("/api/orders/{id}")).await.status, 404, "{id}");
        assert_eq!(ada.over_rest(&shop).get(&format!("/api/orders/{id}")).await.status, 404, "{id}");
        let shipped = shop.admin().sends("PATCH", &format!("/api/orders/{id}/status"), json!({ "status": "Shipped" })).await;
        assert_eq!(shipped.status, 404, "{id}");
    }
}
