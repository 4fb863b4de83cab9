use serde::{Deserialize, Serialize};
use shop::text::{InvalidText, Line, Name};

/// Who sells, as invoices name them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// The name in the register of companies; none: the shop's name.
    pub name: Option<Line<200>>,
    /// The address, line by line; may be empty.
    pub address: Vec<Line<200>>,
    /// The number that the tax office knows them by.
    pub tax_id: Option<Line<50>>,
}

impl Seller {
    /// An address that was given as one text, with `;` or line breaks between its lines.
    ///
    /// # Errors
    /// If a line is too long or cannot be shown.
    pub fn address_lines(text: &str) -> Result<Vec<Line<200>>, InvalidText> {
        text.split([';', '\n']).map(str::trim).filter(|line| !line.is_empty()).map(str::parse).collect()
    }

    /// What they are called on an invoice of this shop.
    #[must_use]
    pub fn name_or<'a>(&'a self, shop: &'a Name) -> &'a str {
        self.name.as_ref().map_or(shop.as_str(), Line::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_cut_at_semicolons_and_line_breaks() {
        let lines = Seller::address_lines("1 Quay; ;Bergen\r\nNorway;").unwrap();
        assert_eq!(lines.iter().map(Line::as_str).collect::<Vec<_>>(), ["1 Quay", "Bergen", "Norway"]);
        assert!(Seller::address_lines("").unwrap().is_empty());
        assert!(Seller::address_lines("a\u{7}b").is_err());
    }
}
