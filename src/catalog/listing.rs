//! A listing's question, as it stands in its address, and its answer in words and counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Card;
use crate::Money;

pub use self::filters::Filters;

mod filters;

/// How a listing is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best match first; without words, featured ones first.
    #[default]
    Relevance,
    /// Cheapest first.
    PriceUp,
    /// Dearest first.
    PriceDown,
    /// Latest first.
    Newest,
    /// Best rated first.
    Rating,
    /// Most sold first.
    BestSelling,
}

impl Sort {
    /// Every order, as pages offer them.
    pub const ALL: [Self; 6] = [Self::Relevance, Self::PriceUp, Self::PriceDown, Self::Newest, Self::Rating, Self::BestSelling];

    /// As it stands in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::PriceUp => "price",
            Self::PriceDown => "-price",
            Self::Newest => "newest",
            Self::Rating => "rating",
            Self::BestSelling => "best-selling",
        }
    }

    /// As pages name it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Relevance => "Our pick",
            Self::PriceUp => "Price, low to high",
            Self::PriceDown => "Price, high to low",
            Self::Newest => "Newest",
            Self::Rating => "Best rated",
            Self::BestSelling => "Best selling",
        }
    }

    /// The order of an address.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

/// One filter with what it would leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// Its name in addresses: `brand`, `category`, or an attribute's key.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// Its values with counts, in the order they are shown.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// In addresses.
    pub value: String,
    /// For people.
    pub label: String,
    /// How many products it would show, given every *other* facet's selection.
    pub count: u32,
    /// Whether it is chosen now.
    pub selected: bool,
}

/// The lowest and the highest price among what could be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceSpan {
    /// The lowest.
    pub from: Money,
    /// The highest.
    pub to: Money,
}

/// Chosen values by facet key.
pub type Selection = BTreeMap<String, BTreeSet<String>>;

/// The answer to a listing's question: one page of cards, and what could be asked next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// This page's products.
    pub cards: Vec<Card>,
    /// Products in all.
    pub total: u32,
    /// The page shown, from 1; the last one if a later was asked for.
    pub page: u32,
    /// Pages in all, at least 1.
    pub pages: u32,
    /// Filters with counts; those without anything to choose are left out.
    pub facets: Vec<Facet>,
    /// Prices among what every other filter leaves.
    pub prices: Option<PriceSpan>,
    /// How many of the rest can be bought now.
    pub in_stock: u32,
    /// How many of the rest are reduced.
    pub on_sale: u32,
}

impl Listing {
    /// Products on one page of the shop.
    pub const PAGE: u32 = 24;
}
