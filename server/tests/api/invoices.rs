//! An invoice's page and file, for whoever has the order's link.

use std::sync::Arc;

use ::shop::{
    Order,
    address::AddressForm,
    checkout::{ContactForm, Step},
};
use services::{checkout::PlaceOrder, orders::Access, payments::CardForm};

use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    a_paid_order_has_an_invoice_as_page_and_file
    before_it_is_paid_there_is_none
    without_the_right_link_nothing_is_told
}

async fn a_paid_order_has_an_invoice_as_page_and_file(shop: Arc<TestShop>) {
    let (order, guest) = (placed(&shop).await, shop.guest());
    pays(&shop, &order).await;
    let path = path(&order);
    let page = guest.get(&path).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
    let html = page.text();
    for part in ["INV-2", "Zoë Groß", "Stoneware Mug", &order.total().to_string(), &format!("href=\"{path}.pdf\"")] {
        assert!(html.contains(part), "{part} is not on the page");
    }
    assert!(page.header("content-security-policy").matches("'sha256-").count() >= 2, "the button's script may run");
    let file = guest.get(&format!("{path}.pdf")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type"), file.header("cache-control")), (200, "application/pdf", "no-store"));
    let name = file.header("content-disposition");
    assert!(name.starts_with("inline; filename=\"INV-2") && name.ends_with("-000001.pdf\""), "{name}");
    assert!(file.body.starts_with(b"%PDF-"));
    assert_eq!(guest.get(&format!("{path}.pdf")).await.body, file.body);
}

async fn before_it_is_paid_there_is_none(shop: Arc<TestShop>) {
    let (order, guest) = (placed(&shop).await, shop.guest());
    for path in [path(&order), format!("{}.pdf", path(&order))] {
        let answer = guest.get(&path).await;
        assert_eq!(answer.status, 409, "{path}");
        assert!(answer.text().contains("There is no invoice yet"), "{path}");
    }
}

async fn without_the_right_link_nothing_is_told(shop: Arc<TestShop>) {
    let (order, guest) = (placed(&shop).await, shop.guest());
    pays(&shop, &order).await;
    for path in
        [format!("/orders/{}/guess/invoice", order.id), "/orders/nothing/key/invoice".to_owned(), "/orders/%ff/key/invoice".to_owned()]
    {
        for path in [format!("{path}.pdf"), path] {
            assert_eq!(guest.get(&path).await.status, 404, "{path}");
        }
    }
}

fn path(order: &Order) -> String {
    format!("/orders/{}/{}/invoice", order.id, order.link_key)
}

/// An order of somebody new, which is not paid.
async fn placed(shop: &TestShop) -> Order {
    let (ctx, services) = (shop.by_operator(), &shop.services);
    let visitor = ctx.new_id();
    services.cart.add(&ctx, &visitor, &shop.variant("stoneware-mug", 0).parse().unwrap(), 2).await.unwrap();
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
    shop.services.payments.pay(&shop.by_operator(), order.id.as_str(), &access, "demo", &card).await.unwrap();
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
