use std::sync::Arc;

use services::exchange::Format::JsonLines;
use shop::catalog::Filters;

use crate::support::*;

on_both_stores! {
    a_new_shop_shows_the_demo_once
    copies_that_start_at_once_put_it_in_once
    a_shop_with_goods_never_gets_it
}

async fn a_new_shop_shows_the_demo_once(shop: Arc<Shop>) {
    assert!(shop.services.seed_demo(&ctx(), &demo_catalog()).await.unwrap());
    let shown = shop.services.catalog.shown();
    assert_eq!((shown.len(), shown.tree.below(None).count()), (123, 13));
    assert!(!shop.services.seed_demo(&ctx(), &demo_catalog()).await.unwrap());
    let latest = shop.services.catalog.listing(&Filters::from_pairs([("sort", "newest")]), 5);
    assert!(latest.cards.iter().all(|card| card.is_new), "what is new comes first: {:?}", latest.cards);
    let moments: std::collections::BTreeSet<_> = shown.products().map(|product| product.product.created_at).collect();
    assert_eq!((moments.len(), moments.last()), (123, Some(&NOW)));
    assert!(shown.products().any(|product| product.card.percent_off().is_some()), "sale prices came along");
    // The file itself says the same as what was put in.
    let report = shop.imports(demo_catalog(), JsonLines).await;
    assert_eq!((report.products.unchanged, report.skipped), (123, 0));
}

async fn copies_that_start_at_once_put_it_in_once(shop: Arc<Shop>) {
    let copies = [shop.copy().await, shop.copy().await, shop.copy().await];
    let catalog = demo_catalog();
    let starts = copies.iter().map(|copy| {
        let catalog = &catalog;
        async move { copy.seed_demo(&ctx(), catalog).await.unwrap() }
    });
    let started = futures::future::join_all(starts).await;
    assert_eq!(started.iter().filter(|did| **did).count(), 1, "{started:?}");
    assert_eq!(shop.products().await, 123);
}

async fn a_shop_with_goods_never_gets_it(shop: Arc<Shop>) {
    shop.category("mugs", None).await;
    assert!(!shop.services.seed_demo(&ctx(), &demo_catalog()).await.unwrap());
    shop.services.catalog.delete_category(&ctx(), "mugs").await.unwrap();
    assert!(!shop.services.seed_demo(&ctx(), &demo_catalog()).await.unwrap());
    assert_eq!(shop.products().await, 0);
}

#[tokio::test]
async fn a_catalog_with_a_mistake_is_not_put_in_by_half() {
    let shop = Shop::on_sqlite().await;
    let mut catalog = demo_catalog();
    catalog.extend(b"{\"kind\":\"product\",\"title\":\"Free\"}\n");
    let failed = shop.services.seed_demo(&ctx(), &catalog).await.unwrap_err();
    assert!(failed.chain().contains("line 202"), "{}", failed.chain());
    assert_eq!(shop.products().await, 0);
}
