use serde::{Deserialize, Serialize};

use super::{Image, Rating};
use crate::{
    Money,
    id::{ProductId, VariantId},
    stock::Availability,
};

/// A product as listings show it: all that fits on a card, and nothing more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Names the product.
    pub id: ProductId,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Who makes it.
    pub brand: Option<String>,
    /// Its first picture.
    pub image: Option<Image>,
    /// Its lowest price.
    pub price: Money,
    /// Whether other variants cost more.
    pub price_varies: bool,
    /// The lowest variant's price before the sale.
    pub compare_at: Option<Money>,
    /// Pieces over all variants.
    pub availability: Availability,
    /// What buyers thought of it.
    pub rating: Option<Rating>,
    /// Whether it was marked new.
    pub is_new: bool,
    /// The variant to buy, if there is only one.
    pub only_variant: Option<VariantId>,
    /// How many colours or other answers of the first option it comes in.
    pub choices: u32,
}

impl Card {
    /// How much is taken off, in whole percent, if it is on sale.
    #[must_use]
    pub fn percent_off(&self) -> Option<u32> {
        let before = self.compare_at.filter(|before| before.minor > self.price.minor)?;
        u32::try_from((before.minor - self.price.minor) * 100 / before.minor).ok().filter(|percent| *percent > 0)
    }
}
