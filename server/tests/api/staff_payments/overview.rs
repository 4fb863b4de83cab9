use std::sync::Arc;

use ::shop::access::Permission::Customers;

use super::{opens, packer};
use crate::{
    shop::{TestShop, on_both_stores},
    staff_orders::shown,
};

on_both_stores! {
    a_shop_with_the_demo_alone_is_told_how_to_take_money
    every_way_to_pay_is_shown_with_what_it_needs
}

async fn a_shop_with_the_demo_alone_is_told_how_to_take_money(shop: Arc<TestShop>) {
    let packer = packer(&shop).await;
    let html = shown(&packer, "/admin/payments").await;
    let parts = [
        "This shop takes no real money",
        "STRIPE_SECRET_KEY",
        "STRIPE_PUBLISHABLE_KEY",
        "STRIPE_WEBHOOK_SECRET",
        "CASH_ON_DELIVERY",
        "BANK_TRANSFER",
        "/api/payments/webhooks/stripe",
        "shopsphere check",
        "data-way=\"demo\"",
        "Nothing to look at",
    ];
    for part in parts {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("data-to-look-at"), "nothing waits");
    let first = shown(&packer, "/admin").await;
    assert!(first.contains("This shop takes no real money") && first.contains("href=\"/admin/payments\""), "{first}");
    let clerk = shop.staff("clerk", &[Customers]).await.in_browser(&shop);
    let first = shown(&clerk, "/admin").await;
    assert!(!first.contains("This shop takes no real money") && !first.contains("href=\"/admin/payments\""), "{first}");
    assert_eq!(clerk.get("/admin/payments").await.status, 403);
    for wrong in ["/admin/payments?cursor=x", "/admin/payments/inbox?cursor=x"] {
        let page = packer.get(wrong).await;
        assert_eq!(page.status, 400, "{wrong}");
        assert!(page.text().contains("role=\"alert\""), "{wrong}: {}", page.text());
    }
}

async fn every_way_to_pay_is_shown_with_what_it_needs(shop: Arc<TestShop>) {
    let (shop, _) = opens(&shop).await;
    let packer = packer(&shop).await;
    let html = shown(&packer, "/admin/payments").await;
    for part in [
        "Booth: Card at the booth",
        "These are test keys",
        "/api/payments/webhooks/booth",
        "IBAN NO93 8601",
        "kept for 7 days",
        "Cash on delivery",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("This shop takes no real money"), "{html}");
    assert!(!shown(&packer, "/admin").await.contains("This shop takes no real money"));
}
