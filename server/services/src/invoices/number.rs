use std::fmt;

use serde::{Deserialize, Serialize};
use shop::Timestamp;

/// What people call an invoice: `INV-2026-000001`.
///
/// The year tells when it was issued. The sequence behind it runs on over the years, so that it is without gaps as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InvoiceNumber(String);

impl InvoiceNumber {
    /// The number of a place in the sequence, which begins with 1.
    #[must_use]
    pub fn new(issued_at: Timestamp, sequence: u64) -> Self {
        let date = issued_at.to_rfc3339();
        Self(format!("INV-{}-{sequence:06}", date.get(..4).unwrap_or("0000")))
    }

    /// The number as text: letters, digits and dashes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_tells_its_year_and_its_place() {
        let moment = Timestamp::from_millis(1_795_253_400_000);
        assert_eq!(InvoiceNumber::new(moment, 1).as_str(), "INV-2026-000001");
        assert_eq!(InvoiceNumber::new(moment, 1_234_567).as_str(), "INV-2026-1234567");
    }
}
