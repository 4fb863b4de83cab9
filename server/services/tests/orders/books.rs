use std::sync::Arc;

use services::schema::{STOCK, key};
use store::Batch;

use crate::{
    people::part,
    support::{Shop, ctx, on_both_stores},
};

on_both_stores! {
    counts_and_imports_write_their_line
    what_disagrees_is_found_and_mended
}

async fn counts_and_imports_write_their_line(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    shop.orders(&[(&mug, 2)]).await;
    shop.updates("mug", |input| input.variants[0].stock = Some(9)).await.unwrap();
    shop.updates("mug", |input| input.variants[0].tracked = Some(false)).await.unwrap();
    assert_eq!(shop.movements(&mug).await.iter().filter(|it| it.0 == "adjustment").count(), 2, "nothing moves when tracking ends");
    shop.imports(crate::support::demo_catalog(), services::exchange::Format::JsonLines).await;
    shop.books_agree().await;
}

async fn what_disagrees_is_found_and_mended(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 3)]).await;
    shop.ships(&order, &[part(1, 1)]).await.unwrap();
    shop.books_agree().await;
    // Somebody wrote into the database by hand.
    let wrong =
        Batch::new().add(key(STOCK, &mug), "on_hand", 3, 0).add(key(STOCK, &mug), "available", -1, 0).add(key(STOCK, &mug), "sold", 7, 0);
    shop.store.commit(&wrong).await.unwrap();
    let found = shop.services.books.check().await.unwrap();
    assert_eq!((found.problems.len(), found.wrong.as_slice()), (3, &[mug.clone()][..]), "{:?}", found.problems);
    let mended = shop.services.books.repair(&ctx()).await.unwrap();
    assert_eq!(mended.problems, found.problems);
    shop.books_agree().await;
    // What is in the house is believed; what is reserved is what orders say.
    assert_eq!((shop.shelf(&mug).await, shop.counters(&mug).await.sold), ((7, 2), 3));
    assert_eq!(shop.movements(&mug).await.iter().filter(|it| it.0 == "repair").count(), 1);
    assert!(shop.services.books.repair(&ctx()).await.unwrap().problems.is_empty());
}
