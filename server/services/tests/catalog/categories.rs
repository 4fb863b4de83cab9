use std::sync::Arc;

use futures::future::join_all;
use services::{
    catalog::{CategoryInput, ImageInput},
    exchange::Format,
};
use shop::Code;

use crate::support::*;

on_both_stores! {
    a_category_has_its_own_address
    every_wrong_field_is_named
    no_category_comes_to_lie_inside_itself
    moves_at_once_tie_no_circle
    what_was_in_a_removed_category_moves_up
    a_large_category_moves_up_whole
}

fn named(title: &str) -> CategoryInput {
    CategoryInput { title: title.into(), ..CategoryInput::default() }
}

async fn a_category_has_its_own_address(shop: Arc<Shop>) {
    let catalog = &shop.services.catalog;
    let mugs = catalog.create_category(&ctx(), &named("Mugs & Cups")).await.unwrap();
    assert_eq!((mugs.slug.as_str(), mugs.position), ("mugs-cups", 1));
    let more = catalog.create_category(&ctx(), &named("Mugs & Cups")).await.unwrap();
    assert_eq!((more.slug.as_str(), more.position), ("mugs-cups-2", 2));
    let taken = CategoryInput { slug: Some("mugs-cups".into()), ..named("Mugs") };
    assert_eq!(refusal(catalog.create_category(&ctx(), &taken).await).code, Code::SlugTaken);
    assert_eq!(refusal(catalog.update_category(&ctx(), more.id.as_str(), &taken).await).code, Code::SlugTaken);
    let renamed = CategoryInput { slug: Some("mugs".into()), ..named("Mugs") };
    let renamed = catalog.update_category(&ctx(), "mugs-cups", &renamed).await.unwrap();
    assert_eq!((renamed.id, renamed.position), (mugs.id, 1));
    assert!(catalog.shown().tree.find("mugs").is_some());
    assert_eq!(refusal(catalog.update_category(&ctx(), "mugs-cups", &named("X")).await).code, Code::CategoryNotFound);
}

async fn every_wrong_field_is_named(shop: Arc<Shop>) {
    let image = Some(ImageInput { src: "//evil.example/x".into(), ..ImageInput::default() });
    let input = CategoryInput { slug: Some("../x".into()), title: "\u{7}".into(), parent: Some("nowhere".into()), position: None, image };
    let refused = refusal(shop.services.catalog.create_category(&ctx(), &input).await);
    assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["image.src", "parent", "slug", "title"]);
}

async fn no_category_comes_to_lie_inside_itself(shop: Arc<Shop>) {
    shop.category("a", None).await;
    shop.category("b", Some("a")).await;
    shop.category("c", Some("b")).await;
    for below in ["a", "b", "c"] {
        let moved = CategoryInput { parent: Some(below.into()), ..named("A") };
        let refused = refusal(shop.services.catalog.update_category(&ctx(), "a", &moved).await);
        assert_eq!(refused.code, Code::CategoryCycle);
    }
}

async fn moves_at_once_tie_no_circle(shop: Arc<Shop>) {
    for round in 0..4 {
        let names = ["a", "b", "c"].map(|name| format!("{name}{round}"));
        for name in &names {
            shop.category(name, None).await;
        }
        let moves = [(0, 1), (1, 2), (2, 0)].map(|(from, to)| {
            let input = CategoryInput { parent: Some(names[to].clone()), ..named(&names[from]) };
            let (shop, name) = (shop.clone(), names[from].clone());
            async move { shop.services.catalog.update_category(&ctx(), &name, &input).await.is_ok() }
        });
        assert!(join_all(moves).await.into_iter().any(|moved| !moved), "all three cannot be");
        let tree = shop.services.catalog.shown().tree.clone();
        assert!(names.iter().any(|name| tree.find(name).unwrap().parent.is_none()));
    }
}

async fn what_was_in_a_removed_category_moves_up(shop: Arc<Shop>) {
    shop.category("kitchen", None).await;
    shop.category("mugs", Some("kitchen")).await;
    shop.category("small-mugs", Some("mugs")).await;
    let mut input = product("Mug", "", "1.00");
    for (status, categories) in [("active", vec!["mugs"]), ("draft", vec!["mugs", "kitchen"]), ("archived", vec!["small-mugs", "mugs"])] {
        input.status = Some(status.into());
        input.categories = categories.into_iter().map(Into::into).collect();
        shop.creates(&input).await;
    }
    let catalog = &shop.services.catalog;
    catalog.delete_category(&ctx(), "mugs").await.unwrap();
    for (slug, categories) in [("mug", vec!["kitchen"]), ("mug-2", vec!["kitchen"]), ("mug-3", vec!["small-mugs", "kitchen"])] {
        assert_eq!(catalog.product_input(slug).await.unwrap().categories, categories, "{slug}");
    }
    let tree = catalog.shown().tree.clone();
    assert_eq!(tree.find("small-mugs").unwrap().parent, tree.find("kitchen").map(|kitchen| kitchen.id.clone()));
    assert_eq!(refusal(catalog.delete_category(&ctx(), "mugs").await).code, Code::CategoryNotFound);
    catalog.delete_category(&ctx(), "kitchen").await.unwrap();
    assert!(catalog.product_input("mug").await.unwrap().categories.is_empty());
    assert!(catalog.shown().tree.find("small-mugs").unwrap().parent.is_none());
}

async fn a_large_category_moves_up_whole(shop: Arc<Shop>) {
    shop.category("kitchen", None).await;
    shop.category("mugs", Some("kitchen")).await;
    let line =
        |n: u32| format!(r#"{{"kind":"product","title":"Mug {n}","categories":["mugs"],"variants":[{{"sku":"M{n}","price":"1"}}]}}"#);
    let file: Vec<String> = (0..620).map(line).collect();
    assert_eq!(shop.imports(file.join("\n"), Format::JsonLines).await.products.created, 620);
    let (catalog, copy) = (&shop.services.catalog, shop.copy().await);
    let context = ctx();
    // Twice at once: one of them does it, or both do it together.
    let both = futures::join!(catalog.delete_category(&context, "mugs"), copy.catalog.delete_category(&context, "mugs"));
    assert!(both.0.is_ok() || both.1.is_ok(), "{both:?}");
    let shown = catalog.shown();
    let kitchen = &shown.tree.find("kitchen").unwrap().id;
    assert_eq!(shown.products().filter(|product| product.product.categories == [kitchen.clone()]).count(), 620);
}
