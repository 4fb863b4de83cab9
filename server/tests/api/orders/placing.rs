use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::{Value, json};
use services::schema::REPLAYS;
use store::{Batch, Query};

use super::{PRINTED, mugs, order, places, quotes, sends};
use crate::{
    cart_coupons::coupon,
    shop::{TestShop, on_both_stores, seen},
};

on_both_stores! {
    an_order_is_quoted_and_placed
    another_total_is_refused_with_the_right_one
    an_address_comes_back_as_it_was_sent
    the_way_to_ship_is_chosen_or_the_cheapest
    case_12_of_many_at_once_as_many_win_as_there_are_pieces
    case_15_lines_of_one_variant_are_added_up
    case_19_a_code_counts_once_for_each_customer_and_each_order
    case_19_two_race_for_the_last_use
    case_21_an_order_sent_again_is_the_same_order
    what_cannot_be_ordered_is_refused
    fields_that_cannot_be_are_named
    no_field_of_an_order_makes_a_failure
}

async fn an_order_is_quoted_and_placed(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let quoted = rest.sends("POST", "/api/orders/quote", mugs(&ada, 2)).await;
    assert_json_snapshot!("order_quoted", seen(&quoted));
    assert_eq!(quoted.header("cache-control"), "no-store");
    let placed = sends(&rest, mugs(&ada, 2)).await;
    assert_json_snapshot!("order_placed", seen(&placed), {
        ".body.order.number" => "[number]", ".body.order.links.page" => "[page]", ".body.order.links.invoice" => "[invoice]",
        ".body.order.links.self" => "[self]",
    });
    assert!(placed.text().contains("\"total_amount\":48.07"), "39.80 + 4.99 + 8.25 % of 39.80: {}", placed.text());
    let read = rest.get(placed.header("location")).await;
    assert_eq!((read.status.as_u16(), read.header("cache-control"), &read.json()), (200, "no-store", &placed.json()["order"]));
    assert_eq!(shop.guest().get("/api/products/stoneware-mug").await.json()["stock"], 38);
    let kept = order(&shop, placed.json()["order"]["id"].as_str().unwrap()).await;
    assert_eq!((kept.email, kept.visitor), (ada.user.email.clone(), Some(ada.user.visitor.clone())));
    assert_eq!(kept.shipping_address.name.as_str(), "Ada King");
}

async fn another_total_is_refused_with_the_right_one(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let tries = async |total: Value| {
        let mut body = mugs(&ada, 2);
        body["total_amount"] = total;
        rest.sends("POST", "/api/orders", body).await
    };
    let refused = tries(json!(48.06)).await;
    assert_json_snapshot!("total_differs", seen(&refused));
    assert!(refused.text().contains("\"total_amount\":48.07"), "{}", refused.text());
    for wrong in [json!(0), json!(-48.07), json!(9_007_199_254.93)] {
        assert_eq!(tries(wrong).await.refusal(), (409, "total_differs".to_owned()));
    }
    for wrong in [json!(48.071), json!("a lot"), json!(null), json!([48.07]), json!("NaN"), json!("4.807e1")] {
        let refused = tries(wrong.clone()).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{wrong}");
        assert!(refused.json()["fields"]["total_amount"].is_string(), "{wrong}");
    }
    assert_eq!(rest.get("/api/orders/mine").await.json(), json!([]), "nothing was placed");
    assert_eq!(tries(json!("48.0700")).await.status, 201);
}

