use std::sync::Arc;

use futures::future::join_all;
use shop::Code;

use crate::support::*;

on_both_stores! {
    the_same_title_at_once_makes_a_slug_each
    the_same_slug_at_once_is_made_once
    the_same_sku_at_once_is_made_once
    two_changes_at_once_are_both_there
}

async fn the_same_title_at_once_makes_a_slug_each(shop: Arc<Shop>) {
    let all = join_all((0..16).map(|_| async { shop.creates(&product("Mug", "", "1.00")).await.slug.to_string() })).await;
    let different: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!(different.len(), 16, "{all:?}");
}

async fn the_same_slug_at_once_is_made_once(shop: Arc<Shop>) {
    let mut input = product("Mug", "", "1.00");
    input.slug = Some("mug".into());
    let input = &input;
    let all = join_all((0..8).map(|_| async { shop.services.catalog.create_product(&ctx(), input).await })).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(all.into_iter().filter(Result::is_err).all(|outcome| refusal(outcome).code == Code::SlugTaken));
}

async fn the_same_sku_at_once_is_made_once(shop: Arc<Shop>) {
    let titles: Vec<String> = (0..8).map(|number| format!("Mug {number}")).collect();
    let all =
        join_all(titles.iter().map(|title| async { shop.services.catalog.create_product(&ctx(), &product(title, "MUG", "1.00")).await }));
    let all = all.await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(all.into_iter().filter(Result::is_err).all(|outcome| refusal(outcome).code == Code::SkuTaken));
}

async fn two_changes_at_once_are_both_there(shop: Arc<Shop>) {
    shop.creates(&product("Mug", "MUG", "1.00")).await;
    let input = shop.services.catalog.product_input("mug").await.unwrap();
    let changes = (0..8).map(|number| {
        let mut input = input.clone();
        input.slug = Some(format!("mug-{number}"));
        let shop = shop.clone();
        async move { shop.services.catalog.update_product(&ctx(), "mug", &input).await.unwrap() }
    });
    join_all(changes).await;
    let last = shop.services.catalog.product_input("mug").await.unwrap();
    assert_eq!(last.former_slugs.len(), 8, "every address it had leads to it: {last:?}");
}
