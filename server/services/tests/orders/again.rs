use std::sync::Arc;

use services::orders::Access;
use shop::{Code, id::VisitorId};

use crate::{
    people::guest,
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    what_is_still_sold_goes_into_the_cart
}

async fn what_is_still_sold_goes_into_the_cart(shop: Arc<Shop>) {
    let (mug, pen, hat) = (shop.sells("MUG", "10.00", 5).await, shop.sells("PEN", "1.00", 5).await, shop.sells("HAT", "5.00", 2).await);
    let order = shop.buys(&[(&mug, 1), (&pen, 4), (&hat, 2)]).await;
    shop.updates("mug", |input| input.status = Some("archived".into())).await.unwrap();
    shop.services.refresh().await.unwrap();
    let visitor: VisitorId = guest().new_id();
    let access = Access::Link(&order.link_key);
    let cart = shop.services.orders.buy_again(&guest(), order.id.as_str(), &access, &visitor).await.unwrap();
    let said: Vec<_> = cart.notices.iter().map(shop::cart::Notice::sentence).collect();
    assert_eq!(
        said,
        [
            "MUG cannot be bought just now, so it was left out.",
            "Only 1 left, so the cart holds 1 instead of 4.",
            "HAT cannot be bought just now, so it was left out.",
        ]
    );
    assert_eq!(cart.pieces(), 1);
    shop.buys(&[(&pen, 1)]).await;
    let other: VisitorId = guest().new_id();
    assert_eq!(refusal(shop.services.orders.buy_again(&guest(), order.id.as_str(), &access, &other).await).code, Code::OutOfStock);
}
