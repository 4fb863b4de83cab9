use std::sync::Arc;

use ::shop::access::Permission;

use super::{buys, delivers, orders, page, ships, shown};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    an_unpaid_order_asks_for_its_payment
    a_part_on_its_way_is_told_with_its_parcel
    staff_have_no_names_and_their_doubts_are_theirs
    without_the_right_link_there_is_nothing
}

async fn an_unpaid_order_asks_for_its_payment(shop: Arc<TestShop>) {
    let order = orders(&shop, &[("stoneware-mug", 2)]).await;
    let html = shown(&shop.guest(), &page(&order)).await;
    let pay = format!("href=\"/pay/{}/{}\"", order.id, order.link_key);
    for part in [&pay, "if you pay today", "Almost there", "aria-current=\"step\"", "Zoë Groß", &order.total().to_string()] {
        assert!(html.contains(part), "{part} is not on the page: {html}");
    }
    for absent in ["/invoice\"", "Send something back", "Parcels", "Money back"] {
        assert!(!html.contains(absent), "{absent}");
    }
    assert!(!html.contains("<leptos-island") || !live_part(&html).contains("<leptos-island"), "what is replaced holds no island");
}

async fn a_part_on_its_way_is_told_with_its_parcel(shop: Arc<TestShop>) {
    let order = buys(&shop, &[("stoneware-mug", 2), ("linen-shirt", 1)]).await;
    ships(&shop, &shop.by_operator(), &order, &[(1, 1)]).await;
    let html = shown(&shop.guest(), &page(&order)).await;
    for part in [
        "data-order-status=\"Processing\"",
        "A part of it is on its way. The rest follows: 1 × Stoneware Mug, 1 × Linen Shirt (S).",
        "https://www.ups.com/track?tracknum=1Z999",
        "UPS 1Z999",
        "1 on the way",
        "On its way since",
        "expected ",
        "/invoice\"",
        "/cancel\"",
    ] {
        assert!(html.contains(part), "{part} is not on the page: {html}");
    }
    delivers(&shop, &order).await;
    let html = shown(&shop.guest(), &page(&order)).await;
    assert!(html.contains("Parcel 2") && html.contains("/return\"") && !html.contains("/cancel\""), "{html}");
}

async fn staff_have_no_names_and_their_doubts_are_theirs(shop: Arc<TestShop>) {
    let order = buys(&shop, &[("stoneware-mug", 1)]).await;
    let grace = shop.staff("grace", &[Permission::Orders]).await;
    let ctx = shop.by(&grace).await;
    let doubt = Some("Smells of fraud".parse().unwrap());
    shop.services.orders.hold(&ctx, order.id.as_str(), doubt).await.unwrap();
    let html = shown(&shop.guest(), &page(&order)).await;
    assert!(html.contains("We take a second look at this order") && html.contains("The shop"), "{html}");
    assert!(!html.contains("grace") && !html.contains("fraud"), "{html}");
}

async fn without_the_right_link_there_is_nothing(shop: Arc<TestShop>) {
    let (order, other) = (buys(&shop, &[("stoneware-mug", 1)]).await, buys(&shop, &[("stoneware-mug", 1)]).await);
    let guest = shop.guest();
    for wrong in
        [format!("/orders/{}/{}", order.id, other.link_key), format!("/orders/{}/guess", order.id), "/orders/nothing/key".to_owned()]
    {
        for path in [wrong.clone(), format!("{wrong}/cancel"), format!("{wrong}/return")] {
            let answer = guest.get(&path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.text().contains("Zoë"), "{path}");
        }
    }
}

/// From the part that `live.js` replaces to the paragraph behind it.
fn live_part(html: &str) -> &str {
    html.split_once("id=\"order-live\"").unwrap().1.split_once("id=\"order-said\"").unwrap().0
}
