use std::collections::BTreeMap;

use serde::Serialize;
use shop::{
    Money,
    catalog::{Product, Variant},
    stock::Availability,
};
use utoipa::ToSchema;

use crate::http::amount::Amount;
use services::window::{Shown, ShownProduct};

/// A product as the API shows it.
#[derive(Serialize, ToSchema)]
pub struct ProductView {
    /// Names it.
    #[schema(example = "prd_01jd3x7k2m9p4r6t8vwyz0abcd")]
    pub id: String,
    /// Its address in the shop.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its lowest price, in major units.
    #[schema(value_type = f64, example = 49.9)]
    pub price: Amount,
    /// The lowest variant's price before the sale.
    #[schema(value_type = Option<f64>)]
    pub compare_at: Option<Amount>,
    /// Of every amount beside it.
    #[schema(example = "USD")]
    pub currency: &'static str,
    /// In Markdown.
    pub description: String,
    /// Its first picture.
    pub image: Option<String>,
    /// The slug of its first category.
    pub category: Option<String>,
    /// The slugs of its categories.
    pub categories: Vec<String>,
    /// Who makes it.
    pub brand: Option<String>,
    /// Pieces that can be bought, over all variants; null for what never runs out.
    pub stock: Option<u32>,
    /// Stars, 0 to 5.
    pub rating: Option<f64>,
    /// From so many ratings.
    pub rating_count: u32,
    /// Its pictures.
    pub images: Vec<ImageView>,
    /// What is chosen before buying.
    pub options: Vec<OptionView>,
    /// What is bought: at least one.
    pub variants: Vec<VariantView>,
    /// The slug of its type, which declares its attributes.
    pub product_type: Option<String>,
    /// What its type's attributes are for it.
    #[schema(value_type = Object)]
    pub attributes: BTreeMap<String, shop::catalog::AttributeValue>,
    /// Free words.
    pub tags: Vec<String>,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: String,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: String,
}

/// A picture.
#[derive(Serialize, ToSchema)]
pub struct ImageView {
    /// Where it lies.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// The widths it exists in, as `name-240.webp` beside `name.webp`.
    pub widths: Vec<u16>,
}

/// A question a shopper answers before buying.
#[derive(Serialize, ToSchema)]
pub struct OptionView {
    /// What is chosen.
    pub name: String,
    /// The answers.
    pub values: Vec<String>,
}

/// What is bought.
#[derive(Serialize, ToSchema)]
pub struct VariantView {
    /// Names it in carts.
    pub id: String,
    /// The warehouse's name.
    pub sku: String,
    /// Its answers in words.
    pub name: String,
    /// What one costs.
    #[schema(value_type = f64)]
    pub price: Amount,
    /// What one cost before the sale.
    #[schema(value_type = Option<f64>)]
    pub compare_at: Option<Amount>,
    /// Of both.
    pub currency: &'static str,
    /// Pieces that can be bought; null for what never runs out.
    pub stock: Option<u32>,
    /// One answer per option.
    pub options: Vec<String>,
    /// Its picture.
    pub image: Option<String>,
    /// EAN, UPC or the like.
    pub barcode: Option<String>,
}

impl ProductView {
    /// A published product.
    #[must_use]
    pub fn of(shown: &ShownProduct, window: &Shown) -> Self {
        Self::new(&shown.product, window, |variant| shown.availability(&variant.id))
    }

    /// A product that was just written: with its stock if it is published.
    #[must_use]
    pub fn written(product: &Product, window: &Shown) -> Self {
        let shown = window.product(&product.id);
        Self::new(product, window, |variant| shown.map_or(Availability::Pieces(0), |shown| shown.availability(&variant.id)))
    }

    fn new(product: &Product, window: &Shown, availability: impl Fn(&Variant) -> Availability) -> Self {
        let categories: Vec<String> =
            product.categories.iter().filter_map(|id| window.tree.get(id)).map(|category| category.slug.to_string()).collect();
        let variants: Vec<VariantView> =
            product.variants.iter().map(|variant| VariantView::of(product, variant, availability(variant))).collect();
        let cheapest = product.variants.iter().min_by_key(|variant| variant.price.minor);
        // A checked product has a variant; nothing is said of the price of one that has none.
        let price = cheapest.map_or(Money::zero(shop::Currency::USD), |variant| variant.price);
        Self {
            id: product.id.to_string(),
            slug: product.slug.to_string(),
            name: product.title.to_string(),
            price: Amount(price),
            compare_at: cheapest.and_then(|variant| variant.compare_at).map(Amount),
            currency: price.currency.code(),
            description: product.description.to_string(),
            image: product.images.first().map(|image| image.src.to_string()),
            category: categories.first().cloned(),
            categories,
            brand: product.brand.as_ref().map(ToString::to_string),
            stock: variants.iter().map(|variant| variant.stock).try_fold(0_u32, |sum, stock| Some(sum.saturating_add(stock?))),
            rating: product.rating.map(|rating| f64::from(rating.hundredths) / 100.0),
            rating_count: product.rating.map_or(0, |rating| rating.count),
            images: product.images.iter().map(ImageView::of).collect(),
            options: product.options.iter().map(OptionView::of).collect(),
            variants,
            product_type: product.product_type.as_ref().map(ToString::to_string),
            attributes: product.attributes.iter().map(|(key, value)| (key.to_string(), value.clone())).collect(),
            tags: product.tags.iter().map(ToString::to_string).collect(),
            created_at: product.created_at.to_rfc3339(),
            updated_at: product.updated_at.to_rfc3339(),
        }
    }
}

impl ImageView {
    pub(crate) fn of(image: &shop::catalog::Image) -> Self {
        Self { src: image.src.to_string(), alt: image.alt.clone(), widths: image.widths.clone() }
    }
}

impl OptionView {
    fn of(option: &shop::catalog::ProductOption) -> Self {
        Self { name: option.name.to_string(), values: option.values.iter().map(ToString::to_string).collect() }
    }
}

impl VariantView {
    fn of(product: &Product, variant: &Variant, availability: Availability) -> Self {
        Self {
            id: variant.id.to_string(),
            sku: variant.sku.to_string(),
            name: variant.title(),
            price: Amount(variant.price),
            compare_at: variant.compare_at.map(Amount),
            currency: variant.price.currency.code(),
            stock: availability.pieces(),
            options: variant.options.iter().map(ToString::to_string).collect(),
            image: product.image_of(variant).map(|image| image.src.to_string()),
            barcode: variant.barcode.as_ref().map(ToString::to_string),
        }
    }
}
