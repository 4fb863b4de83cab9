//! An order's page that changes by itself: the stream of its moves.

mod stream;

use std::sync::Arc;

use ::shop::{
    Order,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::VisitorId,
    order::Actor,
};
use serde_json::json;
use services::{OpCtx, checkout::PlaceOrder, orders::Access, payments::CardForm};

use crate::shop::{TestShop, now, on_both_stores};
use stream::{Stream, listens};

on_both_stores! {
    a_wrong_key_is_told_nothing
    what_happened_since_the_page_was_rendered_is_told_at_once
    a_move_is_told_when_it_happens
    whoever_comes_back_goes_on_behind_the_last_event_they_saw
    a_program_that_closes_ends_its_streams
    there_are_only_so_many_streams
    the_page_knows_its_stream
}

async fn a_wrong_key_is_told_nothing(shop: Arc<TestShop>) {
    let order = orders_a_mug(&shop).await;
    let guest = shop.guest();
    for path in [format!("/orders/{}/wrong/live", order.id), format!("/orders/nothing/{}/live", order.link_key)] {
        let answer = guest.get(&path).await;
        assert_eq!(answer.refusal(), (404, "order_not_found".to_owned()));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let posted = guest.asks("POST", &live(&order), &[], "").await;
    assert_eq!(posted.status, 405);
}

async fn what_happened_since_the_page_was_rendered_is_told_at_once(shop: Arc<TestShop>) {
    let order = orders_a_mug(&shop).await;
    pays(&shop, &order).await;
    let rendered_before = format!("{}?after={}", live(&order), order.moved());
    let mut stream = listens(&shop, &rendered_before, &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(stream.header("content-type"), "text/event-stream");
    assert_eq!(stream.header("cache-control"), "no-store");
    assert_eq!(stream.header("content-encoding"), "", "what is compressed is held back");
    let paid = order.moved() + 1;
    assert_eq!(stream.next().await, Some((paid.to_string(), json!({ "status": "Paid", "moved": paid }))));
    for known_nothing in ["", "?after=", "?after=soon", "?after=-1"] {
        let mut stream = listens(&shop, &format!("{}{known_nothing}", live(&order)), &[]).await;
        assert!(stream.next().await.is_some(), "{known_nothing}");
    }
}

async fn a_move_is_told_when_it_happens(shop: Arc<TestShop>) {
    follows(&shop);
    let order = orders_a_mug(&shop).await;
    let mut stream = listens(&shop, &format!("{}?after={}", live(&order), order.moved()), &[]).await;
    assert!(stream.is_quiet().await, "nothing has happened");
    assert_eq!(shop.services.checkout.expire_lapsed(&late(&order)).await.unwrap(), 1);
    let expired = order.moved() + 1;
    assert_eq!(stream.next().await, Some((expired.to_string(), json!({ "status": "Expired", "moved": expired }))));
    assert!(stream.is_quiet().await, "it happened once");
}

async fn whoever_comes_back_goes_on_behind_the_last_event_they_saw(shop: Arc<TestShop>) {
    let order = orders_a_mug(&shop).await;
    pays(&shop, &order).await;
    // A browser comes back to the address it first asked, with what it has seen since.
    let first_asked = format!("{}?after={}", live(&order), order.moved());
    let paid = (order.moved() + 1).to_string();
    assert!(listens(&shop, &first_asked, &[("last-event-id", &paid)]).await.is_quiet().await);
    let placed = order.moved().to_string();
    let missed = listens(&shop, &first_asked, &[("last-event-id", &placed)]).await.next().await;
    assert_eq!(missed.map(|(id, _)| id), Some(paid));
}

async fn a_program_that_closes_ends_its_streams(shop: Arc<TestShop>) {
    let order = orders_a_mug(&shop).await;
    let path = format!("{}?after={}", live(&order), order.moved());
    let mut stream = listens(&shop, &path, &[]).await;
    assert!(stream.is_quiet().await);
    assert_eq!(shop.services.live.looks(), 1);
    shop.state.closing.cancel();
    assert_eq!(stream.next().await, None);
    drop(stream);
    assert_eq!(shop.services.live.looks(), 0);
    assert_eq!(listens(&shop, &path, &[]).await.next().await, None, "and begins no new one");
}

async fn there_are_only_so_many_streams(shop: Arc<TestShop>) {
    let order = orders_a_mug(&shop).await;
    let mut open: Vec<Stream> = Vec::new();
    for _ in 0..20 {
        open.push(listens(&shop, &live(&order), &[]).await);
    }
    let refused = shop.guest().get(&live(&order)).await;
    assert_eq!(refused.refusal(), (429, "too_many_requests".to_owned()));
    open.pop();
    assert!(listens(&shop, &live(&order), &[]).await.next().await.is_some());
}

async fn the_page_knows_its_stream(shop: Arc<TestShop>) {
    let order = orders_a_mug(&shop).await;
    let page = shop.guest().get(&format!("/orders/{}/{}", order.id, order.link_key)).await;
    let html = page.text();
    let part = format!("id=\"order-live\" data-live=\"{}\" data-moved=\"{}\"", live(&order), order.moved());
    assert!(html.contains(&part), "{html}");
    assert!(html.contains("src=\"/live.js\"") && html.contains("Look again"), "{html}");
    assert!(page.header("content-security-policy").contains("connect-src 'self'"));
}

fn live(order: &Order) -> String {
    format!("/orders/{}/{}/live", order.id, order.link_key)
}

/// Until the test ends.
fn follows(shop: &TestShop) {
    let services = shop.services.clone();
    tokio::spawn(async move { services.follow().await });
}

fn by_a_guest() -> OpCtx {
    OpCtx::new(Actor::Guest, now(), "test".to_owned()).unwrap()
}

async fn orders_a_mug(shop: &TestShop) -> Order {
    let (ctx, services) = (by_a_guest(), &shop.services);
    let visitor: VisitorId = ctx.new_id();
    let mug = shop.variant("stoneware-mug", 0).parse().unwrap();
    services.cart.add(&ctx, &visitor, &mug, 1).await.unwrap();
    services.checkout.set_contact(&ctx, &visitor, &contact()).await.unwrap();
    services.checkout.set_shipping(&ctx, &visitor, "standard").await.unwrap();
    services.checkout.set_payment(&ctx, &visitor, "demo").await.unwrap();
    let open = services.checkout.open(&ctx, &visitor, Step::Review).await.unwrap();
    let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
    services.checkout.place(&ctx, &visitor, &request).await.unwrap()
}

async fn pays(shop: &TestShop, order: &Order) {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    let access = Access::Link(&order.link_key);
    shop.services.payments.pay(&by_a_guest(), order.id.as_str(), &access, "demo", &card).await.unwrap();
}

fn contact() -> ContactForm {
    ContactForm {
        email: "ada@example.com".into(),
        address: AddressForm {
            name: "Ada Lovelace".into(),
            line1: "1 Main Street".into(),
            city: "Springfield".into(),
            region: "NY".into(),
            postal_code: "12345".into(),
            country: "US".into(),
            ..AddressForm::default()
        },
        ..ContactForm::default()
    }
}

/// The program itself, once an order's time is over.
fn late(order: &Order) -> OpCtx {
    OpCtx::new(Actor::System, order.expires_at, "test".into()).unwrap()
}