async fn an_address_comes_back_as_it_was_sent(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let mut nameless = mugs(&ada, 1);
    nameless["shipping_address"] = "1 Main Street, Springfield, IL 62701, USA".into();
    let quoted = quotes(&rest, &nameless).await;
    assert_eq!((&quoted["shipping_address"], &quoted["shipping_address_fields"]["name"]), (&nameless["shipping_address"], &json!("ada")));
    let mut by_fields = mugs(&ada, 1);
    let address = json!({ "name": "Bob", "line1": "2 High Street", "line2": null, "city": "London", "region": null, "postal_code": "SW1Y 4JH", "country": "gb" });
    by_fields["shipping_address"] = address;
    let quoted = quotes(&rest, &by_fields).await;
    assert_json_snapshot!("address_by_fields", [&quoted["shipping_address"], &quoted["shipping_address_fields"]]);
    assert_eq!(quoted["tax"], 0.0, "no tax falls there");
    let mut wrong = by_fields.clone();
    wrong["shipping_address"] = json!({ "name": "", "postal_code": "x", "country": "XX", "city": "" });
    assert_json_snapshot!("wrong_address", seen(&rest.sends("POST", "/api/orders/quote", wrong).await));
    for wrong in [json!(""), json!("  ,, "), json!("x".repeat(501)), json!("a\u{7}b"), json!(5), json!([]), json!({})] {
        let mut body = mugs(&ada, 1);
        body["shipping_address"] = wrong.clone();
        let refused = rest.sends("POST", "/api/orders/quote", body).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{wrong}");
    }
}

async fn the_way_to_ship_is_chosen_or_the_cheapest(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let mut body = mugs(&ada, 1);
    assert_eq!(quotes(&rest, &body).await["shipping_method"]["code"], "standard");
    body["shipping_method"] = "express".into();
    assert_eq!(quotes(&rest, &body).await["shipping"], 14.99);
    body["shipping_method"] = "pigeon".into();
    assert_eq!(rest.sends("POST", "/api/orders/quote", body.clone()).await.refusal(), (409, "not_shippable".to_owned()));
    let only_canada = json!({ "zones": [{ "name": "Canada", "territories": [{ "country": "CA" }], "methods": [
        { "code": "standard", "name": "Standard", "delivery": { "soonest": 1, "latest": 2 }, "rate": { "flat": 1 } } ] }] });
    assert_eq!(shop.admin().sends("PUT", "/api/settings/shipping", only_canada).await.status, 200);
    for method in [json!(null), json!("standard")] {
        body["shipping_method"] = method;
        assert_eq!(rest.sends("POST", "/api/orders/quote", body.clone()).await.refusal(), (409, "not_shippable".to_owned()));
    }
}

async fn case_12_of_many_at_once_as_many_win_as_there_are_pieces(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let mut body = mugs(&ada, 1);
    body["products"] = json!([{ "product_id": shop.variant("linen-shirt", 0) }]);
    body["total_amount"] = quotes(&rest, &body).await["total_amount"].clone();
    let all = futures::future::join_all((0..12).map(|_| rest.sends("POST", "/api/orders", body.clone()))).await;
    assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 3);
    assert!(all.iter().filter(|answer| answer.status != 201).all(|answer| answer.refusal() == (409, "out_of_stock".to_owned())));
}

async fn case_15_lines_of_one_variant_are_added_up(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let shirt = shop.variant("linen-shirt", 0);
    let lines = |first: u32, second: u32| {
        let mut body = mugs(&ada, 1);
        body["products"] = json!([{ "variant_id": shirt, "quantity": first }, { "product_id": shirt, "quantity": second }]);
        body
    };
    let refused = sends(&rest, lines(2, 2)).await;
    assert_eq!(refused.refusal(), (409, "out_of_stock".to_owned()));
    assert!(refused.json()["fields"][&shirt].is_string(), "the line is named");
    let mut unasked = lines(2, 2);
    unasked["total_amount"] = json!(282.11);
    let refused = rest.sends("POST", "/api/orders", unasked).await;
    assert_eq!(refused.refusal(), (409, "out_of_stock".to_owned()), "by the counters themselves: {}", refused.text());
    let id = places(&rest, lines(2, 1)).await;
    let placed = rest.get(&format!("/api/orders/{id}")).await.json();
    assert_eq!((placed["products"].as_array().unwrap().len(), &placed["products"][0]["quantity"]), (1, &json!(3)));
    assert_eq!(sends(&rest, lines(1, 0)).await.refusal(), (400, "invalid".to_owned()));
    assert_eq!(sends(&rest, lines(60, 40)).await.refusal(), (409, "line_full".to_owned()));
}

