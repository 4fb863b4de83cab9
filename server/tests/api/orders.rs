//! Orders that programs send, read and take on.

mod changes;
mod lists;
mod placing;
mod rights;

use ::shop::Order;
use serde_json::{Value, json};
use services::{
    orders::{Access, Desk},
    payments::CardForm,
};

use crate::shop::{Answer, Member, Person, TestShop};

pub const PRINTED: &str = "Ada King, 1 Main Street, Springfield, IL 62701";

/// So many mugs for somebody, to an address of one line.
pub fn mugs(member: &Member, quantity: u32) -> Value {
    json!({
        "user_id": member.user.id, "products": [{ "product_id": "stoneware-mug", "quantity": quantity }], "shipping_address": PRINTED,
    })
}

pub async fn quotes(person: &Person, body: &Value) -> Value {
    let quoted = person.sends("POST", "/api/orders/quote", body.clone()).await;
    assert_eq!(quoted.status, 200, "{}", quoted.text());
    quoted.json()
}

/// Sends an order with the total that its quote says.
pub async fn sends(person: &Person, mut body: Value) -> Answer {
    let quoted = person.sends("POST", "/api/orders/quote", body.clone()).await;
    if quoted.status != 200 {
        return quoted;
    }
    body["total_amount"] = quoted.json()["total_amount"].clone();
    person.sends("POST", "/api/orders", body).await
}

/// Places an order; its id.
pub async fn places(person: &Person, body: Value) -> String {
    let placed = sends(person, body).await;
    assert_eq!(placed.status, 201, "{}", placed.text());
    placed.json()["order"]["id"].as_str().unwrap().to_owned()
}

pub async fn order(shop: &TestShop, id: &str) -> Order {
    let desk = Desk::of(&shop.by_operator()).unwrap();
    shop.services.orders.find(id, &Access::Desk(desk)).await.unwrap()
}

pub async fn pays(shop: &TestShop, id: &str) {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    let order = order(shop, id).await;
    let access = Access::Link(&order.link_key);
    shop.services.payments.pay(&shop.by_operator(), id, &access, "demo", &card).await.unwrap();
}
