use std::sync::Arc;

use shop::{
    Code,
    id::{VariantId, VisitorId},
};

use crate::{
    people::{by, code_of, guest, registers, signs_in, signs_in_as},
    support::{NOW, Shop, on_both_stores, product, variant},
};

on_both_stores! {
    case_20_signing_in_sums_the_carts
    case_20_signing_in_twice_in_parallel_changes_nothing_more
    case_20_somebody_else_never_sees_the_lines
    case_20_what_is_capped_by_stock_is_said
    a_merge_can_be_undone_once
    favourites_come_along_too
}

async fn sells(shop: &Shop, sku: &str, stock: u32) -> VariantId {
    let mut input = product(sku, sku, "10.00");
    input.variants[0] = services::catalog::VariantInput { stock: Some(stock), ..variant(sku, "10.00") };
    shop.creates(&input).await.variants[0].id.clone()
}

async fn adds(shop: &Shop, visitor: &VisitorId, variant: &VariantId, quantity: u32) {
    shop.services.cart.add(&guest(), visitor, variant, quantity).await.unwrap();
}

async fn cart_of(shop: &Shop, visitor: &VisitorId) -> Vec<(VariantId, u32)> {
    let cart = shop.services.cart.read(&crate::support::ctx(), visitor).await.unwrap();
    cart.lines.into_iter().map(|line| (line.variant, line.quantity)).collect()
}

fn browser() -> VisitorId {
    guest().new_id()
}

async fn case_20_signing_in_sums_the_carts(shop: Arc<Shop>) {
    let (a, b) = (sells(&shop, "A", 50).await, sells(&shop, "B", 50).await);
    let user = registers(&shop, "ada@example.com").await;
    adds(&shop, &user.visitor, &a, 1).await;
    let visitor = browser();
    adds(&shop, &visitor, &a, 3).await;
    adds(&shop, &visitor, &b, 1).await;
    let signed_in = signs_in_as(&shop.services, &guest(), Some(&visitor), "ada@example.com").await;
    assert_eq!(cart_of(&shop, &user.visitor).await, [(a, 4), (b, 1)]);
    assert!(cart_of(&shop, &visitor).await.is_empty());
    let me = by(&shop.services, &signed_in.tokens, NOW).await;
    let merged = shop.services.accounts.merged(&me).await.unwrap().unwrap();
    assert_eq!((merged.pieces, merged.notices.len()), (4, 0));
    shop.services.accounts.accept_merge(&me).await.unwrap();
    assert!(shop.services.accounts.merged(&me).await.unwrap().is_none());
}

async fn case_20_signing_in_twice_in_parallel_changes_nothing_more(shop: Arc<Shop>) {
    let a = sells(&shop, "A", 50).await;
    let user = registers(&shop, "ada@example.com").await;
    adds(&shop, &user.visitor, &a, 1).await;
    let visitor = browser();
    adds(&shop, &visitor, &a, 3).await;
    let ctx = guest();
    let sign_in = || signs_in_as(&shop.services, &ctx, Some(&visitor), "ada@example.com");
    tokio::join!(sign_in(), sign_in(), sign_in());
    assert_eq!(cart_of(&shop, &user.visitor).await, [(a, 4)]);
}

async fn case_20_somebody_else_never_sees_the_lines(shop: Arc<Shop>) {
    let a = sells(&shop, "A", 50).await;
    registers(&shop, "ada@example.com").await;
    let eve = registers(&shop, "eve@example.com").await;
    let visitor = browser();
    adds(&shop, &visitor, &a, 3).await;
    let ada = signs_in_as(&shop.services, &guest(), Some(&visitor), "ada@example.com").await;
    shop.services.sessions.sign_out(&by(&shop.services, &ada.tokens, NOW).await).await.unwrap();
    let me = by(&shop.services, &signs_in_as(&shop.services, &guest(), Some(&visitor), "eve@example.com").await.tokens, NOW).await;
    assert!(cart_of(&shop, &eve.visitor).await.is_empty());
    assert!(shop.services.accounts.merged(&me).await.unwrap().is_none());
}

async fn case_20_what_is_capped_by_stock_is_said(shop: Arc<Shop>) {
    let (a, many) = (sells(&shop, "A", 3).await, sells(&shop, "MANY", 5_000).await);
    let user = registers(&shop, "ada@example.com").await;
    adds(&shop, &user.visitor, &a, 2).await;
    adds(&shop, &user.visitor, &many, 60).await;
    let visitor = browser();
    adds(&shop, &visitor, &a, 2).await;
    adds(&shop, &visitor, &many, 60).await;
    let me = by(&shop.services, &signs_in_as(&shop.services, &guest(), Some(&visitor), "ada@example.com").await.tokens, NOW).await;
    assert_eq!(cart_of(&shop, &user.visitor).await, [(a.clone(), 3), (many.clone(), 99)]);
    let merged = shop.services.accounts.merged(&me).await.unwrap().unwrap();
    let said: Vec<String> = merged.notices.iter().map(shop::cart::Notice::sentence).collect();
    assert_eq!(said, ["Only 3 left, so the cart holds 3 instead of 4.", "You can order at most 99 of one item at a time."]);
    shop.services.accounts.undo_merge(&me).await.unwrap();
    assert_eq!(cart_of(&shop, &user.visitor).await, [(a.clone(), 2), (many.clone(), 60)]);
    assert_eq!(cart_of(&shop, &visitor).await, [(a, 2), (many, 60)]);
}

async fn a_merge_can_be_undone_once(shop: Arc<Shop>) {
    let (a, b) = (sells(&shop, "A", 50).await, sells(&shop, "B", 50).await);
    let user = registers(&shop, "ada@example.com").await;
    adds(&shop, &user.visitor, &a, 1).await;
    let visitor = browser();
    adds(&shop, &visitor, &a, 2).await;
    let me = by(&shop.services, &signs_in_as(&shop.services, &guest(), Some(&visitor), "ada@example.com").await.tokens, NOW).await;
    adds(&shop, &user.visitor, &b, 1).await;
    shop.services.accounts.undo_merge(&me).await.unwrap();
    assert_eq!(cart_of(&shop, &user.visitor).await, [(a.clone(), 1), (b, 1)]);
    assert_eq!(cart_of(&shop, &visitor).await, [(a, 2)]);
    assert_eq!(code_of(shop.services.accounts.undo_merge(&me).await), Code::NotFound);
    assert!(signs_in(&shop, "ada@example.com").await.user.id == user.id);
}

async fn favourites_come_along_too(shop: Arc<Shop>) {
    let (one, two) = (shop.creates(&product("One", "ONE", "1")).await.id, shop.creates(&product("Two", "TWO", "2")).await.id);
    let user = registers(&shop, "ada@example.com").await;
    let (visitor, favourites) = (browser(), &shop.services.favourites);
    favourites.set(&guest(), &user.visitor, &one, true).await.unwrap();
    favourites.set(&guest(), &visitor, &one, true).await.unwrap();
    favourites.set(&guest(), &visitor, &two, true).await.unwrap();
    let me = by(&shop.services, &signs_in_as(&shop.services, &guest(), Some(&visitor), "ada@example.com").await.tokens, NOW).await;
    assert_eq!(favourites.ids(&user.visitor).await.unwrap(), [two.clone(), one.clone()]);
    assert!(favourites.ids(&visitor).await.unwrap().is_empty());
    shop.services.accounts.undo_merge(&me).await.unwrap();
    assert_eq!(favourites.ids(&user.visitor).await.unwrap(), [one]);
    assert_eq!(favourites.ids(&visitor).await.unwrap(), [two]);
}
