use std::sync::Arc;

use serde_json::json;

use super::{begins, booth::captured, opens, packer, works};
use crate::{
    order_pages::found,
    shop::{TestShop, on_both_stores},
    staff_orders::{does, shown},
};

on_both_stores! {
    messages_are_listed_shown_and_replayed
    more_than_a_page_of_messages
    the_same_over_rest
}

async fn messages_are_listed_shown_and_replayed(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let packer = packer(&shop).await;
    assert!(shown(&packer, "/admin/payments/inbox").await.contains("Nothing has come."));
    let (order, name) = begins(&shop).await;
    booth.books().standings.insert(name.clone(), captured(&name, order.total()));
    let payload = json!({ "note": "<script>alert(1)</script>", "amount": 5 });
    booth.sends(&shop.guest(), "m-1", "payment", &name, payload).await;
    let list = shown(&packer, "/admin/payments/inbox").await;
    assert!(list.contains("data-state=\"waiting\"") && list.contains("Not tried yet") && list.contains("Card at the booth"), "{list}");
    assert!(list.contains("href=\"/admin/payments/inbox/booth%3Am-1\""), "{list}");
    works(&shop).await;
    let html = shown(&packer, "/admin/payments/inbox/booth%3Am-1").await;
    assert!(html.contains("data-state=\"done\"") && html.contains("1 attempt") && html.contains(order.number.as_str()), "{html}");
    assert!(html.contains(&format!("href=\"/admin/orders/{}\"", order.id)), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script>alert"), "it is shown as text: {html}");

    let html = does(&packer, "/fn/replay_message", "id=booth%3Am-1").await;
    assert!(html.contains("It is worked on once more") && html.contains("data-state=\"waiting\""), "{html}");
    works(&shop).await;
    assert!(shown(&packer, "/admin/payments/inbox/booth:m-1").await.contains("data-state=\"done\""));
    assert_eq!(found(&shop, &order).await.captures.len(), 1, "nothing is done twice");
    assert!(does(&packer, "/fn/replay_message", "id=nothing").await.contains("This is not there, or not any more."));
    assert_eq!(packer.get("/admin/payments/inbox/nothing").await.status, 404);
}

async fn more_than_a_page_of_messages(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    for n in 0..52 {
        booth.sends(&shop.guest(), &format!("m-{n:02}"), "odd", "x", json!({})).await;
    }
    let packer = packer(&shop).await;
    let first = shown(&packer, "/admin/payments/inbox").await;
    assert_eq!(first.matches("data-message=").count(), 50);
    let next = first.split_once("href=\"/admin/payments/inbox?cursor=").unwrap().1.split('"').next().unwrap().to_owned();
    let second = shown(&packer, &format!("/admin/payments/inbox?cursor={next}")).await;
    assert_eq!(second.matches("data-message=").count(), 2);
    assert!(second.contains("First page"), "{second}");
    let page = shop.admin().get("/api/payments/inbox").await;
    let link = page.header("link").to_owned();
    assert!(page.json().as_array().unwrap().len() == 50 && link.ends_with("; rel=\"next\""), "{link}");
    let next = link.trim_start_matches('<').split('>').next().unwrap().to_owned();
    assert_eq!(shop.admin().get(&next).await.json().as_array().unwrap().len(), 2);
}

async fn the_same_over_rest(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let (order, name) = begins(&shop).await;
    booth.books().standings.insert(name.clone(), captured(&name, order.total()));
    booth.sends(&shop.guest(), "m-1", "payment", &name, json!({ "amount": 5 })).await;
    works(&shop).await;
    let admin = shop.admin();
    let list = admin.get("/api/payments/inbox").await.json();
    assert_eq!((&list[0]["id"], &list[0]["state"], &list[0]["about"]), (&json!("booth:m-1"), &json!("done"), &json!("payment")));
    assert!(list[0].get("payload").is_none(), "{list}");
    let one = admin.get("/api/payments/inbox/booth%3Am-1").await;
    assert_eq!(one.header("cache-control"), "no-store");
    assert_eq!((&one.json()["payload"], &one.json()["order_id"]), (&json!({ "amount": 5 }), &json!(order.id.to_string())));
    assert_eq!(admin.sends("POST", "/api/payments/inbox/booth%3Am-1/replay", json!({})).await.status, 200);
    assert_eq!(admin.get("/api/payments/inbox/booth:m-1").await.json()["state"], "waiting");
    for path in ["/api/payments/inbox/nothing", "/api/payments/inbox/%FF"] {
        assert_eq!(admin.get(path).await.status, 404, "{path}");
    }
    assert_eq!(admin.sends("POST", "/api/payments/inbox/nothing/replay", json!({})).await.refusal(), (404, "not_found".to_owned()));
    assert_eq!(admin.get("/api/payments/inbox?cursor=x").await.status, 400);
}
