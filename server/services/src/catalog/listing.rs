//! Listings: filter, count, sort, cut a page.

use std::cmp::Reverse;

use shop::{
    Money,
    catalog::{
        Filters, Listing,
        listing::{PriceSpan, Sort},
    },
    id::CategoryId,
};

use super::{Catalog, facets};
use crate::window::{Shown, ShownProduct, words};

/// A product in the race for a listing: what it fails, and how well it fits the words.
pub(super) struct Candidate<'a> {
    pub(super) product: &'a ShownProduct,
    pub(super) fails: Fails<'a>,
    score: u32,
}

/// Which filters a product fails; a facet counts what fails nothing but its own.
#[derive(Default)]
pub(super) struct Fails<'a> {
    first: Option<&'a str>,
    more: bool,
}

impl<'a> Fails<'a> {
    fn note(&mut self, filter: &'a str, failed: bool) {
        match (failed, self.first) {
            (false, _) => {}
            (true, None) => self.first = Some(filter),
            (true, Some(_)) => self.more = true,
        }
    }

    pub(super) fn none(&self) -> bool {
        self.first.is_none()
    }

    /// Whether it is shown, or would be if some one filter were off.
    pub(super) fn at_most_one(&self) -> bool {
        !self.more
    }

    /// Whether it would be shown if this one filter were off.
    pub(super) fn none_but(&self, filter: &str) -> bool {
        !self.more && self.first.is_none_or(|first| first == filter)
    }
}

impl Catalog {
    /// The products a listing asks for, so many a page, with facet counts.
    #[must_use]
    pub fn listing(&self, filters: &Filters, per_page: u32) -> Listing {
        let shown = self.window.now();
        let category = filters.category.as_deref().map(|slug| shown.tree.find(slug));
        if let Some(None) = category {
            return Listing { page: 1, pages: 1, ..Listing::default() };
        }
        let category = category.flatten().map(|category| &category.id);
        let candidates = candidates(&shown, filters, category);
        let mut found: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.fails.none()).collect();
        sort(&mut found, filters);
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let per_page = per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = filters.page.clamp(1, pages);
        let skip = ((page - 1) * per_page) as usize;
        Listing {
            cards: found.iter().skip(skip).take(per_page as usize).map(|candidate| candidate.product.card.clone()).collect(),
            total,
            page,
            pages,
            facets: facets::count(&candidates, &shown, filters, category),
            prices: price_span(&candidates),
            in_stock: count(&candidates, "in_stock", |product| product.card.availability.any()),
            on_sale: count(&candidates, "on_sale", |product| product.card.percent_off().is_some()),
        }
    }
}

fn candidates<'a>(shown: &'a Shown, filters: &'a Filters, category: Option<&CategoryId>) -> Vec<Candidate<'a>> {
    let wanted = words(&filters.q);
    let searched = !filters.q.is_empty();
    let products = shown.products().map(AsRef::as_ref);
    let scored = products.map(|product| (product, product.search.score(&wanted)));
    let fitting = scored.filter(|(_, score)| !searched || *score > 0);
    fitting.map(|(product, score)| Candidate { product, fails: fails(product, filters, category), score }).collect()
}

fn fails<'a>(product: &ShownProduct, filters: &'a Filters, category: Option<&CategoryId>) -> Fails<'a> {
    let mut fails = Fails::default();
    let price = product.card.price;
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| Money::from_decimal(text, price.currency).ok());
    fails.note("category", category.is_some_and(|id| !product.categories.contains(id)));
    let too_cheap = bound(&filters.min_price).is_some_and(|least| price.minor < least.minor);
    let too_dear = bound(&filters.max_price).is_some_and(|most| price.minor > most.minor);
    fails.note("price", too_cheap || too_dear);
    let stars = u16::from(filters.rating.unwrap_or(0)) * 100;
    fails.note("rating", stars > 0 && product.product.rating.is_none_or(|rating| rating.hundredths < stars));
    fails.note("in_stock", filters.in_stock && !product.card.availability.any());
    fails.note("on_sale", filters.on_sale && product.card.percent_off().is_none());
    for (key, values) in &filters.selection {
        fails.note(key, !facets::values_of(product, key).iter().any(|value| values.contains(value)));
    }
    fails
}

fn sort(found: &mut [&Candidate], filters: &Filters) {
    let sold_out_last = |candidate: &Candidate| !candidate.product.card.availability.any();
    let featured = |candidate: &Candidate| candidate.product.product.tags.iter().any(|tag| tag.as_str() == "featured");
    let id = |candidate: &Candidate| candidate.product.product.id.clone();
    let price = |candidate: &Candidate| candidate.product.card.price.minor;
    match filters.sort {
        Sort::Relevance if !filters.q.is_empty() => {
            found.sort_by_key(|c| (Reverse(c.score), sold_out_last(c), Reverse(c.product.sold), id(c)))
        }
        Sort::Relevance => found.sort_by_key(|c| (sold_out_last(c), !featured(c), Reverse(c.product.sold), id(c))),
        Sort::PriceUp => found.sort_by_key(|c| (price(c), id(c))),
        Sort::PriceDown => found.sort_by_key(|c| (Reverse(price(c)), id(c))),
        Sort::Newest => found.sort_by_key(|c| (Reverse(c.product.product.created_at), id(c))),
        Sort::Rating => found.sort_by_key(|c| (Reverse(c.product.product.rating.map(|rating| (rating.hundredths, rating.count))), id(c))),
        Sort::BestSelling => found.sort_by_key(|c| (Reverse(c.product.sold), id(c))),
    }
}

fn price_span(candidates: &[Candidate]) -> Option<PriceSpan> {
    let prices = || candidates.iter().filter(|candidate| candidate.fails.none_but("price")).map(|candidate| candidate.product.card.price);
    let from = prices().min_by_key(|price| price.minor)?;
    let to = prices().max_by_key(|price| price.minor)?;
    Some(PriceSpan { from, to })
}

fn count(candidates: &[Candidate], filter: &str, holds: impl Fn(&ShownProduct) -> bool) -> u32 {
    let fitting = candidates.iter().filter(|candidate| candidate.fails.none_but(filter) && holds(candidate.product));
    u32::try_from(fitting.count()).unwrap_or(u32::MAX)
}
