//! A listing's address: read from a query and written back to one.

use serde::{Deserialize, Serialize};

use super::{Selection, Sort};

/// What a listing is asked for. Lenient: what makes no sense in an address is left out, because a
/// shared or mangled link should still show products.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// The words searched for.
    pub q: String,
    /// The category's slug.
    pub category: Option<String>,
    /// The lowest price, as typed in major units.
    pub min_price: Option<String>,
    /// The highest price.
    pub max_price: Option<String>,
    /// At least so many stars.
    pub rating: Option<u8>,
    /// Only what can be bought now.
    pub in_stock: bool,
    /// Only what is reduced.
    pub on_sale: bool,
    /// Brands and attribute values.
    pub selection: Selection,
    /// The order.
    pub sort: Sort,
    /// The page, from 1.
    pub page: u32,
}

/// Names that are not facets.
const OWN: &[&str] = &["q", "category", "min_price", "max_price", "rating", "in_stock", "on_sale", "sort", "page", "limit"];
/// More values than any page offers; the rest of an absurd address is left out.
const MOST_VALUES: usize = 100;
/// Words searched for are cut here.
const MOST_WORDS: usize = 200;

impl Filters {
    /// Reads an address's decoded pairs.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filters = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            if !value.is_empty() {
                filters.take(name, value);
            }
        }
        filters
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.q = value.chars().filter(|c| !c.is_control()).take(MOST_WORDS).collect(),
            "category" => self.category = Some(value.to_owned()),
            "min_price" => self.min_price = Some(value.to_owned()),
            "max_price" => self.max_price = Some(value.to_owned()),
            "rating" => self.rating = value.parse().ok().filter(|stars| (1..=5).contains(stars)),
            "in_stock" => self.in_stock = is_yes(value),
            "on_sale" => self.on_sale = is_yes(value),
            "sort" => self.sort = Sort::from_text(value).unwrap_or_default(),
            "page" => self.page = value.parse().unwrap_or(1).max(1),
            name if OWN.contains(&name) => {}
            name => {
                if self.selection.values().map(std::collections::BTreeSet::len).sum::<usize>() < MOST_VALUES {
                    self.selection.entry(name.to_owned()).or_default().insert(value.to_owned());
                }
            }
        }
    }

    /// The pairs that say the same, in a fixed order, without what is at its default.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut push = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if !self.q.is_empty() {
            push("q", self.q.clone());
        }
        for (name, value) in [("category", &self.category), ("min_price", &self.min_price), ("max_price", &self.max_price)] {
            if let Some(value) = value {
                push(name, value.clone());
            }
        }
        if let Some(stars) = self.rating {
            push("rating", stars.to_string());
        }
        for (name, on) in [("in_stock", self.in_stock), ("on_sale", self.on_sale)] {
            if on {
                push(name, "1".to_owned());
            }
        }
        for (key, values) in &self.selection {
            for value in values {
                push(key, value.clone());
            }
        }
        if self.sort != Sort::default() {
            push("sort", self.sort.as_str().to_owned());
        }
        if self.page > 1 {
            push("page", self.page.to_string());
        }
        pairs
    }

    /// Whether a facet's value is chosen.
    #[must_use]
    pub fn has(&self, key: &str, value: &str) -> bool {
        self.selection.get(key).is_some_and(|values| values.contains(value))
    }

    /// The same question without one value (chips with an ×), from page 1.
    #[must_use]
    pub fn without(&self, key: &str, value: &str) -> Self {
        let mut rest = Self { page: 1, ..self.clone() };
        match key {
            "min_price" => rest.min_price = None,
            "max_price" => rest.max_price = None,
            "rating" => rest.rating = None,
            "in_stock" => rest.in_stock = false,
            "on_sale" => rest.on_sale = false,
            _ => {
                if let Some(values) = rest.selection.get_mut(key) {
                    values.remove(value);
                }
                rest.selection.retain(|_, values| !values.is_empty());
            }
        }
        rest
    }

    /// The same question on another page.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// Whether anything but words, category, order and page narrows it.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.min_price.is_some()
            || self.max_price.is_some()
            || self.rating.is_some()
            || self.in_stock
            || self.on_sale
            || !self.selection.is_empty()
    }
}

fn is_yes(value: &str) -> bool {
    matches!(value, "1" | "true" | "on" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back() {
        let pairs = [("q", "mug"), ("brand", "Kilnhouse"), ("brand", "Fjordlight"), ("in_stock", "1"), ("sort", "-price"), ("page", "3")];
        let filters = Filters::from_pairs(pairs);
        assert!(filters.has("brand", "Kilnhouse") && filters.in_stock && filters.page == 3);
        let written = filters.to_pairs();
        let again = Filters::from_pairs(written.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(filters, again);
    }

    #[test]
    fn nonsense_is_left_out() {
        let filters =
            Filters::from_pairs([("page", "-1"), ("rating", "99"), ("sort", "'; DROP"), ("in_stock", "maybe"), ("q", "  \u{0} ")]);
        assert_eq!(filters, Filters { page: 1, ..Filters::default() });
        let many: Vec<(String, String)> = (0..500).map(|n| ("brand".to_owned(), n.to_string())).collect();
        let filters = Filters::from_pairs(many.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(filters.selection["brand"].len(), MOST_VALUES);
    }

    #[test]
    fn a_chip_takes_its_value_away() {
        let filters = Filters::from_pairs([("brand", "A"), ("max_price", "20"), ("page", "2")]);
        assert!(filters.is_narrowed());
        assert!(!filters.without("brand", "A").without("max_price", "").is_narrowed());
    }
}
