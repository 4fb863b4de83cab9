use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AttributeKey, AttributeValue, Image, ProductOption, ProductType, Variant};
use crate::{
    Money, Timestamp,
    error::{Checked, Rejection},
    id::{CategoryId, ProductId, VariantId},
    text::{Line, Markdown, Name, Slug, Title},
};

/// Something sold, in one or more variants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Names it.
    pub id: ProductId,
    /// Its address; unique among all products' present and former slugs.
    pub slug: Slug,
    /// Addresses it had; they lead to the present one.
    #[serde(default)]
    pub former_slugs: Vec<Slug>,
    /// Its name.
    pub title: Title,
    /// In Markdown; rendered to sanitised HTML.
    #[serde(default)]
    pub description: Markdown,
    /// Who makes it.
    #[serde(default)]
    pub brand: Option<Name>,
    /// Which type declares its attributes.
    #[serde(default)]
    pub product_type: Option<Slug>,
    /// Where it is found.
    #[serde(default)]
    pub categories: Vec<CategoryId>,
    /// Free words: `featured`, `new`.
    #[serde(default)]
    pub tags: Vec<Name>,
    /// Pictures in order; the first one stands for it.
    #[serde(default)]
    pub images: Vec<Image>,
    /// Who sees it.
    pub status: Status,
    /// Which tax rates apply.
    pub tax_class: Name,
    /// What search engines are told instead of title and description.
    #[serde(default)]
    pub seo: Seo,
    /// What is chosen before buying; none for a product with one variant.
    #[serde(default)]
    pub options: Vec<ProductOption>,
    /// At least one.
    pub variants: Vec<Variant>,
    /// What its type's attributes are for it.
    #[serde(default)]
    pub attributes: BTreeMap<AttributeKey, AttributeValue>,
    /// What buyers thought of it.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// When it came.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// Who sees a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Staff only; not ready.
    Draft,
    /// Everybody.
    Active,
    /// Nobody but old orders.
    Archived,
}

/// What search engines are told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seo {
    /// Instead of the title.
    #[serde(default)]
    pub title: Option<Title>,
    /// Instead of the description's beginning.
    #[serde(default)]
    pub description: Option<Line<1000>>,
}

/// Stars, summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The mean in hundredths of a star: 425 is 4.25.
    pub hundredths: u16,
    /// From so many ratings.
    pub count: u32,
}

impl Product {
    /// How many options, values and variants a product may have; generous, and it keeps pages bounded.
    pub const MOST_OPTIONS: usize = 3;
    /// As Shopify's older limit, times ten.
    pub const MOST_VARIANTS: usize = 1000;

    /// Whether shoppers see it.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.status == Status::Active
    }

    /// The variant of an id.
    #[must_use]
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == *id)
    }

    /// The lowest and the highest price of its variants.
    #[must_use]
    pub fn price_range(&self) -> Option<(Money, Money)> {
        let lowest = self.variants.iter().map(|variant| variant.price).min_by_key(|price| price.minor)?;
        let highest = self.variants.iter().map(|variant| variant.price).max_by_key(|price| price.minor)?;
        Some((lowest, highest))
    }

    /// The image that shows a variant: its own, or the product's first.
    #[must_use]
    pub fn image_of(&self, variant: &Variant) -> Option<&Image> {
        let own = variant.image.as_ref().and_then(|src| self.images.iter().find(|image| image.src == *src));
        own.or_else(|| self.images.first())
    }

    /// Takes a new slug and keeps the old one as a redirect.
    pub fn rename(&mut self, slug: Slug) {
        if slug != self.slug {
            let old = std::mem::replace(&mut self.slug, slug);
            self.former_slugs.retain(|former| *former != self.slug && *former != old);
            self.former_slugs.push(old);
        }
    }

    /// Checks what the types alone cannot: variants against options, attributes against the type.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub fn check(&self, product_type: Option<&ProductType>) -> Result<(), Rejection> {
        let mut check = Checked::default();
        self.check_options(&mut check);
        self.check_variants(&mut check);
        if !self.images.iter().all(Image::is_safe) {
            check.refuse("images", "A picture's address must begin with / or https://.");
        }
        for (key, value) in &self.attributes {
            let problem = match product_type.and_then(|declared| declared.attribute(key)) {
                Some(attribute) => attribute.problem_with(value),
                None => Some(format!("The product's type declares no attribute {key}.")),
            };
            if let Some(problem) = problem {
                check.refuse("attributes", problem);
            }
        }
        check.done(|| Some(()))
    }

    fn check_options(&self, check: &mut Checked) {
        if self.options.len() > Self::MOST_OPTIONS {
            check.refuse("options", format!("A product has at most {} options.", Self::MOST_OPTIONS));
        }
        let names: BTreeSet<&Name> = self.options.iter().map(|option| &option.name).collect();
        if names.len() < self.options.len() {
            check.refuse("options", "Two options have the same name.");
        }
        if self.options.iter().any(|option| option.values.is_empty()) {
            check.refuse("options", "Each option needs at least one value.");
        }
    }

    fn check_variants(&self, check: &mut Checked) {
        if self.variants.is_empty() || self.variants.len() > Self::MOST_VARIANTS {
            check.refuse("variants", format!("A product has 1 to {} variants.", Self::MOST_VARIANTS));
        }
        if self.options.is_empty() && self.variants.len() > 1 {
            check.refuse("variants", "A product without options has exactly one variant.");
        }
        let (mut skus, mut answers) = (BTreeSet::new(), BTreeSet::new());
        for variant in &self.variants {
            if !skus.insert(&variant.sku) {
                check.refuse("variants", format!("The SKU {} stands twice.", variant.sku));
            }
            if !answers.insert(&variant.options) && !self.options.is_empty() {
                check.refuse("variants", format!("Two variants are both {}.", variant.title()));
            }
            if variant.price.minor < 0 {
                check.refuse("price", "A price cannot be negative.");
            }
            if variant.compare_at.is_some_and(|before| before.currency != variant.price.currency) {
                check.refuse("price", "Price and compare-at price must be in one currency.");
            }
            let fits = variant.options.len() == self.options.len()
                && variant.options.iter().zip(&self.options).all(|(answer, option)| option.values.contains(answer));
            if !fits {
                check.refuse("variants", format!("The variant {} must name one value for each option.", variant.sku));
            }
        }
        let mut currencies = self.variants.iter().map(|variant| variant.price.currency);
        if let Some(first) = currencies.next()
            && currencies.any(|other| other != first)
        {
            check.refuse("price", "All variants must be priced in one currency.");
        }
    }
}
