use futures::future::join_all;
use services::{
    ServiceResult,
    orders::Access,
    payments::{CardForm, Paid},
};
use shop::{Code, Order, order::OrderStatus};

use crate::{on_both_stores, shop_for_tests::*};

async fn pay(shop: &TestShop, order: &Order, number: &str) -> ServiceResult<Paid> {
    let card = CardForm { number: number.into(), expiry: "12/34".into(), cvc: "123".into() };
    shop.services.payments.pay(&shop.ctx(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await
}

async fn confirm(shop: &TestShop, order: &Order, attempt: &str, approved: bool) -> ServiceResult<Paid> {
    shop.services.payments.confirm(&shop.ctx(), order.id.as_str(), &Access::Link(&order.link_key), attempt, approved).await
}

async fn status(shop: &TestShop, order: &Order) -> OrderStatus {
    shop.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap().state.status()
}

on_both_stores! {
    async fn a_declined_card_leaves_the_order_payable(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = shop.somebody().orders(&mug, 1).await.unwrap();
        assert_eq!(code_of(pay(&shop, &order, "4000000000000002").await), Code::PaymentDeclined);
        assert_eq!(status(&shop, &order).await, OrderStatus::Pending);
        assert_eq!(pay(&shop, &order, "4242424242424242").await.unwrap(), Paid::Yes);
        assert_eq!(status(&shop, &order).await, OrderStatus::Paid);
    }

    async fn a_confirmation_pays_or_does_not(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = shop.somebody().orders(&mug, 1).await.unwrap();
        let Paid::NeedsConfirmation(refused) = pay(&shop, &order, "4000000000003220").await.unwrap() else { panic!("no confirmation asked") };
        assert_eq!(code_of(confirm(&shop, &order, refused.as_str(), false).await), Code::PaymentDeclined);
        let Paid::NeedsConfirmation(approved) = pay(&shop, &order, "4000000000003220").await.unwrap() else { panic!("no confirmation asked") };
        assert_eq!(code_of(confirm(&shop, &order, refused.as_str(), true).await), Code::PaymentDeclined);
        assert_eq!(confirm(&shop, &order, approved.as_str(), true).await.unwrap(), Paid::Yes);
        assert_eq!(status(&shop, &order).await, OrderStatus::Paid);
    }

    async fn a_later_attempt_ends_the_one_before(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = shop.somebody().orders(&mug, 1).await.unwrap();
        let Paid::NeedsConfirmation(first) = pay(&shop, &order, "4000000000003220").await.unwrap() else { panic!("no confirmation asked") };
        let Paid::NeedsConfirmation(second) = pay(&shop, &order, "4000000000003220").await.unwrap() else { panic!("no confirmation asked") };
        assert_eq!(code_of(confirm(&shop, &order, first.as_str(), true).await), Code::PaymentDeclined);
        assert_eq!(confirm(&shop, &order, second.as_str(), true).await.unwrap(), Paid::Yes);
    }

    async fn ten_payments_at_once_are_one(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = shop.somebody().orders(&mug, 1).await.unwrap();
        let outcomes = join_all((0..10).map(|_| pay(&shop, &order, "4242424242424242"))).await;
        assert!(outcomes.iter().any(Result::is_ok));
        let order = shop.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap();
        assert_eq!(order.timeline.iter().filter(|entry| entry.what == "Payment received").count(), 1);
        assert_eq!((order.captures.len(), order.captured(), order.refunds.len()), (1, order.total(), 0), "one attempt, asked ten times");
        for refused in outcomes.into_iter().filter(Result::is_err) {
            assert!(matches!(code_of(refused), Code::AlreadyPaid | Code::PaymentUnderWay));
        }
    }

    async fn a_strangers_key_pays_nothing(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = shop.somebody().orders(&mug, 1).await.unwrap();
        let stranger = Order { link_key: "guess".into(), ..order };
        assert_eq!(code_of(pay(&shop, &stranger, "4242424242424242").await), Code::OrderNotFound);
    }
}