async fn case_19_a_code_counts_once_for_each_customer_and_each_order(shop: Arc<TestShop>) {
    coupon(&shop, json!({ "title": "Once", "code": "ONCE", "benefit": "fixed", "amount": 5, "limit_per_customer": 1 })).await;
    let (ada, bob) = (shop.customer("ada").await, shop.customer("bob").await);
    let with_code = |member| {
        let mut body = mugs(member, 1);
        body["coupon"] = " once ".into();
        body
    };
    let rest = ada.over_rest(&shop);
    let quoted = quotes(&rest, &with_code(&ada)).await;
    assert_eq!((&quoted["discount"], &quoted["coupons"][0]["code"]), (&json!(5.0), &json!("ONCE")));
    assert_eq!(shop.admin().get("/api/coupons/ONCE").await.json()["used"], 0, "a quote uses nothing");
    let first = places(&rest, with_code(&ada)).await;
    let refused = sends(&rest, with_code(&ada)).await;
    assert_json_snapshot!("coupon_used_before", seen(&refused));
    places(&bob.over_rest(&shop), with_code(&bob)).await;
    assert_eq!(shop.admin().get("/api/coupons/ONCE").await.json()["used"], 2);
    assert_eq!(rest.sends("POST", &format!("/api/orders/{first}/cancel"), json!({})).await.status, 200);
    assert_eq!(shop.admin().get("/api/coupons/ONCE").await.json()["used"], 1);
    places(&rest, with_code(&ada)).await;
    for (code, status, reason) in [("NOBODY", 409, "coupon_unknown"), ("10 %", 400, "invalid")] {
        let mut body = mugs(&ada, 1);
        body["coupon"] = code.into();
        let refused = sends(&rest, body).await;
        assert_eq!(refused.refusal(), (status, reason.to_owned()));
        assert!(refused.json()["fields"]["coupon"].is_string());
    }
}

async fn case_19_two_race_for_the_last_use(shop: Arc<TestShop>) {
    coupon(&shop, json!({ "title": "Last", "code": "LAST", "benefit": "fixed", "amount": 5, "limit": 1 })).await;
    let (ada, bob) = (shop.customer("ada").await, shop.customer("bob").await);
    let race = async |member| {
        let mut body = mugs(member, 1);
        body["coupon"] = "LAST".into();
        sends(&member.over_rest(&shop), body).await
    };
    let (one, other) = futures::join!(race(&ada), race(&bob));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409], "{} {}", one.text(), other.text());
    let refused = if one.status == 409 { one } else { other };
    assert_eq!(refused.refusal().1, "coupon_used_up");
}

async fn case_21_an_order_sent_again_is_the_same_order(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop).with_header("idempotency-key".parse().unwrap(), "the order of today");
    let mut body = mugs(&ada, 1);
    body["total_amount"] = quotes(&ada.over_rest(&shop), &body).await["total_amount"].clone();
    let all = futures::future::join_all((0..6).map(|_| rest.sends("POST", "/api/orders", body.clone()))).await;
    assert!(all.iter().all(|answer| answer.status == 201 && answer.body == all[0].body));
    assert_eq!(all.iter().filter(|answer| answer.header("idempotent-replayed") == "true").count(), 5);
    let mut other = body.clone();
    other["shipping_method"] = "express".into();
    assert_eq!(rest.sends("POST", "/api/orders", other).await.refusal(), (422, "idempotency_mismatch".to_owned()));
    // As if the program had ended before it could keep its answer.
    for kept in shop.store.find(&Query::all(REPLAYS).limit(100)).await.unwrap().rows {
        shop.store.commit(&Batch::new().delete(kept.key, kept.version)).await.unwrap();
    }
    let again = rest.sends("POST", "/api/orders", body.clone()).await;
    assert_eq!((again.status.as_u16(), &again.json()["order"]["id"]), (201, &all[0].json()["order"]["id"]));
    assert_eq!(rest.get("/api/orders/mine").await.json().as_array().unwrap().len(), 1);
    let bob = shop.customer("bob").await;
    let theirs = bob.over_rest(&shop).with_header("idempotency-key".parse().unwrap(), "the order of today");
    let mut body = mugs(&bob, 1);
    body["total_amount"] = all[0].json()["order"]["total_amount"].clone();
    let placed = theirs.sends("POST", "/api/orders", body).await;
    assert_eq!((placed.status.as_u16(), placed.header("idempotent-replayed")), (201, ""), "keys of two callers never meet");
}

