//! Whether the books agree: stock counters, the ledger of movements, and the orders. What `shopsphere check` asks.

mod look;
mod repair;

use shop::id::VariantId;

use crate::documents::Documents;

/// The books.
#[derive(Clone)]
pub struct Books {
    documents: Documents,
}

/// What a look at the books found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Variants with counters.
    pub variants: usize,
    /// Orders read.
    pub orders: usize,
    /// A sentence for each counter that disagrees.
    pub problems: Vec<String>,
    /// The counters that disagree.
    pub wrong: Vec<VariantId>,
}

impl Books {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }
}
