//! An order's pages, as its buyer sees them in a browser without scripts.

mod again;
mod cancelling;
mod mine;
mod order;
mod sending_back;

use ::shop::{
    Order,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::VisitorId,
    order::{Actor, LinePart},
};
use services::{
    OpCtx,
    checkout::PlaceOrder,
    orders::{Access, ParcelForm},
    payments::CardForm,
};

use crate::shop::{Answer, Person, TestShop, now};

/// Of a product's variant, so many.
type Goods<'a> = &'a [(&'a str, u32)];

fn guest() -> OpCtx {
    OpCtx::new(Actor::Guest, now(), "test".to_owned()).unwrap()
}

/// An order that is not paid: of a guest, or of whoever the context says.
async fn orders_as(shop: &TestShop, ctx: &OpCtx, visitor: &VisitorId, goods: Goods<'_>) -> Order {
    let services = &shop.services;
    for (slug, quantity) in goods {
        services.cart.add(ctx, visitor, &shop.variant(slug, 0).parse().unwrap(), *quantity).await.unwrap();
    }
    places(shop, ctx, visitor, "demo").await
}

async fn places(shop: &TestShop, ctx: &OpCtx, visitor: &VisitorId, provider: &str) -> Order {
    let services = &shop.services;
    services.checkout.set_contact(ctx, visitor, &contact()).await.unwrap();
    services.checkout.set_shipping(ctx, visitor, "standard").await.unwrap();
    services.checkout.set_payment(ctx, visitor, provider).await.unwrap();
    let open = services.checkout.open(ctx, visitor, Step::Review).await.unwrap();
    let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
    services.checkout.place(ctx, visitor, &request).await.unwrap()
}

/// An order of one mug, to be paid by this way.
pub async fn orders_by(shop: &TestShop, provider: &str) -> Order {
    let (services, ctx) = (&shop.services, guest());
    let visitor = ctx.new_id();
    services.cart.add(&ctx, &visitor, &shop.variant("stoneware-mug", 0).parse().unwrap(), 1).await.unwrap();
    places(shop, &ctx, &visitor, provider).await
}

async fn orders(shop: &TestShop, goods: Goods<'_>) -> Order {
    let ctx = guest();
    orders_as(shop, &ctx, &ctx.new_id(), goods).await
}

async fn pays(shop: &TestShop, order: &Order) {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    shop.services.payments.pay(&guest(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await.unwrap();
}

async fn buys(shop: &TestShop, goods: Goods<'_>) -> Order {
    let order = orders(shop, goods).await;
    pays(shop, &order).await;
    order
}

/// Some pieces leave the house, or all that are left.
async fn ships(shop: &TestShop, ctx: &OpCtx, order: &Order, lines: &[(u32, u32)]) -> String {
    let lines = lines.iter().map(|(line, quantity)| LinePart { line: *line, quantity: *quantity }).collect();
    let form = ParcelForm { lines, carrier: "ups".into(), tracking: "1Z999".into(), ..ParcelForm::default() };
    let shipped = shop.services.orders.ship(ctx, order.id.as_str(), &form).await.unwrap();
    shipped.shipments.last().unwrap().id.to_string()
}

async fn delivers(shop: &TestShop, order: &Order) {
    let shipment = ships(shop, &shop.by_operator(), order, &[]).await;
    shop.services.orders.deliver(&shop.by_operator(), order.id.as_str(), &shipment).await.unwrap();
}

/// The order as it is now.
pub async fn found(shop: &TestShop, order: &Order) -> Order {
    shop.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
}

fn page(order: &Order) -> String {
    format!("/orders/{}/{}", order.id, order.link_key)
}

pub async fn shown(person: &Person, path: &str) -> String {
    let page = person.get(path).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"), "{path}: {}", page.text());
    page.text()
}

pub async fn posts(person: &Person, path: &str, body: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html"), ("origin", "http://shop.test")];
    person.asks("POST", path, &headers, body.to_owned()).await
}

/// Posts a form of an order's page; where it leads.
async fn sends(person: &Person, function: &str, order: &Order, fields: &str) -> String {
    let body = format!("order={}&key={}&{fields}", order.id, order.link_key);
    let answer = posts(person, &format!("/fn/{function}"), &body).await;
    assert_eq!(answer.status, 303, "{function}: {}", answer.text());
    answer.header("location").to_owned()
}

/// What is said beside a field.
fn beside(html: &str, field: &str) -> String {
    let at = format!("id=\"{field}-error\"");
    let rest = html.split_once(&at).unwrap_or_else(|| panic!("{field} has no place for an error: {html}")).1;
    rest.split(['>', '<']).nth(1).unwrap().to_owned()
}

fn contact() -> ContactForm {
    let address = AddressForm {
        name: "Zoë Groß".into(),
        line1: "1 Main Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "62701".into(),
        country: "US".into(),
        ..AddressForm::default()
    };
    ContactForm { email: "zoe@example.com".into(), address, ..ContactForm::default() }
}
