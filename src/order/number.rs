use std::fmt;

use serde::{Deserialize, Serialize};

/// What people call an order: `7KQ4-M2XA`.
///
/// Eight random letters and digits without those that read alike: no counter that every checkout
/// would have to wait for, and no number that tells how much a shop sells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderNumber(String);

impl OrderNumber {
    /// A number of 40 random bits.
    #[must_use]
    pub fn new(chance: [u8; 8]) -> Self {
        const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
        let (left, right) = chance.split_at(4);
        Self(left.iter().map(letter).chain(['-']).chain(right.iter().map(letter)).collect())
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
