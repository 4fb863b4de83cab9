use std::sync::Arc;

use super::{buys, page, sends, shown};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    an_order_goes_into_the_cart_again
    what_is_gone_or_capped_is_told_in_the_cart
    what_is_sold_out_is_told_on_the_orders_page
}

async fn an_order_goes_into_the_cart_again(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 2)]).await, shop.guest());
    assert_eq!(sends(&guest, "buy_again", &order, "").await, "/cart");
    let html = shown(&guest, "/cart").await;
    assert!(html.contains("Stoneware Mug") && html.contains("data-pieces=\"2\"") && !html.contains("data-bought-again"), "{html}");
}

async fn what_is_gone_or_capped_is_told_in_the_cart(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 1), ("linen-shirt", 2)]).await, shop.guest());
    let gone = shop.admin().asks("DELETE", "/api/products/stoneware-mug", &[], "").await;
    assert!(gone.status.is_success(), "{}", gone.text());
    let next = sends(&guest, "buy_again", &order, "").await;
    assert_eq!(next, "/cart?again=1");
    let html = shown(&guest, &next).await;
    assert!(html.contains("Stoneware Mug cannot be bought just now, so it was left out."), "{html}");
    assert!(html.contains("Linen Shirt: Only 1 left, so the cart holds 1 instead of 2."), "{html}");
    assert!(!shown(&guest, "/cart").await.contains("data-bought-again"), "it is told once");
}

async fn what_is_sold_out_is_told_on_the_orders_page(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("linen-shirt", 2)]).await, shop.guest());
    buys(&shop, &[("linen-shirt", 1)]).await;
    let next = sends(&guest, "buy_again", &order, "").await;
    assert_eq!(next, format!("{}?refused=1", page(&order)));
    assert!(shown(&guest, &next).await.contains("role=\"alert\""));
    let foreign = super::posts(&guest, "/fn/buy_again", &format!("order={}&key=guess", order.id)).await;
    assert_eq!(guest.get(foreign.header("location")).await.status, 404);
}
