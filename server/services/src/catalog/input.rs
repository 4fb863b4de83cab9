//! A product and a category as they are written: by the API, by imports, later by the dashboard.
//!
//! Plain texts that may all be wrong; `Catalog` turns them into checked values. The shape is that
//! of the project's JSON lines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shop::Timestamp;

/// A product as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductInput {
    /// Made from the title if it is left out; an existing product keeps its own.
    pub slug: Option<String>,
    /// Addresses it had elsewhere, which shall lead to it; those it has already stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_slugs: Vec<String>,
    /// Its name.
    pub title: String,
    /// In Markdown.
    pub description: String,
    /// Who makes it.
    pub brand: Option<String>,
    /// The slug of its type.
    pub product_type: Option<String>,
    /// Slugs or ids of categories.
    pub categories: Vec<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// `draft`, `active` or `archived`; left out, a new product is active and an existing one stays as it is.
    pub status: Option<String>,
    /// Left out, a new product's is `standard` and an existing one keeps its own.
    pub tax_class: Option<String>,
    /// In order.
    pub images: Vec<ImageInput>,
    /// None for a product with one variant.
    pub options: Vec<OptionInput>,
    /// At least one.
    pub variants: Vec<VariantInput>,
    /// By the type's attribute keys.
    pub attributes: BTreeMap<String, serde_json::Value>,
    /// Stars in hundredths, and how many ratings.
    pub rating: Option<(u16, u32)>,
    /// For search engines.
    pub seo_title: Option<String>,
    /// For search engines.
    pub seo_description: Option<String>,
    /// When it came, if that was before now; only a new product takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

/// A picture as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImageInput {
    /// A path of this shop, or an https address.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// The widths it exists in.
    pub widths: Vec<u16>,
}

/// An option as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OptionInput {
    /// What is chosen.
    pub name: String,
    /// The answers.
    pub values: Vec<String>,
}

/// A variant as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VariantInput {
    /// Finds the variant again when the product is written anew; made from slug and options if it is blank.
    pub sku: String,
    /// Decimal text: `19.99`.
    pub price: String,
    /// Decimal text; more than the price.
    #[serde(alias = "compare_at_price")]
    pub compare_at: Option<String>,
    /// The shop's currency if left out.
    pub currency: Option<String>,
    /// Pieces counted; left out, an existing variant keeps its counters and a new one has none.
    pub stock: Option<u32>,
    /// False for what never runs out; true if left out.
    pub tracked: Option<bool>,
    /// One answer per option.
    pub options: Vec<String>,
    /// The `src` of one of the product's images.
    pub image: Option<String>,
    /// EAN, UPC or the like.
    pub barcode: Option<String>,
    /// What one weighs.
    pub weight_grams: Option<u32>,
}

/// A category as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CategoryInput {
    /// Made from the title if it is left out.
    pub slug: Option<String>,
    /// Its name.
    pub title: String,
    /// The slug or id of the category above.
    pub parent: Option<String>,
    /// Its place among its siblings.
    pub position: Option<u32>,
    /// Its picture.
    pub image: Option<ImageInput>,
}
