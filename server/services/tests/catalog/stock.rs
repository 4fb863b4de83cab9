use std::sync::Arc;

use services::{
    catalog::VariantInput,
    schema::{STOCK, key},
};
use shop::catalog::Product;
use store::Batch;

use crate::support::*;

on_both_stores! {
    a_count_keeps_what_is_reserved
    an_update_that_counts_nothing_keeps_the_counters
    a_vanished_variant_takes_its_counters_unless_they_are_reserved
    what_never_runs_out_is_not_counted
    orders_in_the_middle_of_a_count_are_not_lost
}

/// As checkout does it.
fn taken(product: &Product, place: usize, pieces: i64) -> Batch {
    Batch::new().add(key(STOCK, &product.variants[place].id), "available", -pieces, 0)
}

async fn a_count_keeps_what_is_reserved(shop: Arc<Shop>) {
    let made = shop.creates(&product("Mug", "MUG", "1.00")).await;
    shop.store.commit(&taken(&made, 0, 2)).await.unwrap();
    shop.updates("mug", |input| input.variants[0].stock = Some(10)).await.unwrap();
    let stock = shop.stock(&made, 0).await.unwrap();
    assert_eq!((stock.on_hand, stock.available), (10, 8));
}

async fn an_update_that_counts_nothing_keeps_the_counters(shop: Arc<Shop>) {
    let made = shop.creates(&product("Mug", "MUG", "1.00")).await;
    shop.store.commit(&taken(&made, 0, 2)).await.unwrap();
    shop.updates("mug", |input| input.title = "Beaker".into()).await.unwrap();
    let stock = shop.stock(&made, 0).await.unwrap();
    assert_eq!((stock.on_hand, stock.available), (5, 3));
    let uncounted = VariantInput { stock: None, ..variant("CUP", "1.00") };
    let none = shop.creates(&services::catalog::ProductInput { variants: vec![uncounted], ..product("Cup", "", "") }).await;
    assert_eq!(shop.stock(&none, 0).await.unwrap().available, 0);
}

async fn a_vanished_variant_takes_its_counters_unless_they_are_reserved(shop: Arc<Shop>) {
    let made = shop.creates(&shirt()).await;
    shop.store.commit(&taken(&made, 1, 1)).await.unwrap();
    let drop_to = |left: usize| move |input: &mut services::catalog::ProductInput| drop(input.variants.remove(left));
    shop.updates("shirt", drop_to(1)).await.unwrap();
    assert_eq!(shop.stock(&made, 1).await.unwrap().reserved(), 1, "an order still has to be shipped");
    shop.updates("shirt", |input| {
        input.variants[0].sku = "SHIRT-NEW".into();
        input.variants[0].stock = Some(1);
    })
    .await
    .unwrap();
    assert!(shop.stock(&made, 0).await.is_none());
}

async fn what_never_runs_out_is_not_counted(shop: Arc<Shop>) {
    let mut input = product("Gift card", "GIFT", "10.00");
    (input.variants[0].stock, input.variants[0].tracked) = (None, Some(false));
    let made = shop.creates(&input).await;
    assert!(!shop.stock(&made, 0).await.unwrap().tracked);
    shop.updates("gift-card", |input| input.variants[0].stock = Some(3)).await.unwrap();
    let stock = shop.stock(&made, 0).await.unwrap();
    assert_eq!((stock.tracked, stock.available), (true, 3));
}

async fn orders_in_the_middle_of_a_count_are_not_lost(shop: Arc<Shop>) {
    let made = shop.creates(&product("Mug", "MUG", "1.00")).await;
    shop.updates("mug", |input| input.variants[0].stock = Some(1_000)).await.unwrap();
    let orders = async {
        for _ in 0..40 {
            shop.store.commit(&taken(&made, 0, 1)).await.unwrap();
        }
    };
    let counts = async {
        for _ in 0..10 {
            shop.updates("mug", |input| input.variants[0].stock = Some(1_000)).await.unwrap();
        }
    };
    futures::join!(orders, counts);
    let stock = shop.stock(&made, 0).await.unwrap();
    assert_eq!((stock.on_hand, stock.reserved()), (1_000, 40));
}
