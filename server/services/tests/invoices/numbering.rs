use std::collections::BTreeSet;

use futures::future::join_all;
use services::{Services, Settings};
use shop::Code;

use crate::{bought, on_both_stores, pays, placed, shop_for_tests::*};

const MANY: u64 = 20;

on_both_stores! {
    async fn two_copies_at_once_leave_no_gap_and_no_double(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 50).await;
        let mut orders = Vec::new();
        for _ in 0..MANY {
            orders.push(bought(&shop, &mug).await.id);
        }
        let copy = Services::open(shop.store.clone(), Settings::demo().unwrap()).await.unwrap();
        let ctx = shop.ctx();
        // Every order is asked for by both copies.
        let issued = join_all(orders.iter().flat_map(|order| [shop.services.invoices.issue(&ctx, order), copy.invoices.issue(&ctx, order)])).await;
        let numbers: Vec<String> = issued.into_iter().map(|invoice| invoice.unwrap().number.to_string()).collect();
        let distinct: BTreeSet<String> = numbers.iter().cloned().collect();
        let expected: BTreeSet<String> = (1..=MANY).map(|place| format!("INV-2026-{place:06}")).collect();
        assert_eq!(distinct, expected);
        assert!(numbers.chunks(2).all(|pair| pair[0] == pair[1]), "an order has two invoices: {numbers:?}");
    }

    async fn asking_again_gives_the_same_invoice(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let (first, second) = (bought(&shop, &mug).await, bought(&shop, &mug).await);
        assert_eq!(shop.services.invoices.of(&first.id).await.unwrap(), None);
        let issued = shop.services.invoices.issue(&shop.ctx(), &first.id).await.unwrap();
        shop.wait(std::time::Duration::from_secs(86_400));
        assert_eq!(shop.services.invoices.issue(&shop.ctx(), &first.id).await.unwrap(), issued);
        assert_eq!(shop.services.invoices.of(&first.id).await.unwrap(), Some(issued));
        assert_eq!(shop.services.invoices.issue(&shop.ctx(), &second.id).await.unwrap().number.as_str(), "INV-2026-000002");
    }

    async fn an_unpaid_order_has_no_invoice_and_takes_no_number(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = placed(&shop, &mug).await;
        assert_eq!(code_of(shop.services.invoices.issue(&shop.ctx(), &order.id).await), Code::TransitionNotAllowed);
        pays(&shop, &order).await;
        assert_eq!(shop.services.invoices.issue(&shop.ctx(), &order.id).await.unwrap().number.as_str(), "INV-2026-000001");
        assert_eq!(code_of(shop.services.invoices.issue(&shop.ctx(), &shop.ctx().new_id()).await), Code::OrderNotFound);
    }
}
