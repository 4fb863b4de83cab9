//! Cash on delivery and transfers.

use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::{
    orders::ParcelForm,
    payments::{Start, Started},
};
use shop::{
    Code,
    order::{Beside, OrderStatus, Payment},
};

use crate::{
    shopper::guest,
    stage::{Stage, by_itself},
    support::{NOW, Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    cash_on_delivery_is_shipped_before_it_is_paid
    a_transfer_keeps_its_pieces_for_a_week
    marked_as_paid_ten_times_it_is_paid_once
    somebody_who_changes_their_mind_pays_on_delivery
    what_was_paid_by_hand_is_given_back_by_hand
}

async fn cash_on_delivery_is_shipped_before_it_is_paid(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders_by(&stage.sells("MUG", 5).await, "cash_on_delivery").await;
    assert_eq!(
        (order.state.payment, order.state.status(), order.beside()),
        (Payment::Promised, OrderStatus::Pending, vec![Beside::PaymentPromised])
    );
    stage.checkout.expire_lapsed(&by_itself(24 * 3_600)).await.unwrap();
    let shipped = stage.services.orders.ship(&ctx(), order.id.as_str(), &ParcelForm::default()).await.unwrap();
    assert_eq!(shipped.state.status(), OrderStatus::Shipped);
    let paid = stage.payments.mark_paid(&ctx(), order.id.as_str(), None).await.unwrap();
    assert_eq!(
        (paid.state.payment, paid.captured(), paid.captures[0].provider.as_str()),
        (Payment::Paid, paid.total(), "cash_on_delivery")
    );
    stage.books_agree().await;
}

async fn a_transfer_keeps_its_pieces_for_a_week(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders_by(&stage.sells("MUG", 5).await, "bank_transfer").await;
    assert_eq!((order.state.status(), order.expires_at), (OrderStatus::Pending, NOW.after(Duration::from_secs(7 * 24 * 3_600))));
    stage.checkout.expire_lapsed(&by_itself(6 * 24 * 3_600)).await.unwrap();
    assert_eq!(stage.now(&order).await.state.status(), OrderStatus::Pending);
    let refused = stage.payments.mark_paid(&guest(NOW), order.id.as_str(), None).await;
    assert_eq!(refusal(refused).code, Code::TokenMissing);
    let statement = "statement 12".parse().ok();
    let paid = stage.payments.mark_paid(&ctx(), order.id.as_str(), statement).await.unwrap();
    assert_eq!((paid.state.status(), paid.captures[0].reference.as_str()), (OrderStatus::Paid, "statement 12"));
}

async fn marked_as_paid_ten_times_it_is_paid_once(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders_by(&stage.sells("MUG", 5).await, "bank_transfer").await;
    let staff = ctx();
    let marked = join_all((0..10).map(|_| stage.payments.mark_paid(&staff, order.id.as_str(), None))).await;
    assert_eq!(marked.iter().filter(|it| it.is_ok()).count(), 1);
    for refused in marked.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused).code, Code::AlreadyPaid);
    }
    stage.is_paid_once(&order).await;
}

async fn somebody_who_changes_their_mind_pays_on_delivery(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let Started::GoOn { attempt, .. } = stage.starts(&order).await.unwrap() else { panic!("no form") };
    let wish = Start { provider: "cash_on_delivery", ..Start::default() };
    assert_eq!(stage.starts_by(&order, &wish).await.unwrap(), Started::Later);
    assert_eq!(stage.bank.books().payments[&attempt].standing, shop::payment::Standing::Cancelled);
    assert_eq!(stage.now(&order).await.state.payment, Payment::Promised);
    assert_eq!(refusal(stage.starts(&order).await).code, Code::AlreadyPaid);
}

async fn what_was_paid_by_hand_is_given_back_by_hand(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    // They chose the bank, and brought the money instead.
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let paid = stage.payments.mark_paid(&ctx(), order.id.as_str(), None).await.unwrap();
    assert_eq!(paid.captures[0].provider, "manual");
    let refunded = stage.services.orders.refund(&ctx(), order.id.as_str(), paid.captured(), None).await.unwrap();
    assert_eq!((refunded.state.payment, refunded.refunds[0].reference.as_str()), (Payment::Refunded, "by hand"));
    let attempts = stage.payments.attempts(&ctx(), order.id.as_str()).await.unwrap();
    assert_eq!((attempts.len(), attempts[0].provider.as_str(), attempts[0].amount), (1, "manual", paid.total()));
    assert_eq!(refusal(stage.payments.attempts(&guest(NOW), order.id.as_str()).await).code, Code::TokenMissing);
    stage.books_agree().await;
}
