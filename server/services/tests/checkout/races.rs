use std::collections::BTreeSet;

use futures::future::join_all;
use shop::Code;

use crate::{on_both_stores, shop_for_tests::*};

/// So many shoppers want one piece each, all at once; how many orders there are.
async fn race(shop: &TestShop, shoppers: usize, pieces: u32) -> usize {
    let mug = shop.sells("MUG", "10.00", pieces).await;
    let shoppers: Vec<_> = (0..shoppers).map(|_| shop.somebody()).collect();
    for shopper in &shoppers {
        shopper.adds(&mug, 1).await;
    }
    let mut requests = Vec::new();
    for shopper in &shoppers {
        requests.push(shopper.goes_to_review().await);
    }
    let outcomes = join_all(shoppers.iter().zip(&requests).map(|(shopper, request)| shopper.places(request))).await;
    let mut placed = 0;
    for (shopper, outcome) in shoppers.iter().zip(outcomes) {
        if outcome.is_ok() {
            placed += 1;
        } else {
            assert_eq!((code_of(outcome), shopper.pieces_in_cart().await), (Code::OutOfStock, 1));
        }
    }
    assert_eq!(shop.left(&mug), 0);
    shop.books_are_right().await;
    placed
}

on_both_stores! {
    async fn case_12_fifty_shoppers_for_ten_pieces_make_exactly_ten_orders(shop: TestShop) {
        assert_eq!(race(&shop, 50, 10).await, 10);
    }

    async fn case_12_a_hundred_shoppers_for_the_last_piece_make_exactly_one_order(shop: TestShop) {
        assert_eq!(race(&shop, 100, 1).await, 1);
    }

    async fn one_key_twenty_times_at_once_makes_one_order(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 50).await;
        let ada = shop.somebody();
        ada.adds(&mug, 2).await;
        let request = ada.goes_to_review().await;
        let outcomes = join_all((0..20).map(|_| ada.places(&request))).await;
        let ids: BTreeSet<_> = outcomes.into_iter().map(|order| order.unwrap().id).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(shop.left(&mug), 48);
        shop.books_are_right().await;
    }

    async fn a_replayed_order_is_the_same_order_long_after(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 50).await;
        let ada = shop.somebody();
        ada.adds(&mug, 1).await;
        let request = ada.goes_to_review().await;
        let order = ada.places(&request).await.unwrap();
        ada.adds(&mug, 3).await;
        assert_eq!(ada.places(&request).await.unwrap().id, order.id);
        assert_eq!(ada.pieces_in_cart().await, 3);
        // Nobody else gets her order by her key.
        let eve = shop.somebody();
        assert_eq!(code_of(eve.places(&request).await), Code::CartEmpty);
    }

    async fn two_tabs_that_add_at_once_lose_nothing(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 50).await;
        let pen = shop.sells("PEN", "2.00", 50).await;
        let ada = shop.somebody();
        join_all((0..10).map(|turn| ada.adds(if turn % 2 == 0 { &mug } else { &pen }, 1))).await;
        assert_eq!(ada.pieces_in_cart().await, 10);
    }

    async fn lines_of_several_products_are_taken_all_or_none(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let pen = shop.sells("PEN", "2.00", 1).await;
        let (ada, bob) = (shop.somebody(), shop.somebody());
        ada.adds(&mug, 1).await;
        ada.adds(&pen, 1).await;
        let request = ada.goes_to_review().await;
        bob.orders(&pen, 1).await.unwrap();
        assert_eq!(code_of(ada.places(&request).await), Code::OutOfStock);
        assert_eq!(shop.left(&mug), 5);
        shop.books_are_right().await;
    }
}
