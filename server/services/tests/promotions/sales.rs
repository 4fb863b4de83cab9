//! Sales: what everybody sees in the window, and what only some see in their cart.

use std::{sync::Arc, time::Duration};

use services::{OpCtx, Services, accounts::RegisterForm, promotions::PromotionInput, schema::USERS, schema::key, sign_in::SignIn};
use shop::{Timestamp, catalog::Product};
use store::Batch;

use crate::{
    offers::*,
    shopper::{Shopper, guest},
    support::*,
};

on_both_stores! {
    a_sale_shows_in_the_window_and_in_the_quote
    a_sale_begins_and_ends_by_the_clock
    a_sale_for_a_group_is_in_that_customers_cart_only
}

/// What the window says one costs, and what it cost before.
fn shown(services: &Services, product: &Product) -> (i64, Option<i64>) {
    let shown = services.catalog.shown();
    let (_, variant) = shown.variant(&product.variants[0].id).unwrap();
    (variant.price.minor, variant.compare_at.map(|before| before.minor))
}

fn later(seconds: u64) -> Timestamp {
    NOW.after(Duration::from_secs(seconds))
}

async fn a_sale_shows_in_the_window_and_in_the_quote(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    assert_eq!(shown(&services, &mug), (1000, None));
    let promotion = offers(&services, sale("25")).await;
    assert_eq!(shown(&services, &mug), (750, Some(1000)));
    let ada = Shopper::of(&services);
    let cart = ada.adds(&mug, 2).await;
    let line = &cart.quote.lines[0];
    assert_eq!((line.list_price, line.unit_price, line.goods), (usd(1000), usd(750), usd(1500)));
    assert_eq!((cart.lines[0].unit_price, cart.lines[0].compare_at), (usd(750), Some(usd(1000))));
    let order = ada.orders().await;
    assert_eq!((order.lines[0].list_price, order.lines[0].unit_price, order.total()), (usd(1000), usd(750), usd(1500)));
    services.promotions.remove(&ctx(), promotion.id.as_str()).await.unwrap();
    assert_eq!(shown(&services, &mug), (1000, None));
    assert_eq!(ada.finds(&order).await.total(), usd(1500), "an order keeps its prices");
}

async fn a_sale_begins_and_ends_by_the_clock(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    let (starts_at, ends_at) = (later(60).to_rfc3339(), later(120).to_rfc3339());
    offers(&services, PromotionInput { starts_at, ends_at, ..sale("25") }).await;
    let at = |now: Timestamp| {
        let (services, mug) = (&services, &mug);
        async move {
            let turned = services.turn(now).await.unwrap();
            let ada = Shopper::of(services).at(now);
            (turned, shown(services, mug).0, ada.adds(mug, 1).await.quote.total.minor)
        }
    };
    assert_eq!(at(later(59)).await, (0, 1000, 1000));
    assert_eq!(at(later(60)).await, (1, 750, 750));
    assert_eq!(at(later(61)).await, (0, 750, 750));
    assert_eq!(at(later(119)).await, (0, 750, 750));
    assert_eq!(at(later(120)).await, (1, 1000, 1000));

    // A cart is priced by the moment, even if nobody has told the window the time.
    let ada = Shopper::of(&services).at(later(90));
    assert_eq!(ada.adds(&mug, 1).await.quote.total, usd(750));
    let copy = services_of(&shop).await;
    assert_eq!((copy.turn(later(90)).await.unwrap(), shown(&copy, &mug)), (1, (750, Some(1000))), "a copy that starts in its midst");
}

async fn services_of(shop: &Shop) -> Services {
    shop.plain().await
}

async fn a_sale_for_a_group_is_in_that_customers_cart_only(shop: Arc<Shop>) {
    let services = shop.plain().await;
    let mug = sells(&services, "MUG", "10.00", 50).await;
    offers(&services, PromotionInput { customer_group: "Friends".into(), ..sale("25") }).await;
    assert_eq!(shown(&services, &mug), (1000, None), "the window is everybody's");
    let ada = Shopper::of(&services);
    assert_eq!(ada.adds(&mug, 1).await.quote.total, usd(1000));

    let friend = Shopper { ctx: a_friend(&shop, &services).await, ..Shopper::of(&services) };
    let cart = friend.adds(&mug, 1).await;
    let line = &cart.quote.lines[0];
    assert_eq!((line.list_price, line.unit_price, cart.quote.total), (usd(1000), usd(750), usd(750)));
    assert_eq!(friend.orders().await.total(), usd(750));
    assert_eq!(ada.orders().await.total(), usd(1000));
}

/// Somebody of a group, signed in.
async fn a_friend(shop: &Shop, services: &Services) -> OpCtx {
    const PASSWORD: &str = "tidy brass kettle";
    let form = RegisterForm { name: "Bob".into(), email: "bob@example.com".into(), password: PASSWORD.into() };
    let user = services.accounts.register(&guest(NOW), &form).await.unwrap();
    let mut found = shop.store.get(&key(USERS, &user.id)).await.unwrap().unwrap();
    found.body["groups"] = serde_json::json!(["Friends"]);
    shop.store.commit(&Batch::new().replace(found.key, found.version, found.body)).await.unwrap();
    let SignIn::Done(signed_in) = services.sign_in.with_password(&guest(NOW), None, "bob@example.com", PASSWORD).await.unwrap() else {
        panic!("no second factor was set")
    };
    guest(NOW).by(services.sessions.identify(&signed_in.tokens.access, NOW).await.unwrap())
}
