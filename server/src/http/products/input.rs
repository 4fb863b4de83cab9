use std::collections::BTreeMap;

use serde::Deserialize;
use services::{
    catalog::{ImageInput, OptionInput, ProductInput},
    window::ShownProduct,
};
use shop::{Rejection, error::Checked};
use utoipa::ToSchema;

use super::merge::{self, Before, Single};
use crate::http::{
    amount::AmountText,
    given::{Given, Wanted, Whole},
};

/// A product as it is written. When it is updated, what is left out stays as it is.
///
/// `{name, price, description, image, category}` is enough for a product with one variant.
#[derive(Default, Deserialize, ToSchema)]
pub struct ProductBody {
    /// Its name. Needed when it is created.
    #[serde(default)]
    #[schema(value_type = String, example = "Stoneware mug")]
    name: Given<String>,
    /// In major units, with no more decimals than the currency has; the same as text is taken as well.
    /// Needed when it is created without `variants`.
    #[serde(default)]
    #[schema(value_type = f64, example = 19.99)]
    price: Given<AmountText>,
    /// What it cost before the sale.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    compare_at: Given<AmountText>,
    /// The shop's; another one is refused.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    currency: Given<String>,
    /// In Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    description: Given<String>,
    /// Its first picture: a path of this shop, or an https address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    image: Given<String>,
    /// The slug, id or name of its first category.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    category: Given<String>,
    /// Made from the name if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    slug: Given<String>,
    /// Who makes it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    brand: Given<String>,
    /// Pieces counted in the house, those of open orders included. Sending back what was read changes nothing.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    stock: Given<Whole>,
    /// The warehouse's name; made from the slug if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    sku: Given<String>,
    /// EAN, UPC or the like.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    barcode: Given<String>,
    /// `draft`, `active` or `archived`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    status: Given<String>,
    /// Its categories, instead of `category`.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    categories: Given<Vec<String>>,
    /// Its pictures, instead of `image`: addresses, or `{src, alt}`.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Object>>)]
    images: Given<Vec<ImageBody>>,
    /// Free words.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    tags: Given<Vec<String>>,
    /// The slug of its type, which declares its attributes.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    product_type: Given<String>,
    /// What its type's attributes are for it.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    attributes: Given<BTreeMap<String, serde_json::Value>>,
    /// What is chosen before buying: `{name, values}`, at most three.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Object>>)]
    options: Given<Vec<OptionInput>>,
    /// Its variants, instead of `price`, `stock` and `sku`. The list replaces the present one; what a variant
    /// of a present SKU leaves out stays.
    #[serde(default)]
    #[schema(value_type = Option<Vec<VariantBody>>)]
    variants: Given<Vec<VariantBody>>,
    /// For search engines.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    seo_title: Given<String>,
    /// For search engines.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    seo_description: Given<String>,
}

/// A variant as it is written.
#[derive(Default, Deserialize, ToSchema)]
pub struct VariantBody {
    /// Finds the variant again; made from the slug if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(super) sku: Given<String>,
    /// In major units.
    #[serde(default)]
    #[schema(value_type = f64)]
    pub(super) price: Given<AmountText>,
    /// What it cost before the sale.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    pub(super) compare_at: Given<AmountText>,
    /// As `stock` of the product.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    pub(super) stock: Given<Whole>,
    /// False for what never runs out.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    pub(super) tracked: Given<bool>,
    /// One answer per option.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    pub(super) options: Given<Vec<String>>,
    /// One of the product's pictures.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(super) image: Given<String>,
    /// EAN, UPC or the like.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(super) barcode: Given<String>,
    /// What one weighs.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    pub(super) weight_grams: Given<Whole>,
}

/// A picture, or only its address.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum ImageBody {
    Address(String),
    Picture(ImageInput),
}

impl ProductBody {
    /// The product as it shall be: what was given over what was there. `shown` is it as shoppers see it.
    ///
    /// # Errors
    /// A refusal that names every field of the wrong kind.
    pub fn onto(self, mut input: ProductInput, shown: Option<&ShownProduct>) -> Result<ProductInput, Rejection> {
        let mut check = Checked::default();
        let check = &mut check;
        let variants = input.variants.clone();
        let image = input.images.first().map(|image| image.src.clone());
        if let Some(name) = self.name.take("name", check) {
            input.title = name;
        }
        match self.description {
            Given::Null => input.description.clear(),
            given => input.description = given.take("description", check).unwrap_or(input.description),
        }
        self.slug.replace("slug", check, &mut input.slug, |slug| slug);
        self.brand.replace("brand", check, &mut input.brand, |brand| brand);
        self.status.replace("status", check, &mut input.status, |status| status);
        self.product_type.replace("product_type", check, &mut input.product_type, |slug| slug);
        self.seo_title.replace("seo_title", check, &mut input.seo_title, |text| text);
        self.seo_description.replace("seo_description", check, &mut input.seo_description, |text| text);
        merge::list(self.tags, "tags", check, &mut input.tags);
        merge::list(self.categories, "categories", check, &mut input.categories);
        merge::first(self.category, "category", check, &mut input.categories);
        merge::list(self.options, "options", check, &mut input.options);
        if let Some(attributes) = self.attributes.take("attributes", check) {
            input.attributes = attributes;
        }
        if let Some(images) = self.images.take("images", check) {
            input.images = images.into_iter().map(ImageInput::from).collect();
        }
        merge::picture(self.image, check, &mut input);
        let single = Single { price: self.price, compare_at: self.compare_at, stock: self.stock, sku: self.sku, barcode: self.barcode };
        merge::variants(self.variants, single, check, &mut input, &Before { variants, image, shown });
        if let Some(currency) = self.currency.take("currency", check) {
            input.variants.iter_mut().for_each(|variant| variant.currency = Some(currency.clone()));
        }
        std::mem::take(check).done(|| Some(input))
    }
}

impl ProductBody {
    /// What the service calls otherwise than this body does, so that refusals name its own fields.
    #[must_use]
    pub fn names(&self) -> Vec<(&'static str, &'static str)> {
        let mut names = vec![("title", "name")];
        if self.categories == Given::Missing {
            names.push(("categories", "category"));
        }
        if matches!(self.images, Given::Missing) {
            names.push(("images[0].src", "image"));
        }
        names
    }
}

impl From<ImageBody> for ImageInput {
    fn from(image: ImageBody) -> Self {
        match image {
            ImageBody::Address(src) => Self { src, ..Self::default() },
            ImageBody::Picture(picture) => picture,
        }
    }
}

impl Wanted for Vec<VariantBody> {
    const MUST_BE: &'static str = "This must be a list of variants, each an object.";
}
impl Wanted for Vec<ImageBody> {
    const MUST_BE: &'static str = "This must be a list of addresses, or of objects with src and alt.";
}
impl Wanted for Vec<OptionInput> {
    const MUST_BE: &'static str = "This must be a list of objects with name and values.";
}
impl Wanted for BTreeMap<String, serde_json::Value> {
    const MUST_BE: &'static str = "This must be an object.";
}
