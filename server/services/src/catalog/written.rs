//! A product and a category as they would be written: the way back from checked values.

use shop::{
    catalog::{AttributeValue, Category, Image, Product, Status, Variant},
    id::CategoryId,
};

use super::{CategoryInput, ImageInput, OptionInput, ProductInput, VariantInput};

/// A product without its stock; `categories` are those it lies in.
pub(crate) fn product(product: &Product, categories: impl IntoIterator<Item = Category>) -> ProductInput {
    let categories: Vec<Category> = categories.into_iter().collect();
    let slug_of = |id: &CategoryId| categories.iter().find(|category| category.id == *id).map(|category| category.slug.to_string());
    ProductInput {
        slug: Some(product.slug.to_string()),
        former_slugs: product.former_slugs.iter().map(ToString::to_string).collect(),
        title: product.title.to_string(),
        description: product.description.to_string(),
        brand: product.brand.as_ref().map(ToString::to_string),
        product_type: product.product_type.as_ref().map(ToString::to_string),
        categories: product.categories.iter().filter_map(slug_of).collect(),
        tags: product.tags.iter().map(ToString::to_string).collect(),
        status: Some(status(product.status).to_owned()),
        tax_class: Some(product.tax_class.to_string()),
        images: product.images.iter().map(image).collect(),
        options: product
            .options
            .iter()
            .map(|option| OptionInput { name: option.name.to_string(), values: option.values.iter().map(ToString::to_string).collect() })
            .collect(),
        variants: product.variants.iter().map(variant).collect(),
        attributes: product.attributes.iter().map(|(key, value)| (key.to_string(), attribute(value))).collect(),
        rating: product.rating.map(|rating| (rating.hundredths, rating.count)),
        seo_title: product.seo.title.as_ref().map(ToString::to_string),
        seo_description: product.seo.description.as_ref().map(ToString::to_string),
        created_at: Some(product.created_at),
    }
}

/// A category; `parent` is the one above.
pub(crate) fn category(category: &Category, parent: Option<&Category>) -> CategoryInput {
    CategoryInput {
        slug: Some(category.slug.to_string()),
        title: category.title.to_string(),
        parent: parent.map(|parent| parent.slug.to_string()),
        position: Some(category.position),
        image: category.image.as_ref().map(image),
    }
}

/// The word for a status.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::Active => "active",
        Status::Archived => "archived",
    }
}

fn image(image: &Image) -> ImageInput {
    ImageInput { src: image.src.to_string(), alt: image.alt.clone(), widths: image.widths.clone() }
}

fn variant(variant: &Variant) -> VariantInput {
    VariantInput {
        sku: variant.sku.to_string(),
        price: variant.price.to_decimal(),
        compare_at: variant.compare_at.map(shop::Money::to_decimal),
        currency: Some(variant.price.currency.code().to_owned()),
        stock: None,
        tracked: None,
        options: variant.options.iter().map(ToString::to_string).collect(),
        image: variant.image.as_ref().map(ToString::to_string),
        barcode: variant.barcode.as_ref().map(ToString::to_string),
        weight_grams: variant.weight_grams,
    }
}

fn attribute(value: &AttributeValue) -> serde_json::Value {
    match value {
        AttributeValue::Boolean(yes) => (*yes).into(),
        AttributeValue::Number(number) => (*number).into(),
        AttributeValue::Text(text) => text.as_str().into(),
    }
}
