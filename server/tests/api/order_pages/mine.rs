use std::sync::Arc;

use super::{buys, delivers, orders_as, page, pays, ships, shown};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    an_account_finds_its_orders_and_those_under_way
    nothing_bought_is_said_kindly
}

async fn an_account_finds_its_orders_and_those_under_way(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let (ctx, visitor) = (shop.by(&ada).await, ada.user.visitor.clone());
    let arrived = orders_as(&shop, &ctx, &visitor, &[("stoneware-mug", 1)]).await;
    pays(&shop, &arrived).await;
    delivers(&shop, &arrived).await;
    let shipped = orders_as(&shop, &ctx, &visitor, &[("stoneware-mug", 2), ("linen-shirt", 1)]).await;
    pays(&shop, &shipped).await;
    ships(&shop, &shop.by_operator(), &shipped, &[]).await;
    let open = orders_as(&shop, &ctx, &visitor, &[("stoneware-mug", 1)]).await;
    let foreign = buys(&shop, &[("stoneware-mug", 1)]).await;

    let browser = ada.in_browser(&shop);
    let html = shown(&browser, "/account/orders").await;
    for order in [&arrived, &shipped, &open] {
        assert!(html.contains(&format!("href=\"{}\"", page(order))), "{html}");
    }
    assert!(!html.contains(foreign.number.as_str()));
    for part in [
        "2 × Stoneware Mug and Linen Shirt (S)",
        "https://www.ups.com/track?tracknum=1Z999",
        &format!("href=\"/pay/{}/{}\"", open.id, open.link_key),
        "data-order-status=\"Delivered\"",
        "/fn/buy_again",
        "/pictures/",
    ] {
        assert!(html.contains(part), "{part} is not on the page: {html}");
    }
    let html = shown(&browser, "/account/orders?show=open").await;
    assert!(html.contains(&page(&shipped)) && html.contains(&page(&open)) && !html.contains(&page(&arrived)), "{html}");
    let own = shown(&browser, &page(&shipped)).await;
    assert!(own.contains("href=\"/account/orders\"") && !own.contains("only key to this order"), "{own}");
}

async fn nothing_bought_is_said_kindly(shop: Arc<TestShop>) {
    let browser = shop.customer("ada").await.in_browser(&shop);
    assert!(shown(&browser, "/account/orders").await.contains("No orders yet"));
    assert!(shown(&browser, "/account/orders?show=open").await.contains("Nothing is under way"));
    assert!(shown(&browser, "/account/orders?before=1").await.contains("There are no older orders."));
}
