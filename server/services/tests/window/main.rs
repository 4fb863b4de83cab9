//! What shoppers find: listings, facets, search, and how soon the window shows what was written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use services::{
    OpCtx, Services, Settings,
    catalog::{CategoryInput, Found, ProductInput, VariantInput},
    schema::SCHEMA,
};
use shop::{Timestamp, catalog::Filters, order::Actor};
use store::{SharedStore, SqliteStore};

struct Shop {
    services: Services,
    store: SharedStore,
    _dir: tempfile::TempDir,
}

impl Shop {
    async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store: SharedStore = Arc::new(SqliteStore::open(&dir.path().join("shop.db"), SCHEMA).await.unwrap());
        let services = Services::open(store.clone(), Settings::demo().unwrap()).await.unwrap();
        Self { services, store, _dir: dir }
    }

    fn ctx() -> OpCtx {
        OpCtx::new(Actor::System, Timestamp::from_millis(1_795_000_000_000), "test".into()).unwrap()
    }

    async fn category(&self, title: &str, parent: Option<&str>) {
        let input = CategoryInput { title: title.into(), parent: parent.map(Into::into), ..CategoryInput::default() };
        self.services.catalog.create_category(&Self::ctx(), &input).await.unwrap();
    }

    async fn sells(&self, title: &str, brand: &str, price: &str, category: &str) {
        self.sells_with(title, brand, price, category, |_| {}).await;
    }

    async fn sells_with(&self, title: &str, brand: &str, price: &str, category: &str, change: impl FnOnce(&mut ProductInput)) {
        let sku = title.to_uppercase().replace(' ', "-");
        let variant = VariantInput { sku, price: price.into(), stock: Some(5), ..VariantInput::default() };
        let mut input = ProductInput {
            title: title.into(),
            brand: Some(brand.into()),
            categories: vec![category.into()],
            variants: vec![variant],
            ..ProductInput::default()
        };
        change(&mut input);
        self.services.catalog.create_product(&Self::ctx(), &input).await.unwrap();
    }

    fn finds(&self, query: &[(&str, &str)]) -> Vec<String> {
        let listing = self.services.catalog.listing(&Filters::from_pairs(query.iter().copied()), 24);
        listing.cards.into_iter().map(|card| card.title).collect()
    }

    fn counts(&self, facet: &str, query: &[(&str, &str)]) -> BTreeMap<String, u32> {
        let listing = self.services.catalog.listing(&Filters::from_pairs(query.iter().copied()), 24);
        let facet = listing.facets.into_iter().find(|found| found.key == facet);
        facet.map(|facet| facet.values.into_iter().map(|value| (value.value, value.count)).collect()).unwrap_or_default()
    }
}

async fn furnished() -> Shop {
    let shop = Shop::open().await;
    shop.category("Kitchen", None).await;
    shop.category("Mugs", Some("kitchen")).await;
    shop.category("Garden", None).await;
    shop.sells("Blue Mug", "Kilnhouse", "12.00", "mugs").await;
    shop.sells("Red Mug", "Kilnhouse", "14.00", "mugs").await;
    shop.sells("Steel Pan", "Ferrow", "60.00", "kitchen").await;
    shop.sells("Spade", "Ferrow", "25.00", "garden").await;
    shop
}

#[tokio::test]
async fn a_category_shows_its_whole_subtree() {
    let shop = furnished().await;
    assert_eq!(shop.finds(&[("category", "kitchen"), ("sort", "price")]), ["Blue Mug", "Red Mug", "Steel Pan"]);
    assert_eq!(shop.finds(&[("category", "garden")]), ["Spade"]);
    assert!(shop.finds(&[("category", "nowhere")]).is_empty());
}

#[tokio::test]
async fn each_facet_ignores_its_own_selection() {
    let shop = furnished().await;
    let kilnhouse = [("brand", "Kilnhouse")];
    assert_eq!(shop.finds(&[("brand", "Kilnhouse"), ("sort", "-price")]), ["Red Mug", "Blue Mug"]);
    assert_eq!(shop.counts("brand", &kilnhouse), BTreeMap::from([("Ferrow".into(), 2), ("Kilnhouse".into(), 2)]));
    assert_eq!(shop.counts("category", &kilnhouse), BTreeMap::from([("kitchen".into(), 2)]));
    let both = [("brand", "Kilnhouse"), ("max_price", "13")];
    assert_eq!(shop.counts("brand", &both), BTreeMap::from([("Kilnhouse".into(), 1)]));
}

#[tokio::test]
async fn prices_upside_down_or_unreadable_still_answer() {
    let shop = furnished().await;
    assert!(shop.finds(&[("min_price", "50"), ("max_price", "10")]).is_empty());
    assert_eq!(shop.finds(&[("min_price", "cheap"), ("max_price", "1e9")]).len(), 4);
    assert_eq!(shop.finds(&[("page", "1000000000")]).len(), 4);
}

#[tokio::test]
async fn words_find_titles_before_descriptions() {
    let shop = furnished().await;
    shop.sells_with("Tea Towel", "Ferrow", "9.00", "kitchen", |input| input.description = "Dries every mug.".into()).await;
    let found = shop.finds(&[("q", "mugs")]);
    assert_eq!(found.last().map(String::as_str), Some("Tea Towel"));
    assert_eq!(found.len(), 3);
    assert!(shop.finds(&[("q", "mug ferrow pan")]).is_empty());
    assert!(shop.finds(&[("q", "!!! \u{202e} ()")]).is_empty());
    let offered = shop.services.catalog.suggest("mu");
    assert_eq!((offered.products.len(), offered.categories.len()), (3, 1));
}

#[tokio::test]
async fn drafts_and_archived_products_are_in_no_path() {
    let shop = furnished().await;
    shop.sells_with("Secret Mug", "Kilnhouse", "1.00", "mugs", |input| input.status = Some("draft".into())).await;
    shop.services.catalog.archive_product(&Shop::ctx(), "red-mug").await.unwrap();
    assert_eq!(shop.finds(&[("q", "mug")]), ["Blue Mug"]);
    assert!(matches!(shop.services.catalog.product_at("secret-mug"), Found::Nothing));
    assert!(matches!(shop.services.catalog.product_at("red-mug"), Found::Nothing));
    assert_eq!(shop.services.catalog.suggest("mug").products.len(), 1);
    assert_eq!(shop.services.catalog.home().featured.iter().filter(|card| card.slug != "blue-mug").count(), 2);
}

#[tokio::test]
async fn an_old_address_leads_to_the_new_one() {
    let shop = furnished().await;
    let mut input = shop.services.catalog.product_input("spade").await.unwrap();
    input.slug = Some("garden-spade".into());
    shop.services.catalog.update_product(&Shop::ctx(), "spade", &input).await.unwrap();
    let Found::Moved(slug) = shop.services.catalog.product_at("spade") else { panic!("the old address is lost") };
    assert_eq!(slug, "garden-spade");
}

#[tokio::test]
async fn another_copy_shows_a_change_within_a_second() {
    let shop = furnished().await;
    let copy = Services::open(shop.store.clone(), Settings::demo().unwrap()).await.unwrap();
    let follower = copy.clone();
    let following = tokio::spawn(async move { follower.follow().await });
    shop.sells("Rake", "Ferrow", "20.00", "garden").await;
    let shown = async {
        while !matches!(copy.catalog.product_at("rake"), Found::Product(_)) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(1), shown).await.expect("the copy does not show the new product");
    following.abort();
}
