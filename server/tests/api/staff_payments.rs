//! Payments at the desk, as a browser without scripts and a program see them.

mod booth;
mod differing;
mod inbox;
mod money;
mod overview;
mod refunding;

use std::sync::Arc;

use ::shop::{Order, access::Permission::Orders};
use services::payments::Start;

use crate::{
    order_pages::{found, orders_by},
    shop::{Person, TestShop},
};
use booth::Booth;

/// A shop that is paid at the booth, and may be paid by hand.
async fn opens(shop: &Arc<TestShop>) -> (TestShop, Booth) {
    let booth = Booth::default();
    (shop.paid_by(booth.beside_hands(&shop.services.settings.name)).await, booth)
}

async fn packer(shop: &TestShop) -> Person {
    shop.staff("packer", &[Orders]).await.in_browser(shop)
}

/// An order whose payment was begun at the booth, and the booth's name for it.
async fn begins(shop: &TestShop) -> (Order, String) {
    let order = orders_by(shop, "booth").await;
    let access = services::orders::Access::Link(&order.link_key);
    let wish = Start { provider: "booth", ..Start::default() };
    shop.services.payments.start(&shop.by_operator(), order.id.as_str(), &access, &wish).await.unwrap();
    let order = found(shop, &order).await;
    let name = format!("booth-{}", order.paying.as_ref().unwrap());
    (order, name)
}

/// An order that was paid at the booth.
async fn buys(shop: &TestShop, booth: &Booth) -> Order {
    let (order, name) = begins(shop).await;
    booth.hears(&shop.guest(), "m-paid", "payment", &name, booth::captured(&name, order.total())).await;
    works(shop).await;
    found(shop, &order).await
}

/// All that goes on beside the requests.
async fn works(shop: &TestShop) {
    let ctx = shop.by_operator();
    while shop.services.payments.work_off_inbox(&ctx).await.unwrap() + shop.services.events.handle_due(&ctx).await.unwrap() > 0 {}
}
