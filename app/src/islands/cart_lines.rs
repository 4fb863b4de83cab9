//! The cart page's lines and sums. Its forms post themselves without scripts, and without a reload with them.

#![allow(missing_docs, reason = "the macro makes a struct of an island's properties, which are documented")]

use leptos::prelude::*;
use shop::{
    Money,
    cart::{Notice, PricedCart, PricedLine},
    id::VariantId,
};

use super::{
    cart_line::CartLine,
    cart_state,
    changes::{Changes, Told},
};
use crate::components::{empty_cart::EmptyCart, summary::Totals};

/// The cart, as the page found it.
#[island]
pub fn CartLines(
    /// The cart when the page was made.
    cart: PricedCart,
    /// The cheapest way to ship.
    shipping_from: Option<Money>,
    /// What the form before said: refused, or granted in part.
    told: Option<Told>,
) -> impl IntoView {
    let shared = cart_state::cart();
    shared.set(Some(cart.clone()));
    let now = Signal::derive(move || shared.get().unwrap_or_else(|| cart.clone()));
    let changes = Changes::new(told);
    let above = move || {
        let beside = |told: &Told| now.with(|cart| cart.lines.iter().any(|line| line.variant.as_str() == told.variant));
        changes.told.get().filter(|told| !beside(told)).map(|told| view! { <p class="alert mb-4" role="alert">{told.sentence}</p> })
    };
    view! {
        <div data-cart="" on:submit=move |event| changes.on_submit(&event)>
            <h1 class="title mb-6" tabindex="-1" data-cart-heading="">"Your cart"</h1>
            {above}
            <Notices notices=Signal::derive(move || now.with(|cart| cart.notices.clone())) />
            <Show when=move || now.with(|cart| !cart.lines.is_empty()) fallback=|| view! { <EmptyCart /> }>
                <div class="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-12">
                    <Lines cart=now changes />
                    <Summary cart=now shipping_from />
                </div>
            </Show>
        </div>
    }
}

/// The lines, each kept in place while its numbers move, so that the focus stays where it is.
#[component]
pub fn Lines(
    /// The cart as it is now.
    cart: Signal<PricedCart>,
    /// Where changes go.
    changes: Changes,
    /// Whether the drawer shows them.
    #[prop(optional)]
    in_drawer: bool,
) -> impl IntoView {
    let key = |line: &PricedLine| line.variant.clone();
    view! {
        <ul class="divide-y divide-line border-y border-line">
            <For each=move || cart.with(|cart| cart.lines.clone()) key let:first>
                <CartLine line=live(cart, &first.variant, first.clone()) first changes in_drawer />
            </For>
        </ul>
    }
    .into_any()
}

fn live(cart: Signal<PricedCart>, variant: &VariantId, first: PricedLine) -> Memo<PricedLine> {
    let variant = variant.clone();
    Memo::new(move |before: Option<&PricedLine>| {
        let found = cart.with(|cart| cart.lines.iter().find(|line| line.variant == variant).cloned());
        found.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    })
}

/// What the shopper should know; caps are said beside their line.
#[component]
pub fn Notices(
    /// What there is to know.
    notices: Signal<Vec<Notice>>,
) -> impl IntoView {
    let of_line = |notice: &Notice| matches!(notice, Notice::StockCapped { .. } | Notice::LimitCapped { .. });
    let shown = move || {
        let sentences: Vec<String> = notices.get().iter().filter(|notice| !of_line(notice)).map(Notice::sentence).collect();
        (!sentences.is_empty()).then(|| {
            let item = |sentence: String| view! { <li>{sentence}</li> };
            view! { <ul class="notice mb-6 flex flex-col gap-1">{sentences.into_iter().map(item).collect_view()}</ul> }
        })
    };
    view! { <div role="status">{shown}</div> }
}

#[component]
fn Summary(cart: Signal<PricedCart>, shipping_from: Option<Money>) -> impl IntoView {
    let orderable = move || cart.with(PricedCart::can_be_ordered);
    let checkout = move || {
        if orderable() {
            view! { <a class="btn btn-primary w-full text-lg" href="/checkout">"Checkout"</a> }.into_any()
        } else {
            view! { <p class="hint">"Please mend the lines above before you check out."</p> }.into_any()
        }
    };
    view! {
        <section class="panel lg:sticky lg:top-24" aria-labelledby="summary-title">
            <h2 class="subtitle mb-5" id="summary-title">"Summary"</h2>
            {move || view! { <Totals quote=cart.with(|cart| cart.quote.clone()) shipping_from /> }}
            <div class="mt-6 flex flex-col gap-3">
                {checkout}
                <a class="btn btn-quiet w-full" href="/shop">"Continue shopping"</a>
            </div>
        </section>
    }
    .into_any()
}
