use std::sync::Arc;

use ::shop::Order;
use services::{
    notify::News,
    payments::{PaymentSettings, Providers},
};

use super::{asks, begins, order_page, pay_page, till::CLIENT_SECRET, waits};
use crate::{
    order_pages::{found, orders_by, shown},
    shop::{TestShop, on_both_stores},
};

on_both_stores! {
    a_script_is_told_what_opens_the_form_and_no_page_is
    without_scripts_paying_leads_to_a_page_that_leads_on
    every_other_way_is_offered
    cash_on_delivery_is_settled_by_a_button
    a_transfer_is_told_on_the_pay_page_and_on_the_order
}

async fn a_script_is_told_what_opens_the_form_and_no_page_is(shop: Arc<TestShop>) {
    let (shop, _, order) = waits(&shop, false).await;
    let guest = shop.guest();
    let body = format!("order={}&key={}&provider=till", order.id, order.link_key);
    let answer = asks(&guest, "/fn/start_payment", &body).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
    let opened = answer.json();
    assert_eq!(opened["done"]["client_secret"], CLIENT_SECRET);
    let attempt = found(&shop, &order).await.paying.unwrap();
    assert_eq!(opened["done"]["back"], format!("{}/back/{attempt}", pay_page(&order)));
    assert_eq!(asks(&guest, "/fn/start_payment", &body).await.json(), opened, "twice is once");
    for page in [pay_page(&order), order_page(&order)] {
        assert!(!shown(&guest, &page).await.contains(CLIENT_SECRET), "{page}");
    }
    let wrong = asks(&guest, "/fn/start_payment", &format!("order={}&key=wrong&provider=till", order.id)).await;
    assert!(wrong.json()["rejected"].is_object() && !wrong.text().contains(CLIENT_SECRET), "{}", wrong.text());
    let unknown = asks(&guest, "/fn/start_payment", &format!("order={}&key={}&provider=nobody", order.id, order.link_key)).await;
    assert_eq!(unknown.json()["rejected"]["code"], "payment_method_unknown");
}

async fn without_scripts_paying_leads_to_a_page_that_leads_on(shop: Arc<TestShop>) {
    let (shop, _, order) = waits(&shop, true).await;
    let guest = shop.guest();
    let page = shown(&guest, &pay_page(&order)).await;
    for part in ["action=\"/fn/start_payment\"", "The button leads to Till", &format!("Pay {}", order.total())] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let next = begins(&guest, &order, "till", "away=1").await;
    let attempt = found(&shop, &order).await.paying.unwrap();
    assert_eq!(next, format!("{}/leave/{attempt}", pay_page(&order)));
}

async fn every_other_way_is_offered(shop: Arc<TestShop>) {
    let settings = PaymentSettings { cash_on_delivery: true, demo: true, ..PaymentSettings::default() };
    let others = Providers::new(&settings, &shop.services.settings.name).unwrap();
    let shop = shop.paid_by(others).await;
    let order = orders_by(&shop, "demo").await;
    let guest = shop.guest();
    let page = shown(&guest, &pay_page(&order)).await;
    let other = format!("{}?by=cash_on_delivery", pay_page(&order));
    assert!(page.contains("Demo payment") && page.contains(&other), "{page}");
    let page = shown(&guest, &other).await;
    assert!(!page.contains("Demo payment") && page.contains(&format!("{}?by=demo", pay_page(&order))), "{page}");
    assert!(shown(&guest, &format!("{}?by=nonsense", pay_page(&order))).await.contains("Demo payment"));
}

async fn cash_on_delivery_is_settled_by_a_button(shop: Arc<TestShop>) {
    let settings = PaymentSettings { cash_on_delivery: true, demo: true, ..PaymentSettings::default() };
    let shop = shop.paid_by(Providers::new(&settings, &shop.services.settings.name).unwrap()).await;
    let order = orders_by(&shop, "demo").await;
    let guest = shop.guest();
    assert_eq!(begins(&guest, &order, "cash_on_delivery", "").await, order_page(&order));
    let page = shown(&guest, &order_page(&order)).await;
    assert!(page.contains(&format!("You pay {} when it is brought to you.", order.total())), "{page}");
    for wrong in ["We are waiting for your payment", "Almost there", &format!("href=\"{}\"", pay_page(&order))] {
        assert!(!page.contains(wrong), "{wrong}: {page}");
    }
    let mail = placed_mail(&shop, &order).await;
    assert!(mail.contains(&format!("You pay {} when it is brought to you.", order.total())) && !mail.contains("/pay/"), "{mail}");
    let pay = guest.get(&pay_page(&order)).await;
    assert_eq!((pay.status.as_u16(), pay.header("location")), (303, order_page(&order).as_str()));
    let again = begins(&guest, &order, "demo", "").await;
    assert_eq!(again, order_page(&order), "how it is paid is settled");
}

async fn a_transfer_is_told_on_the_pay_page_and_on_the_order(shop: Arc<TestShop>) {
    let transfer =
        PaymentSettings { bank_transfer: Some("Harbour Goods\nIBAN NO93 8601".into()), demo: true, ..PaymentSettings::default() };
    let shop = shop.paid_by(Providers::new(&transfer, &shop.services.settings.name).unwrap()).await;
    let order = orders_by(&shop, "demo").await;
    let guest = shop.guest();
    let parts = ["Harbour Goods", "IBAN NO93 8601", order.number.as_str(), "until"];
    let page = shown(&guest, &format!("{}?by=bank_transfer", pay_page(&order))).await;
    assert!(parts.iter().all(|part| page.contains(part)) && page.contains("Pay by transfer"), "{page}");
    assert!(!shown(&guest, &order_page(&order)).await.contains("IBAN"), "it is not settled yet");
    assert_eq!(begins(&guest, &order, "bank_transfer", "").await, order_page(&order));
    let page = shown(&guest, &order_page(&order)).await;
    assert!(parts.iter().all(|part| page.contains(part)), "{page}");
    assert!(page.contains("We are waiting for your transfer") && page.contains("Pay another way"), "{page}");
    let mail = placed_mail(&shop, &order).await;
    assert!(mail.contains("Harbour Goods\nIBAN NO93 8601") && mail.contains(order.number.as_str()), "{mail}");
    let kept = found(&shop, &order).await.expires_at;
    assert!(kept > order.expires_at, "its pieces are kept as long as a transfer may take");
}

/// The mail that tells of the order, as it is now.
async fn placed_mail(shop: &TestShop, order: &Order) -> String {
    shop.services.order_mails.mail(&found(shop, order).await, &News::Placed).unwrap().text
}
