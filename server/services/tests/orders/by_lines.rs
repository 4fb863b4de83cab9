//! Refunds by line: what is in the house is called off, what arrived is taken back, in one commit.

use std::sync::Arc;

use futures::future::join_all;
use services::orders::Access;
use shop::{
    Code, Order, Rejection,
    order::{LineRefund, OrderStatus, RefundCause, RefundState, ReturnState},
};

use crate::{
    people::{FIRST_REFUND_FAILS, guest, part, staff},
    support::{Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    what_is_in_the_house_is_called_off
    what_arrived_comes_back_to_the_shelf_or_not
    house_first_and_then_what_arrived
    the_amount_is_known_before
    what_is_on_its_way_is_not_refunded_yet
    pressed_ten_times_it_happens_once
    a_refused_refund_of_a_return_is_tried_again_once
    only_those_who_handle_orders
}

fn of(line: u32, quantity: u32, restock: bool) -> LineRefund {
    LineRefund { line, quantity, restock }
}

impl Shop {
    async fn refunds_lines(&self, order: &Order, lines: &[LineRefund]) -> Result<Order, Rejection> {
        let why = "Broken".parse().ok();
        match self.services.orders.refund_lines(&ctx(), order.id.as_str(), lines, why).await {
            Ok(order) => Ok(order),
            refused => Err(refusal(refused)),
        }
    }

    async fn delivers(&self, order: &Order, parts: &[shop::order::LinePart]) {
        let shipment = self.ships(order, parts).await.unwrap();
        self.services.orders.deliver(&ctx(), order.id.as_str(), shipment.as_str()).await.unwrap();
    }
}

async fn what_is_in_the_house_is_called_off(shop: Arc<Shop>) {
    let (mug, pen) = (shop.sells("MUG", "10.00", 5).await, shop.sells("PEN", "4.00", 5).await);
    let order = shop.buys(&[(&mug, 3), (&pen, 1)]).await;
    let order = shop.refunds_lines(&order, &[of(1, 2, false)]).await.unwrap();
    // Two at 10.00 with their tax of 8.25 %.
    assert_eq!((order.refunded().minor, order.due().minor, order.balance().minor), (2165, 0, 0));
    assert_eq!((order.lines[0].cancelled, order.returns.len(), shop.shelf(&mug).await), (2, 0, (5, 1)));
    assert_eq!(order.refunds[0].reason, "Broken");
    let order = shop.refunds_lines(&order, &[of(1, 1, true), of(2, 1, true)]).await.unwrap();
    assert_eq!((order.state.status(), order.refunded()), (OrderStatus::Cancelled, order.captured()), "shipping too");
    shop.books_agree().await;
}

async fn what_arrived_comes_back_to_the_shelf_or_not(shop: Arc<Shop>) {
    let (mug, pen) = (shop.sells("MUG", "10.00", 5).await, shop.sells("PEN", "4.00", 5).await);
    let order = shop.buys(&[(&mug, 3), (&pen, 1)]).await;
    shop.delivers(&order, &[]).await;
    let order = shop.refunds_lines(&order, &[of(1, 2, true), of(2, 1, false)]).await.unwrap();
    assert_eq!((order.refunded().minor, order.state.status()), (2165 + 433, OrderStatus::Delivered));
    let returns: Vec<_> = order.returns.iter().map(|it| (it.lines.clone(), it.state, it.restocked)).collect();
    assert_eq!(returns, [(vec![part(1, 2)], ReturnState::Refunded, true), (vec![part(2, 1)], ReturnState::Refunded, false)]);
    assert!(order.refunds.iter().all(|refund| matches!(refund.cause, RefundCause::Return(_)) && refund.state == RefundState::Done));
    assert_eq!((shop.shelf(&mug).await, shop.shelf(&pen).await), ((4, 0), (4, 0)));
    shop.books_agree().await;
    let refused = shop.refunds_lines(&order, &[of(1, 2, true)]).await.unwrap_err();
    assert_eq!((refused.code, refused.message.as_str()), (Code::TooManyPieces, "At most 1 of MUG can be refunded."));
    // A month later staff may still take something back.
    let late = crate::people::at(90 * 24 * 3_600);
    shop.services.orders.refund_lines(&late, order.id.as_str(), &[of(1, 1, true)], None).await.unwrap();
    assert_eq!(shop.shelf(&mug).await, (5, 0));
    // All the goods are refunded; shipping was delivered, and stays.
    let order = shop.now(&order).await;
    assert_eq!(order.refundable().minor, 499);
    shop.books_agree().await;
}

async fn house_first_and_then_what_arrived(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 3)]).await;
    shop.delivers(&order, &[part(1, 1)]).await;
    let order = shop.refunds_lines(&order, &[of(1, 1, false), of(1, 2, false)]).await.unwrap();
    assert_eq!((order.lines[0].cancelled, order.returns[0].lines.clone()), (2, vec![part(1, 1)]));
    assert_eq!((order.refunds.len(), shop.shelf(&mug).await), (2, (4, 0)));
    assert_eq!(order.refunded().minor, order.captured().minor - 499);
    shop.books_agree().await;
}

