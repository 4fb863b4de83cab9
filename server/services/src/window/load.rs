//! From documents to the window.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use shop::{
    Timestamp,
    catalog::{Card, Category, CategoryTree, Product, ProductType},
    id::{ProductId, VariantId},
    stock::{Availability, Stock},
};
use store::{Key, Query};

use super::{Shown, ShownProduct, search_text::SearchText};
use crate::{
    ServiceResult, Settings,
    description::description_html,
    documents::Documents,
    offers::Offers,
    schema::{CATEGORIES, PRODUCT_TYPES, PRODUCTS, STOCK, key},
};

pub(super) async fn everything(documents: &Documents, settings: &Settings, version: u64, as_of: Timestamp) -> ServiceResult<Shown> {
    let offers = Offers::load(documents, settings).await?;
    let categories = documents.find_all::<Category>(Query::all(CATEGORIES)).await?;
    let types = documents.find_all::<ProductType>(Query::all(PRODUCT_TYPES)).await?;
    let stock = documents.find_all::<Stock>(Query::all(STOCK)).await?;
    let stock: HashMap<VariantId, Stock> = stock.into_iter().map(|found| (found.value.variant.clone(), found.value)).collect();
    let mut shown = Shown {
        version,
        as_of,
        tree: Arc::new(CategoryTree::new(categories.into_iter().map(|found| found.value))),
        types: Arc::new(types.into_iter().map(|found| (found.value.slug.clone(), found.value)).collect()),
        offers: Arc::new(offers),
        products: HashMap::new(),
        by_slug: HashMap::new(),
        by_former_slug: HashMap::new(),
        by_variant: HashMap::new(),
    };
    for found in documents.find_all::<Product>(Query::all(PRODUCTS)).await? {
        if found.value.is_published() {
            let made = make(found.value, &stock, &shown);
            shown.put(made);
        }
    }
    Ok(shown)
}

pub(super) async fn some(documents: &Documents, now: &Shown, ids: &[ProductId]) -> ServiceResult<Shown> {
    let keys: Vec<Key> = ids.iter().map(|id| key(PRODUCTS, id)).collect();
    let found = documents.load_many::<Product>(&keys).await?;
    let products: Vec<Product> = found.into_iter().flatten().map(|found| found.value).filter(Product::is_published).collect();
    let keys: Vec<Key> = products.iter().flat_map(|product| &product.variants).map(|variant| key(STOCK, &variant.id)).collect();
    let stock = documents.load_many::<Stock>(&keys).await?;
    let stock = stock.into_iter().flatten().map(|found| (found.value.variant.clone(), found.value)).collect();
    let mut next = Shown { version: now.version + 1, ..now.clone() };
    ids.iter().for_each(|id| next.take_out(id));
    for product in products {
        let made = make(product, &stock, &next);
        next.put(made);
    }
    Ok(next)
}

fn make(mut product: Product, stock: &HashMap<VariantId, Stock>, shown: &Shown) -> ShownProduct {
    let categories: BTreeSet<_> =
        product.categories.iter().flat_map(|id| shown.tree.path(id)).map(|category| category.id.clone()).collect();
    let list_prices = shown.offers.put_on_sale(&mut product, &categories, shown.as_of);
    let counters = || product.variants.iter().filter_map(|variant| stock.get(&variant.id));
    ShownProduct {
        list_prices,
        description_html: description_html(product.description.as_str()),
        card: card(&product, stock),
        search: SearchText::new(&product, &categories, &shown.tree),
        sold: counters().map(|counter| counter.sold).sum(),
        stock: counters().map(|counter| (counter.variant.clone(), counter.availability())).collect(),
        categories,
        product,
    }
}

fn card(product: &Product, stock: &HashMap<VariantId, Stock>) -> Card {
    // A checked product has a variant; one that has none costs nothing and cannot be bought.
    let cheapest = product.variants.iter().min_by_key(|variant| variant.price.minor);
    let price = cheapest.map_or(shop::Money::zero(shop::Currency::USD), |variant| variant.price);
    let pieces = product.variants.iter().filter_map(|variant| stock.get(&variant.id)).map(Stock::availability);
    Card {
        id: product.id.clone(),
        slug: product.slug.to_string(),
        title: product.title.to_string(),
        brand: product.brand.as_ref().map(ToString::to_string),
        image: product.images.first().cloned(),
        price,
        price_varies: product.variants.iter().any(|variant| variant.price.minor != price.minor),
        compare_at: cheapest.filter(|variant| variant.is_reduced()).and_then(|variant| variant.compare_at),
        availability: pieces.fold(Availability::Pieces(0), together),
        rating: product.rating,
        is_new: product.tags.iter().any(|tag| tag.as_str() == "new"),
        only_variant: match product.variants.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        },
        choices: product.options.first().map_or(0, |option| u32::try_from(option.values.len()).unwrap_or(u32::MAX)),
    }
}

fn together(one: Availability, other: Availability) -> Availability {
    match (one, other) {
        (Availability::Pieces(one), Availability::Pieces(other)) => Availability::Pieces(one.saturating_add(other)),
        _ => Availability::Always,
    }
}
