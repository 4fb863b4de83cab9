use std::sync::Arc;

use services::orders::{Access, Desk, ParcelForm};
use shop::{Code, access::Permission, id::VisitorId};

use crate::{
    people::{guest, part, staff},
    support::{Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    strangers_see_and_do_nothing
    staff_need_the_permission_and_are_written_down
    wrong_fields_are_named
}

async fn strangers_see_and_do_nothing(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let stranger: VisitorId = guest().new_id();
    let orders = &shop.services.orders;
    for access in [Access::Link("guess"), Access::Visitor(&stranger)] {
        assert_eq!(refusal(orders.find(order.id.as_str(), &access).await).code, Code::OrderNotFound);
        assert_eq!(refusal(orders.cancel(&guest(), order.id.as_str(), &access, None).await).code, Code::OrderNotFound);
        let asked = orders.ask_return(&guest(), order.id.as_str(), &access, &[part(1, 1)], "Mine".parse().unwrap()).await;
        assert_eq!(refusal(asked).code, Code::OrderNotFound);
        assert_eq!(refusal(orders.buy_again(&guest(), order.id.as_str(), &access, &stranger).await).code, Code::OrderNotFound);
    }
    for id in ["", "ord_", "../orders", "ord_00000000000000000000000000"] {
        assert_eq!(refusal(orders.ship(&ctx(), id, &ParcelForm::default()).await).code, Code::OrderNotFound);
    }
    assert_eq!(shop.now(&order).await, order);
}

async fn staff_need_the_permission_and_are_written_down(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let (orders, id) = (&shop.services.orders, order.id.as_str());
    let (packer, other) = (staff([Permission::Orders]), staff([Permission::Catalog]));
    assert!(Desk::of(&other).is_err());
    assert_eq!(refusal(orders.hold(&other, id, None).await).code, Code::Forbidden);
    assert_eq!(refusal(orders.ship(&guest(), id, &ParcelForm::default()).await).code, Code::TokenMissing);
    orders.hold(&packer, id, Some("Odd address".parse().unwrap())).await.unwrap();
    assert_eq!(refusal(orders.ship(&packer, id, &ParcelForm::default()).await).message, "An order that is on hold cannot be shipped.");
    orders.keep_note(&packer, id, "Called her: it is right.").await.unwrap();
    orders.release(&packer, id, None).await.unwrap();
    let order = orders.ship(&packer, id, &ParcelForm::default()).await.unwrap();
    assert_eq!((order.notes.len(), order.timeline[2].reason.as_ref().unwrap().as_str()), (1, "Odd address"));
    let log = shop.services.audit.read(&ctx(), None).await.unwrap();
    let told: Vec<_> = log.entries.iter().filter(|entry| entry.about == id).map(|entry| entry.event.as_str()).collect();
    assert_eq!(told.len(), 4, "{told:?}");
}

async fn wrong_fields_are_named(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let form = ParcelForm { tracking: "<script>".into(), page: "http://evil.example".into(), ..ParcelForm::default() };
    let refused = refusal(shop.services.orders.ship(&ctx(), order.id.as_str(), &form).await);
    assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["page", "tracking"]);
    assert_eq!(refusal(shop.services.orders.keep_note(&ctx(), order.id.as_str(), " ").await).fields.keys().collect::<Vec<_>>(), ["text"]);
    assert_eq!(refusal(shop.services.orders.deliver(&ctx(), order.id.as_str(), "shp_none").await).code, Code::ShipmentNotFound);
}