async fn the_amount_is_known_before(shop: Arc<Shop>) {
    let (mug, pen) = (shop.sells("MUG", "10.00", 5).await, shop.sells("PEN", "4.00", 5).await);
    let order = shop.buys(&[(&mug, 2), (&pen, 2)]).await;
    shop.delivers(&order, &[part(1, 2)]).await;
    let before = shop.now(&order).await;
    let lines = [of(1, 1, true), of(2, 1, true)];
    let told = shop.services.orders.try_refund_lines(&ctx(), order.id.as_str(), &lines).await.unwrap();
    assert_eq!(shop.now(&order).await, before, "a look changes nothing");
    assert_eq!(shop.refunds_lines(&order, &lines).await.unwrap().refunded(), told);
    // What was given back in another way is not given back twice.
    let left = shop.now(&order).await.refundable();
    shop.services.orders.refund(&ctx(), order.id.as_str(), left, None).await.unwrap();
    let refused = shop.refunds_lines(&order, &[of(1, 1, true)]).await.unwrap_err();
    assert_eq!((refused.code, refused.fields.contains_key("quantity")), (Code::RefundTooLarge, true));
    assert_eq!(shop.shelf(&mug).await, (4, 0), "and nothing of it happened");
    shop.books_agree().await;
}

async fn what_is_on_its_way_is_not_refunded_yet(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 2)]).await;
    shop.ships(&order, &[part(1, 1)]).await.unwrap();
    let refused = shop.refunds_lines(&order, &[of(1, 2, true)]).await.unwrap_err();
    let sentence = "At most 1 of MUG can be refunded. What is on its way is called back first, or marked as delivered.";
    assert_eq!((refused.code, refused.message.as_str(), refused.fields["quantity"].as_str()), (Code::TooManyPieces, sentence, sentence));
    for (wrong, code) in [(of(1, 0, true), Code::Invalid), (of(7, 1, true), Code::LineNotFound)] {
        assert_eq!(shop.refunds_lines(&order, &[wrong]).await.unwrap_err().code, code);
    }
    assert_eq!(shop.refunds_lines(&order, &[]).await.unwrap_err().code, Code::Invalid);
}

async fn pressed_ten_times_it_happens_once(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    shop.delivers(&order, &[]).await;
    let all = [of(1, 1, true)];
    let outcomes = join_all((0..10).map(|_| shop.refunds_lines(&order, &all))).await;
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    let order = shop.now(&order).await;
    assert_eq!((order.returns.len(), order.refunded().minor, shop.shelf(&mug).await), (1, 1083, (5, 0)));
    shop.books_agree().await;
}

async fn a_refused_refund_of_a_return_is_tried_again_once(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys_with(&[(&mug, 1)], FIRST_REFUND_FAILS).await;
    shop.delivers(&order, &[]).await;
    let refused = shop.refunds_lines(&order, &[of(1, 1, true)]).await.unwrap_err();
    assert_eq!((refused.code, shop.shelf(&mug).await), (Code::RefundFailed, (5, 0)), "the goods are back all the same");
    let order = shop.now(&order).await;
    let failed = order.refunds[0].clone();
    assert!(order.can_be_asked_again(&failed));
    let (staff, id) = (ctx(), failed.id.to_string());
    let again = || shop.services.orders.refund_again(&staff, order.id.as_str(), &id);
    let outcomes = join_all((0..5).map(|_| again())).await;
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1);
    let order = shop.now(&order).await;
    assert_eq!((order.refunds.len(), order.refunded(), &order.refunds[1].cause), (2, failed.amount, &failed.cause));
    assert!(!order.can_be_asked_again(&failed));
    assert_eq!(refusal(shop.services.orders.refund_again(&staff, order.id.as_str(), "nothing").await).code, Code::NotFound);
    shop.books_agree().await;
}

async fn only_those_who_handle_orders(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let (orders, id, all) = (&shop.services.orders, order.id.as_str(), [of(1, 1, true)]);
    assert_eq!(refusal(orders.refund_lines(&guest(), id, &all, None).await).code, Code::TokenMissing);
    assert_eq!(refusal(orders.try_refund_lines(&guest(), id, &all).await).code, Code::TokenMissing);
    assert!(orders.try_refund_lines(&staff([shop::access::Permission::Orders]), id, &all).await.is_ok());
    assert!(orders.find(id, &Access::Link(&order.link_key)).await.unwrap().refunds.is_empty());
}