async fn what_cannot_be_ordered_is_refused(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let tries = async |products: Value| {
        let mut body = mugs(&ada, 1);
        body["products"] = products;
        rest.sends("POST", "/api/orders/quote", body).await
    };
    let refusals = [
        (json!([{ "product_id": "nothing" }]), 404, "product_not_found"),
        (json!([{ "product_id": "var_00000000000000000000000000" }]), 404, "product_not_found"),
        (json!([{ "variant_id": "nothing" }]), 404, "variant_not_found"),
        (json!([{ "product_id": "stoneware-mug" }, { "variant_id": "var_00000000000000000000000000" }]), 404, "variant_not_found"),
        (json!([{ "product_id": "linen-shirt" }]), 409, "variant_needed"),
        (json!([{ "product_id": "desk-lamp" }]), 409, "out_of_stock"),
        (json!([{ "product_id": "stoneware-mug", "quantity": 41 }]), 409, "out_of_stock"),
        (json!([{ "product_id": "stoneware-mug", "quantity": 100 }]), 409, "line_full"),
        (json!([]), 400, "invalid"),
        (json!(vec![json!({ "product_id": "stoneware-mug" }); 101]), 400, "invalid"),
    ];
    for (products, status, code) in refusals {
        assert_eq!(tries(products.clone()).await.refusal(), (status, code.to_owned()), "{products}");
    }
    let id = shop.guest().get("/api/products/stoneware-mug").await.json()["id"].clone();
    assert_eq!(tries(json!([{ "product_id": id }])).await.status, 200);
}

async fn fields_that_cannot_be_are_named(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    assert_json_snapshot!("empty_order", seen(&rest.sends("POST", "/api/orders", json!({})).await));
    let kinds =
        json!({ "user_id": 5, "products": "mug", "total_amount": true, "shipping_address": 5, "shipping_method": [], "coupon": {} });
    assert_json_snapshot!("wrong_kinds_of_order", seen(&rest.sends("POST", "/api/orders", kinds).await));
    let values = json!({ "user_id": ada.user.id, "shipping_address": PRINTED, "coupon": "10 %",
        "products": [{ "quantity": 0 }, { "product_id": "stoneware-mug", "quantity": 0 }, { "variant_id": "x", "quantity": null }] });
    assert_json_snapshot!("wrong_values_of_order", seen(&rest.sends("POST", "/api/orders/quote", values).await));
    assert_eq!(rest.sends_text("POST", "/api/orders", "{").await.refusal(), (400, "bad_request".to_owned()));
    assert_eq!(rest.asks("POST", "/api/orders", &[("content-type", "text/plain")], "{}").await.status, 415);
    let deleted = rest.asks("DELETE", "/api/orders", &[], "").await;
    assert_eq!((deleted.status.as_u16(), deleted.header("allow")), (405, "POST,GET,HEAD"));
}

async fn no_field_of_an_order_makes_a_failure(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let rest = ada.over_rest(&shop);
    let mut good = mugs(&ada, 1);
    good["total_amount"] = json!(26.53);
    let fields = ["user_id", "products", "total_amount", "shipping_address", "shipping_method", "coupon"];
    crate::hostile::no_field_makes_a_failure(&rest, "POST", "/api/orders", &good, &fields).await;
    let id = places(&rest, mugs(&ada, 1)).await;
    let (cancel, status) = (format!("/api/orders/{id}/cancel"), format!("/api/orders/{id}/status"));
    crate::hostile::no_field_makes_a_failure(
        &shop.admin(),
        "PATCH",
        &status,
        &json!({ "status": "Shipped" }),
        &["status", "tracking", "reason"],
    )
    .await;
    crate::hostile::no_field_makes_a_failure(&rest, "POST", &cancel, &json!({}), &["reason"]).await;
}
