use std::sync::Arc;

use services::catalog::ImageInput;
use shop::{Code, catalog::Status};

use crate::support::*;

on_both_stores! {
    a_slug_is_made_and_numbered
    what_is_taken_is_refused
    every_wrong_field_is_named
    variants_keep_their_ids
    a_renamed_product_leaves_a_redirect
    writing_the_same_again_changes_nothing
    an_archived_product_keeps_its_names
    what_is_left_out_is_made_or_kept
}

async fn a_slug_is_made_and_numbered(shop: Arc<Shop>) {
    for (title, slug) in [("Mug", "mug"), ("Mug!", "mug-2"), ("mug", "mug-3"), ("🦀", "crab"), ("☃︎ §", "item")] {
        let made = shop.creates(&product(title, "", "1.00")).await;
        if slug != "item" {
            assert_eq!(made.slug.as_str(), slug, "{title}");
        }
        assert_eq!(made.variants[0].sku.as_str(), made.slug.as_str().to_uppercase());
    }
    for _ in 0..12 {
        shop.creates(&product("Cup", "", "1.00")).await;
    }
    assert!(matches!(shop.services.catalog.product_at("cup-12"), Found::Product(_)));
}

async fn what_is_taken_is_refused(shop: Arc<Shop>) {
    let mut mug = product("Mug", "MUG-1", "1.00");
    shop.creates(&mug).await;
    mug.slug = Some("mug".into());
    let refused = refusal(shop.services.catalog.create_product(&ctx(), &mug).await);
    assert_eq!((refused.code, refused.fields.keys().next().unwrap().as_str()), (Code::SlugTaken, "slug"));
    mug.slug = None;
    mug.variants[0].sku = "mug-1".into();
    let refused = refusal(shop.services.catalog.create_product(&ctx(), &mug).await);
    assert_eq!((refused.code, refused.fields.keys().next().unwrap().as_str()), (Code::SkuTaken, "sku"));
    let cup = shop.creates(&product("Cup", "CUP", "1.00")).await;
    let refused = refusal(shop.updates(cup.id.as_str(), |input| input.slug = Some("mug".into())).await);
    assert_eq!(refused.code, Code::SlugTaken);
    assert_eq!(shop.products().await, 2);
}

async fn every_wrong_field_is_named(shop: Arc<Shop>) {
    let mut input = shirt();
    input.title = " ".into();
    input.slug = Some("Not A Slug".into());
    input.brand = Some("b".repeat(101));
    input.categories = vec!["nowhere".into()];
    input.product_type = Some("nothing".into());
    input.attributes = [("colour".to_owned(), "red".into())].into();
    input.status = Some("gone".into());
    input.images = vec![ImageInput { src: "javascript:alert(1)".into(), ..ImageInput::default() }];
    input.rating = Some((501, 3));
    input.variants[0].price = "1.999".into();
    input.variants[0].compare_at = Some("cheap".into());
    input.variants[1].price = "-1".into();
    input.variants[1].sku = "A B".into();
    input.variants[1].image = Some("/other.webp".into());
    input.variants[1].currency = Some("INR".into());
    let refused = refusal(shop.services.catalog.create_product(&ctx(), &input).await);
    let wrong: Vec<&str> = refused.fields.keys().map(String::as_str).collect();
    let expected = [
        "attributes",
        "brand",
        "categories",
        "images[0].src",
        "product_type",
        "rating",
        "slug",
        "status",
        "title",
        "variants[0].compare_at",
        "variants[0].price",
        "variants[1].currency",
        "variants[1].image",
        "variants[1].price",
        "variants[1].sku",
    ];
    assert_eq!(wrong, expected);
    assert_eq!(refused.code, Code::Invalid);
    assert!(refused.fields["variants[1].currency"].contains("INR"), "{refused:?}");
    let alone = refusal(shop.services.catalog.create_product(&ctx(), &product("Mug", "MUG", "")).await);
    assert_eq!(alone.fields.keys().collect::<Vec<_>>(), ["price"]);
    assert_eq!(shop.products().await, 0);
}

