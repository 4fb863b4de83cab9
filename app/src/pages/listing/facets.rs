use leptos::prelude::*;
use shop::catalog::{
    Listing,
    listing::{Facet, FacetValue, PriceSpan},
};

use super::question::Question;

/// So many facets are open from the start; the rest unfold.
const OPEN: usize = 3;

/// Everything a listing can be narrowed by.
#[component]
pub(super) fn Facets(question: Question, listing: Listing) -> impl IntoView {
    let Listing { facets, prices, in_stock, on_sale, .. } = listing;
    let filters = question.filters.clone();
    let (places, rest): (Vec<Facet>, Vec<Facet>) = facets.into_iter().partition(|facet| facet.key == "category");
    let ticks = |(place, facet): (usize, Facet)| view! { <Ticks facet open={place < OPEN} /> };
    view! {
        {places.into_iter().map(|facet| view! { <Categories facet question=question.clone() /> }).collect_view()}
        <fieldset class="facet">
            <legend class="sr-only">"Availability"</legend>
            <Tick name="in_stock" value="1".to_owned() label="In stock".to_owned() count=in_stock ticked=filters.in_stock />
            <Tick name="on_sale" value="1".to_owned() label="On sale".to_owned() count=on_sale ticked=filters.on_sale />
        </fieldset>
        <Prices prices least=filters.min_price most=filters.max_price />
        {rest.into_iter().enumerate().map(ticks).collect_view()}
    }
}

/// Categories are places: links, not ticks.
#[component]
fn Categories(facet: Facet, question: Question) -> impl IntoView {
    // On small screens the chips above the products lead there.
    let class = if question.is_search() { "facet" } else { "facet max-lg:hidden" };
    let link = move |value: FacetValue| {
        view! {
            <li>
                <a class="choice-row justify-between hover:underline aria-[current]:font-semibold" href=question.href_in(&value.value) aria-current=value.selected.then_some("true")>
                    {value.label} <span class="text-sm text-quiet tabular-nums">{value.count}</span>
                </a>
            </li>
        }
    };
    view! {
        <details class=class id="facet-category" open=true>
            <summary>{facet.label}</summary>
            <ul role="list">{facet.values.into_iter().map(link).collect_view()}</ul>
        </details>
    }
}

#[component]
fn Ticks(facet: Facet, open: bool) -> impl IntoView {
    let Facet { key, label, values } = facet;
    let open = open || values.iter().any(|value| value.selected);
    let name = key.clone();
    let tick = move |value: FacetValue| {
        let FacetValue { value, label, count, selected } = value;
        view! { <Tick name=name.clone() value label count ticked=selected /> }
    };
    view! {
        <details class="facet" id=format!("facet-{key}") open=open>
            <summary id=format!("label-{key}")>{label}</summary>
            <div class="facet-values" role="group" aria-labelledby=format!("label-{key}")>{values.into_iter().map(tick).collect_view()}</div>
        </details>
    }
}

#[component]
fn Tick(#[prop(into)] name: String, value: String, label: String, count: u32, ticked: bool) -> impl IntoView {
    // The island finds the tick again by its id after the facets were swapped.
    let id = format!("tick-{name}-{}", value.replace(char::is_whitespace, "_"));
    let own = id.clone();
    view! {
        <label class="choice-row" for=id>
            <input class="tick" type="checkbox" id=own name=name value=value checked=ticked />
            <span class="min-w-0 flex-1 [overflow-wrap:anywhere]">{label}</span>
            <span class="text-sm text-quiet tabular-nums">{count}</span>
        </label>
    }
}

#[component]
fn Prices(prices: Option<PriceSpan>, least: Option<String>, most: Option<String>) -> impl IntoView {
    let hint = prices.map(|span| format!("From {} to {}", span.from, span.to));
    let bound = |id: &'static str, name: &'static str, label: &'static str, value: Option<String>| {
        view! {
            <div class="field min-w-0 flex-1">
                <label for=id>{label}</label>
                <input class="input" type="number" id=id name=name value=value min="0" step="any" inputmode="decimal" aria-describedby="price-hint" />
            </div>
        }
    };
    view! {
        <fieldset class="facet">
            <legend class="facet-title">"Price"</legend>
            <div class="flex gap-3">
                {bound("least", "min_price", "From", least)} {bound("most", "max_price", "To", most)}
            </div>
            <p class="hint mt-1.5" id="price-hint">{hint}</p>
        </fieldset>
    }
}
