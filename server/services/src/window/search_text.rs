//! What words find a product, and how well.

use std::collections::BTreeSet;

use shop::{
    catalog::{AttributeValue, CategoryTree, Product},
    id::CategoryId,
    text::Name,
};

/// A product's words, best field first.
pub(crate) struct SearchText {
    /// Field weight and its words.
    fields: Vec<(u32, Vec<String>)>,
}

impl SearchText {
    pub(super) fn new(product: &Product, categories: &BTreeSet<CategoryId>, tree: &CategoryTree) -> Self {
        let joined = |names: Vec<&str>| names.join(" ");
        let categories = categories.iter().filter_map(|id| tree.get(id)).map(|category| category.title.as_str()).collect();
        let skus = product.variants.iter().map(|variant| variant.sku.as_str()).collect();
        let options = product.options.iter().flat_map(|option| &option.values).map(Name::as_str).collect();
        let attributes = product.attributes.values().filter_map(|value| match value {
            AttributeValue::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let fields = [
            (20, product.title.to_string()),
            (12, product.brand.as_ref().map(ToString::to_string).unwrap_or_default()),
            (8, joined(categories)),
            (8, joined(skus)),
            (6, joined(product.tags.iter().map(Name::as_str).collect())),
            (4, joined(options)),
            (4, joined(attributes.collect())),
            (1, product.description.to_string()),
        ];
        Self { fields: fields.into_iter().map(|(weight, text)| (weight, words(&text))).filter(|(_, words)| !words.is_empty()).collect() }
    }

    /// How well the words fit: every one must be found, as a whole word or as a beginning; 0 is not at all.
    pub(crate) fn score(&self, wanted: &[String]) -> u32 {
        let mut total = 0;
        for word in wanted {
            let best = self.fields.iter().map(|(weight, words)| weight * best_fit(word, words)).max().unwrap_or(0);
            if best == 0 {
                return 0;
            }
            total += best;
        }
        total
    }
}

/// 3 for the very word, 2 for its plural or singular, 1 for a beginning.
fn best_fit(wanted: &str, words: &[String]) -> u32 {
    words.iter().map(|word| fit(wanted, word)).max().unwrap_or(0)
}

fn fit(wanted: &str, word: &str) -> u32 {
    if word == wanted {
        3
    } else if singular(word) == singular(wanted) {
        2
    } else {
        u32::from(wanted.chars().count() > 1 && word.starts_with(wanted))
    }
}

fn singular(word: &str) -> &str {
    let short = word.strip_suffix("es").filter(|stem| stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with('x'));
    short.or_else(|| word.strip_suffix('s').filter(|stem| stem.chars().count() > 2 && !stem.ends_with('s'))).unwrap_or(word)
}

/// The words of a text, in lower case; at most 2,000 of them.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).take(2_000).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_plural_and_begun() {
        let text = SearchText { fields: vec![(20, words("Linen Shirts")), (1, words("Cool in summer."))] };
        assert_eq!(text.score(&words("linen")), 60);
        assert_eq!(text.score(&words("shirt")), 40);
        assert_eq!(text.score(&words("lin")), 20);
        assert_eq!(text.score(&words("linen summer")), 63);
        assert_eq!(text.score(&words("linen winter")), 0);
        assert_eq!(text.score(&words("l")), 0);
    }
}
