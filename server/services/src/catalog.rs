//! Products and categories: how shoppers read them and staff write them.

pub(crate) mod categories;
mod category_removal;
pub(crate) mod change;
mod facets;
mod home;
mod input;
pub(crate) mod known;
mod listing;
pub(crate) mod names;
pub(crate) mod neighbours;
mod products;
mod related;
mod resolve;
pub(crate) mod stocktaking;
mod wanted;
pub(crate) mod written;

use std::sync::Arc;

pub use crate::description::{description_html, description_text};
pub use home::Home;
pub use input::{CategoryInput, ImageInput, OptionInput, ProductInput, VariantInput};
pub use related::Suggestions;
pub use wanted::wanted_variant;

use crate::{
    Settings,
    documents::Documents,
    window::{Shown, ShownProduct, Window},
};

/// The catalog.
#[derive(Clone)]
pub struct Catalog {
    documents: Documents,
    window: Window,
    settings: Arc<Settings>,
}

/// What stands at a product's address.
pub enum Found {
    /// The product.
    Product(Arc<ShownProduct>),
    /// It moved; its present slug.
    Moved(String),
    /// Nothing.
    Nothing,
}

impl Catalog {
    pub(crate) fn new(documents: &Documents, window: &Window, settings: &Arc<Settings>) -> Self {
        Self { documents: documents.clone(), window: window.clone(), settings: settings.clone() }
    }

    /// The published catalog as it is now.
    #[must_use]
    pub fn shown(&self) -> Arc<Shown> {
        self.window.now()
    }

    /// What stands at a product's address: a slug or an id.
    #[must_use]
    pub fn product_at(&self, address: &str) -> Found {
        let shown = self.window.now();
        if let Some(product) = shown.product_at(address).or_else(|| address.parse().ok().and_then(|id| shown.product(&id))) {
            return Found::Product(product.clone());
        }
        shown.product_formerly_at(address).map_or(Found::Nothing, |product| Found::Moved(product.product.slug.to_string()))
    }
}
