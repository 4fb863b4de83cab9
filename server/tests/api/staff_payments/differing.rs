use std::sync::Arc;

use ::shop::{Currency, Money};
use serde_json::json;

use super::{
    begins,
    booth::{captured, listed},
    opens, packer, works,
};
use crate::{
    order_pages::found,
    shop::{TestShop, on_both_stores},
    staff_orders::{does, posts, shown, text_at},
};

on_both_stores! {
    another_amount_is_put_on_the_order_once
    money_for_no_order_is_given_back_once
    the_same_over_rest
}

fn dollars(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

async fn another_amount_is_put_on_the_order_once(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let (order, name) = begins(&shop).await;
    booth.hears(&shop.guest(), "m-1", "payment", &name, captured(&name, dollars(500))).await;
    works(&shop).await;
    let packer = packer(&shop).await;
    let html = shown(&packer, "/admin/payments").await;
    let sentence = format!("Another amount came than the {} that was asked for.", order.total());
    for part in [&sentence, "$5.00", order.number.as_str(), &name, "Give the money back", "Put it on the order", "It is right as it is"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains(&format!("href=\"/admin/orders/{}\"", order.id)) && html.contains("It cannot be taken back."), "{html}");
    assert_eq!(text_at(&html, "data-to-look-at=\"\"").trim(), "1");
    assert!(shown(&packer, "/admin/orders").await.contains("data-to-look-at"), "it is said on every page of the desk");

    let wanted = format!("id={}&remedy=take_in", "booth%3A".to_owned() + &name + "%3Aamount_differs");
    let html = does(&packer, "/fn/settle_discrepancy", &wanted).await;
    assert!(
        html.contains("The money is on the order.") && html.contains("Nothing to look at") && !html.contains("data-to-look-at"),
        "{html}"
    );
    let after = found(&shop, &order).await;
    assert_eq!((after.captured(), after.due().minor), (dollars(500), order.total().minor - 500));
    let html = does(&packer, "/fn/settle_discrepancy", &wanted).await;
    assert!(html.contains("This is settled already."), "said though its card is gone: {html}");
    let all = shown(&packer, "/admin/payments?show=all").await;
    assert!(all.contains("packer") && all.contains("data-settled") && !all.contains("/fn/settle_discrepancy"), "{all}");
    let unknown = does(&packer, "/fn/settle_discrepancy", "id=nothing&remedy=burn").await;
    assert!(unknown.contains("Please choose what to do about it."), "{unknown}");
}

async fn money_for_no_order_is_given_back_once(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let packer = packer(&shop).await;
    booth.books().listed.push(listed("lost-1", Some(shop.by_operator().new_id()), dollars(700)));
    shop.services.payments.reconcile(&shop.by_operator(), None).await.unwrap();
    let html = shown(&packer, "/admin/payments").await;
    assert!(html.contains("Money came for an order that is not there.") && html.contains("$7.00") && html.contains("Not known"), "{html}");
    let wanted = "id=booth%3Alost-1%3Aorder_unknown&remedy=give_back";
    booth.books().refuses = true;
    let html = does(&packer, "/fn/settle_discrepancy", wanted).await;
    assert!(html.contains("The money could not be given back: The card is closed.") && html.contains("role=\"alert\""), "{html}");
    let wrong = does(&packer, "/fn/settle_discrepancy", "id=booth%3Alost-1%3Aorder_unknown&remedy=write_down").await;
    assert!(wrong.contains("This is no remedy for it."), "{wrong}");
    let html = does(&packer, "/fn/settle_discrepancy", wanted).await;
    assert!(html.contains("The money is given back.") && html.contains("Nothing to look at"), "{html}");
    assert_eq!(booth.books().given, 1);
    assert_eq!(posts(&packer, "/fn/settle_discrepancy", wanted).await.header("location"), "/admin/payments?refused=1");
    assert_eq!(booth.books().given, 1);
}

async fn the_same_over_rest(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let (order, name) = begins(&shop).await;
    booth.hears(&shop.guest(), "m-1", "payment", &name, captured(&name, dollars(500))).await;
    works(&shop).await;
    let admin = shop.admin();
    let found = admin.get("/api/payments/discrepancies").await;
    assert_eq!((found.status.as_u16(), found.header("cache-control")), (200, "no-store"));
    let one = &found.json()[0];
    let id = format!("booth:{name}:amount_differs");
    assert_eq!((one["id"].as_str(), one["order_id"].as_str()), (Some(id.as_str()), Some(order.id.as_str())));
    assert_eq!((&one["amount"], &one["currency"], &one["problem"]), (&json!(5.0), &json!("USD"), &json!("amount_differs")));
    assert_eq!(one["remedies"], json!(["give_back", "take_in", "dismiss"]));
    let remedy = format!("/api/payments/discrepancies/{}/remedy", id.replace(':', "%3A"));
    for (body, status, code) in
        [(json!({}), 400, "invalid"), (json!({"remedy": "burn"}), 400, "invalid"), (json!({"remedy": "write_down"}), 409, "conflict")]
    {
        assert_eq!(admin.sends("POST", &remedy, body).await.refusal(), (status, code.to_owned()));
    }
    // The colons may be sent as they are.
    let plain = format!("/api/payments/discrepancies/{id}/remedy");
    assert_eq!(admin.sends("POST", &plain, json!({"remedy": "dismiss"})).await.status, 200);
    assert_eq!(admin.sends("POST", &remedy, json!({"remedy": "dismiss"})).await.refusal(), (409, "conflict".to_owned()));
    assert_eq!(admin.get("/api/payments/discrepancies").await.json(), json!([]));
    let all = admin.get("/api/payments/discrepancies?all=true").await.json();
    assert_eq!((&all[0]["solved"]["remedy"], &all[0]["remedies"]), (&json!("dismiss"), &json!([])));
    assert_eq!(admin.sends("POST", "/api/payments/discrepancies/no%2Fthing/remedy", json!({"remedy": "dismiss"})).await.status, 404);
}
