use http::request::Parts;
use leptos::prelude::*;
use shop::catalog::Filters;

/// What a listing's page was asked, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The page's path.
    pub(super) path: String,
    /// What it is called.
    pub(super) title: String,
    /// What is asked of it.
    pub(super) filters: Filters,
    /// The places above it: name and address.
    pub(super) above: Vec<(String, String)>,
}

/// What the request's address asks.
pub(super) fn asked() -> Filters {
    let query = use_context::<Parts>().and_then(|parts| parts.uri.query().map(str::to_owned)).unwrap_or_default();
    // What does not decode asks nothing: a mangled link still shows products.
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&query).unwrap_or_default();
    Filters::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

impl Question {
    /// The pairs of an address that asks `filters` here.
    pub(super) fn pairs(&self, filters: &Filters) -> Vec<(String, String)> {
        let mut pairs = filters.to_pairs();
        if self.category_is_in_path() {
            pairs.retain(|(name, _)| name != "category");
        }
        pairs
    }

    /// The address that asks `filters` here.
    pub(super) fn href(&self, filters: &Filters) -> String {
        address(&self.path, &self.pairs(filters))
    }

    /// The address that asks the same of another category: its own page, or this search narrowed.
    pub(super) fn href_in(&self, category: &str) -> String {
        let filters = Filters { page: 1, category: Some(category.to_owned()), ..self.filters.clone() };
        if self.is_search() {
            return address(&self.path, &filters.to_pairs());
        }
        address(&format!("/shop/{category}"), &self.pairs(&Filters { category: None, ..filters }))
    }

    /// The page's one address: without filters, but with its page, which has products of its own.
    pub(super) fn canonical(&self, page: u32) -> String {
        self.href(&Filters { page, q: self.filters.q.clone(), ..Filters::default() })
    }

    /// This listing with nothing narrowing it.
    pub(super) fn widest(&self) -> String {
        let Filters { q, category, sort, .. } = self.filters.clone();
        self.href(&Filters { q, category, sort, page: 1, ..Filters::default() })
    }

    pub(super) fn is_search(&self) -> bool {
        self.path == "/search"
    }

    fn category_is_in_path(&self) -> bool {
        !self.is_search()
    }
}

fn address(path: &str, pairs: &[(String, String)]) -> String {
    match serde_urlencoded::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(path: &str, pairs: &[(&str, &str)]) -> Question {
        let filters = Filters::from_pairs(pairs.iter().copied());
        Question { path: path.to_owned(), title: String::new(), filters, above: Vec::new() }
    }

    #[test]
    fn a_category_stands_in_the_path_or_in_the_search() {
        let shop = question("/shop/clothing", &[("category", "clothing"), ("brand", "A & B"), ("page", "2")]);
        assert_eq!(shop.href(&shop.filters), "/shop/clothing?brand=A+%26+B&page=2");
        assert_eq!(shop.href_in("clothing-shoes"), "/shop/clothing-shoes?brand=A+%26+B");
        let search = question("/search", &[("q", "red"), ("brand", "A")]);
        assert_eq!(search.href_in("clothing"), "/search?q=red&category=clothing&brand=A");
    }

    #[test]
    fn filters_do_not_make_a_page_of_its_own() {
        let question = question("/shop", &[("brand", "A"), ("sort", "price"), ("page", "3")]);
        assert_eq!(question.canonical(3), "/shop?page=3");
        assert_eq!(question.widest(), "/shop?sort=price");
    }
}
