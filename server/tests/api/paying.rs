//! The pages of a payment: to the provider and back, with scripts and without.

mod begin;
mod cards;
mod leave;
mod policy;
mod return_page;
mod till;

use ::shop::Order;

use crate::{
    order_pages::{orders_by, posts},
    shop::{Answer, Person, TestShop},
};
use till::Till;

/// A shop with the till, and an order that waits for its payment by it.
async fn waits(shop: &TestShop, is_away: bool) -> (TestShop, Till, Order) {
    let till = Till::new(is_away);
    let shop = shop.paid_by(till.beside(Vec::new())).await;
    let order = orders_by(&shop, "till").await;
    (shop, till, order)
}

/// Begins to pay as a browser without scripts does; where it leads.
async fn begins(person: &Person, order: &Order, provider: &str, more: &str) -> String {
    let body = format!("order={}&key={}&provider={provider}&{more}", order.id, order.link_key);
    let answer = posts(person, "/fn/start_payment", &body).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

/// Begins to pay as a script does.
async fn asks(person: &Person, function: &str, body: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json"), ("origin", "http://shop.test")];
    person.asks("POST", function, &headers, body.to_owned()).await
}

fn pay_page(order: &Order) -> String {
    format!("/pay/{}/{}", order.id, order.link_key)
}

fn order_page(order: &Order) -> String {
    format!("/orders/{}/{}", order.id, order.link_key)
}

fn captured(order: &Order) -> ::shop::payment::Standing {
    ::shop::payment::Standing::Captured { reference: "pi_1".to_owned(), amount: order.total() }
}
