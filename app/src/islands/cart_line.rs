//! A line whose quantity can be changed: plain forms, which the island around them catches.

use leptos::{ev::Event, prelude::*, wasm_bindgen::JsCast};
use shop::cart::PricedLine;

use super::changes::Changes;
use crate::components::summary::Thumb;

/// One line of the cart.
#[component]
pub fn CartLine(
    /// The line as it is first shown.
    first: PricedLine,
    /// The line as it is now.
    line: Memo<PricedLine>,
    /// Where changes go.
    changes: Changes,
    /// Whether the drawer shows it, where there are scripts for certain.
    #[prop(optional)]
    in_drawer: bool,
) -> impl IntoView {
    let name = if first.variant_title.is_empty() { first.title.clone() } else { format!("{} ({})", first.title, first.variant_title) };
    let variant = first.variant.to_string();
    let told = {
        let variant = variant.clone();
        move || changes.told.with(|told| told.as_ref().filter(|told| told.variant == variant).map(|told| told.sentence.clone()))
    };
    let before = move || line.with(|line| line.compare_at.map(|before| view! { <s class="ml-2">{before.to_string()}</s> }));
    let choice =
        (!first.variant_title.is_empty()).then(|| view! { <span class="block text-sm text-quiet">{first.variant_title.clone()}</span> });
    view! {
        <li class="flex gap-4 py-5" data-line=variant.clone()>
            <Thumb image=first.image.clone() size=if in_drawer { "size-20" } else { "size-20 sm:size-28" } />
            <div class="flex min-w-0 flex-1 flex-col gap-2">
                <div class="flex items-start justify-between gap-4">
                    <div class="min-w-0">
                        <a class="font-medium [overflow-wrap:anywhere] hover:underline" href=format!("/products/{}", first.slug)>{first.title.clone()}</a>
                        {choice}
                        <span class="block text-sm text-quiet">{move || line.with(|line| line.unit_price.to_string())} {before}</span>
                    </div>
                    <span class="font-medium tabular-nums">{move || line.with(|line| line.subtotal.to_string())}</span>
                </div>
                <Quantity variant=variant.clone() name=name.clone() line in_drawer />
                <p class="error empty:hidden" role="status">{told}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Less, so many, more, none. Every button sends the quantity it leads to, so that twice is once.
#[component]
fn Quantity(variant: String, name: String, line: Memo<PricedLine>, in_drawer: bool) -> impl IntoView {
    let quantity = move || line.with(|line| line.quantity);
    let form_id = format!("{}-{variant}", if in_drawer { "drawer" } else { "cart" });
    let less = Signal::derive(move || quantity().saturating_sub(1));
    let more = Signal::derive(move || quantity() + 1);
    // With scripts a changed number is sent by itself.
    let update = (!in_drawer).then(|| {
        view! {
            <button class="btn btn-quiet px-3 text-sm underline underline-offset-4 [@media(scripting:enabled)]:hidden" type="submit" form=form_id.clone()>
                "Update" <span class="sr-only">{format!(": {name}")}</span>
            </button>
        }
    });
    view! {
        <div class="flex flex-wrap items-center gap-1">
            <Step variant=variant.clone() label=format!("One less: {name}") sign="−" quantity=less />
            <form id=form_id.clone() action="/fn/set_quantity" method="post" novalidate>
                <input type="hidden" name="variant" value=variant.clone() />
                <input
                    class="input number w-14 px-1 text-center tabular-nums"
                    type="number"
                    name="quantity"
                    min="0"
                    max="99"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-label=format!("Quantity: {name}")
                    value=move || quantity().to_string()
                    prop:value=move || quantity().to_string()
                    on:change=submit_form
                />
            </form>
            <Step variant=variant.clone() label=format!("One more: {name}") sign="+" quantity=more />
            {update}
            <form action="/fn/remove_line" method="post" class="ml-auto">
                <input type="hidden" name="variant" value=variant />
                <button class="btn btn-quiet px-3 text-sm text-quiet underline underline-offset-4" type="submit">"Remove" <span class="sr-only">{format!(": {name}")}</span></button>
            </form>
        </div>
    }
    .into_any()
}

fn submit_form(event: Event) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(form) = input.and_then(|input| input.form()) {
        let _ = form.request_submit();
    }
}

#[component]
fn Step(variant: String, label: String, sign: &'static str, quantity: Signal<u32>) -> impl IntoView {
    view! {
        <form action="/fn/set_quantity" method="post">
            <input type="hidden" name="variant" value=variant />
            <input type="hidden" name="quantity" value=move || quantity.get().to_string() />
            <button class="btn size-11 px-0 text-xl" type="submit" aria-label=label>{sign}</button>
        </form>
    }
}
