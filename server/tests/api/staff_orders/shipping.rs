//! Parcels: a part, the rest, arrival, and calling back.

use std::sync::Arc;

use ::shop::order::{LinePart, OrderStatus, ShipmentState};
use services::orders::Access;

use super::{
    buyer::{again, buys},
    does, packer, shown, text_at,
};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    a_part_is_shipped_and_then_the_rest
    what_is_wrong_stands_beside_its_field
    a_shipment_is_called_back_with_its_items
    items_are_cancelled_and_then_the_order
    a_return_is_approved_received_and_refunded
}

async fn a_part_is_shipped_and_then_the_rest(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 3).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let form = format!("order={id}&pieces%5Bline1%5D=2&carrier=UPS&tracking=1Z999AA10123456784");
    let html = does(&packer, "/fn/ship_order", &form).await;
    assert!(html.contains("It is written down as shipped.") && html.contains("Partly shipped"), "{html}");
    assert!(html.contains("UPS 1Z999AA10123456784") && html.contains("https://www.ups.com/track?tracknum=1Z999AA10123456784"));
    assert_eq!((text_at(&html, "data-count=\"shipped\""), text_at(&html, "data-count=\"left\"")), ("2".into(), "1".into()));
    assert!(html.contains("name=\"pieces[line1]\" value=\"1\""), "what is left is the default: {html}");
    assert!(shown(&packer, "/admin/orders?status=Processing").await.contains("Partly shipped"));
    assert_eq!(again(&shop, &order).await.state.status(), OrderStatus::Processing);
    let shopper = shop.guest().get(&format!("/orders/{id}/{}", order.link_key)).await.text();
    assert!(shopper.contains("data-order-status=\"Processing\""), "{shopper}");

    let all = does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=1")).await;
    assert!(all.contains("data-order-status=\"Shipped\"") && !all.contains("/fn/ship_order"), "{all}");
    for shipment in again(&shop, &order).await.shipments {
        does(&packer, "/fn/deliver_shipment", &format!("order={id}&shipment={}", shipment.id)).await;
    }
    assert_eq!(again(&shop, &order).await.state.status(), OrderStatus::Delivered);
}

async fn what_is_wrong_stands_beside_its_field(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 3).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let html = does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=4&tracking=17")).await;
    assert_eq!(text_at(&html, "id=\"ship_order-quantity-error\""), "At most 3 of Stoneware Mug can be shipped.");
    assert!(html.contains("value=\"4\"") && html.contains("value=\"17\""), "what was typed stays: {html}");
    let html = does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=1&page=http%3A%2F%2Fevil.example")).await;
    assert_ne!(text_at(&html, "id=\"ship_order-page-error\""), "");
    assert_eq!(text_at(&html, "id=\"ship_order-quantity-error\""), "", "an older mistake is not told again");
    for (pieces, sentence) in [("0", "Choose at least one item."), ("two", "Type whole numbers, such as 2.")] {
        let html = does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D={pieces}")).await;
        assert_eq!(text_at(&html, "id=\"ship_order-quantity-error\""), sentence);
    }
    assert!(again(&shop, &order).await.shipments.is_empty());
    let gone = does(&packer, "/fn/deliver_shipment", &format!("order={id}&shipment=shp_nothing")).await;
    assert!(gone.contains("This order has no such shipment."), "{gone}");
}

async fn a_shipment_is_called_back_with_its_items(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 2).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=1")).await;
    let shipment = again(&shop, &order).await.shipments[0].id.clone();
    let form = format!("order={id}&shipment={shipment}&and_cancel=1&reason=Broken+box");
    let html = does(&packer, "/fn/call_back_shipment", &form).await;
    assert!(html.contains("The shipment is called back.") && html.contains("Broken box") && html.contains("Called back"), "{html}");
    let order = again(&shop, &order).await;
    assert_eq!((order.lines[0].cancelled, order.shipments[0].state), (1, ShipmentState::Cancelled));
    assert_eq!(order.balance().minor, 0, "what was paid for it is given back");
}

async fn items_are_cancelled_and_then_the_order(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 3).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let html = does(&packer, "/fn/call_off_pieces", &format!("order={id}&pieces%5Bline1%5D=1&reason=Cracked")).await;
    assert!(html.contains("Partly refunded") && html.contains("Cracked"), "{html}");
    assert_eq!(text_at(&html, "data-count=\"cancelled\""), "1");
    let html = does(&packer, "/fn/call_off_order", &format!("order={id}&reason=Asked+by+phone")).await;
    assert!(html.contains("data-order-status=\"Cancelled\"") && html.contains("Asked by phone"), "{html}");
    assert_eq!(text_at(&html, "data-sum=\"Refunded\""), order.captured().to_string());
    let html = does(&packer, "/fn/call_off_order", &format!("order={id}")).await;
    assert!(html.contains("An order that is cancelled cannot be cancelled."), "said though the form is gone: {html}");
}

async fn a_return_is_approved_received_and_refunded(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 2).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=2")).await;
    let shipment = again(&shop, &order).await.shipments[0].id.clone();
    does(&packer, "/fn/deliver_shipment", &format!("order={id}&shipment={shipment}")).await;
    let (access, one) = (Access::Link(&order.link_key), [LinePart { line: 1, quantity: 1 }]);
    let reason = "Too small".parse().unwrap();
    shop.services.orders.ask_return(&shop.by_operator(), id.as_str(), &access, &one, reason).await.unwrap();
    let of = again(&shop, &order).await.returns[0].id.clone();
    let html = does(&packer, "/fn/answer_return", &format!("order={id}&of={of}&answer=reject&reason=")).await;
    assert_eq!(text_at(&html, &format!("id=\"answer_return-{of}-reason-error\"")), "Please say why.");
    let html = does(&packer, "/fn/answer_return", &format!("order={id}&of={of}&answer=approve")).await;
    assert!(html.contains("The return is approved.") && html.contains("Too small"), "{html}");
    let html = does(&packer, "/fn/receive_return", &format!("order={id}&of={of}&restock=1")).await;
    assert!(html.contains("Received, back on the shelf"), "{html}");
    assert_eq!(text_at(&html, "data-count=\"returned\""), "1");
    let html = does(&packer, "/fn/refund_return", &format!("order={id}&of={of}&amount=10")).await;
    assert_eq!(text_at(&html, "data-sum=\"Refunded\""), "$10.00");
}
