use http::request::Parts;
use leptos::prelude::*;
use services::window::ShownProduct;
use shop::catalog::{Product, Variant};

use crate::islands::buy_box::{Offer, Question};

/// What the buy box is given.
pub(super) struct Offers {
    pub(super) questions: Vec<Question>,
    pub(super) offers: Vec<Offer>,
    /// The place of the one chosen first.
    pub(super) first: usize,
}

impl Offers {
    /// The place of the picture to begin with.
    pub(super) fn picture(&self) -> usize {
        self.offers.get(self.first).and_then(|offer| offer.picture).unwrap_or(0)
    }
}

/// Every variant of a product; the one that the address names is chosen, else the first that can be bought.
pub(super) fn of(shown: &ShownProduct) -> Offers {
    let product = &shown.product;
    let offers: Vec<Offer> = product.variants.iter().map(|variant| offer(shown, variant)).collect();
    let wanted = wanted();
    let named = offers.iter().position(|offer| Some(&offer.id) == wanted.as_ref());
    let first = named.or_else(|| offers.iter().position(|offer| offer.left != Some(0))).unwrap_or(0);
    let question = |option: &shop::catalog::ProductOption| Question {
        name: option.name.to_string(),
        answers: option.values.iter().map(ToString::to_string).collect(),
    };
    Offers { questions: product.options.iter().map(question).collect(), offers, first }
}

fn wanted() -> Option<String> {
    let parts = use_context::<Parts>()?;
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(parts.uri.query()?).ok()?;
    pairs.into_iter().find(|(name, _)| name == "variant").map(|(_, id)| id)
}

fn offer(shown: &ShownProduct, variant: &Variant) -> Offer {
    let product = &shown.product;
    let before = variant.compare_at.filter(|_| variant.is_reduced());
    let off = before.map(|before| (before.minor - variant.price.minor) * 100 / before.minor).filter(|percent| *percent > 0);
    Offer {
        id: variant.id.to_string(),
        answers: answers(product, variant),
        price: variant.price.to_string(),
        before: before.map(|before| before.to_string()),
        off: off.map(|percent| format!("−{percent} %")),
        left: shown.availability(&variant.id).pieces(),
        picture: variant.image.as_ref().and_then(|src| product.images.iter().position(|image| image.src == *src)),
    }
}

fn answers(product: &Product, variant: &Variant) -> Vec<usize> {
    let pairs = product.options.iter().zip(&variant.options);
    pairs.map(|(option, answer)| option.values.iter().position(|value| value == answer).unwrap_or(0)).collect()
}