async fn variants_keep_their_ids(shop: Arc<Shop>) {
    let before = shop.creates(&shirt()).await;
    let after = shop
        .updates("shirt", |input| {
            input.variants.reverse();
            input.variants[0].price = "25.00".into();
            input.variants[1].sku = "SHIRT-SMALL".into();
        })
        .await
        .unwrap();
    assert_eq!(after.variants[0].id, before.variants[1].id);
    assert_ne!(after.variants[1].id, before.variants[0].id, "a new SKU is a new variant");
    assert_eq!((after.id, after.created_at), (before.id, before.created_at));
}

async fn a_renamed_product_leaves_a_redirect(shop: Arc<Shop>) {
    shop.creates(&product("Mug", "MUG", "1.00")).await;
    shop.updates("mug", |input| input.slug = Some("beaker".into())).await.unwrap();
    assert!(matches!(shop.services.catalog.product_at("mug"), Found::Moved(slug) if slug == "beaker"));
    // The old address still names it, and is nobody else's.
    let renamed = shop.updates("mug", |input| input.title = "Beaker".into()).await.unwrap();
    assert_eq!(renamed.slug.as_str(), "beaker");
    assert_eq!(shop.creates(&product("Mug", "MUG-2", "1.00")).await.slug.as_str(), "mug-2");
    // And back again.
    let back = shop.updates("beaker", |input| input.slug = Some("mug".into())).await.unwrap();
    assert_eq!(back.former_slugs.iter().map(|slug| slug.as_str()).collect::<Vec<_>>(), ["beaker"]);
    assert!(matches!(shop.services.catalog.product_at("mug"), Found::Product(_)));
}

async fn writing_the_same_again_changes_nothing(shop: Arc<Shop>) {
    let made = shop.creates(&shirt()).await;
    let place = services::schema::key(services::schema::PRODUCTS, &made.id);
    let before = shop.store.get(&place).await.unwrap();
    assert_eq!(shop.updates("shirt", |_| {}).await.unwrap(), made);
    assert_eq!(shop.store.get(&place).await.unwrap(), before);
}

async fn an_archived_product_keeps_its_names(shop: Arc<Shop>) {
    shop.creates(&product("Mug", "MUG", "1.00")).await;
    for _ in 0..2 {
        assert_eq!(shop.services.catalog.archive_product(&ctx(), "mug").await.unwrap().status, Status::Archived);
    }
    assert!(matches!(shop.services.catalog.product_at("mug"), Found::Nothing));
    let refused = refusal(shop.services.catalog.create_product(&ctx(), &product("Mug", "MUG", "1.00")).await);
    assert_eq!(refused.code, Code::SkuTaken);
    assert_eq!(shop.services.catalog.product_input("mug").await.unwrap().status.as_deref(), Some("archived"));
    for address in ["nothing", "prd_00000000000000000000000000", "../etc", "", "\0", &"x".repeat(5_000)] {
        assert_eq!(refusal(shop.services.catalog.archive_product(&ctx(), address).await).code, Code::ProductNotFound, "{address}");
    }
}

async fn what_is_left_out_is_made_or_kept(shop: Arc<Shop>) {
    let made = shop.creates(&product("Mug", "MUG", "1.00")).await;
    assert_eq!((made.status, made.tax_class.as_str()), (Status::Active, "standard"));
    shop.updates("mug", |input| (input.status, input.tax_class) = (Some("draft".into()), Some("books".into()))).await.unwrap();
    let kept = shop.updates("mug", |input| (input.status, input.tax_class, input.slug) = (None, None, None)).await.unwrap();
    assert_eq!((kept.status, kept.tax_class.as_str(), kept.slug.as_str()), (Status::Draft, "books", "mug"));
    let kept = shop.updates("mug", |input| input.variants[0].sku.clear()).await.unwrap();
    assert_eq!(kept.variants, made.variants);
}
