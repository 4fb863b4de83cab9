//! A line whose quantity can be changed: plain forms, which `islands::changes` catches.

use leptos::prelude::*;
use shop::cart::PricedLine;

use super::summary::Thumb;

/// One line of the cart.
#[component]
pub fn CartLine(
    /// The line.
    line: PricedLine,
    /// What is said beside it.
    told: Option<String>,
) -> impl IntoView {
    let name = if line.variant_title.is_empty() { line.title.clone() } else { format!("{} ({})", line.title, line.variant_title) };
    let variant = line.variant.to_string();
    let before = line.compare_at.map(|before| view! { <s class="ml-2">{before.to_string()}</s> });
    let choice = (!line.variant_title.is_empty()).then(|| view! { <span class="block text-sm text-quiet">{line.variant_title}</span> });
    let id = variant.clone();
    view! {
        <li class="flex gap-4 py-5" data-line=id>
            <Thumb image=line.image size="size-20 @2xl:size-28" />
            <div class="flex min-w-0 flex-1 flex-col gap-2">
                <div class="flex items-start justify-between gap-4">
                    <div class="min-w-0">
                        <a class="font-medium [overflow-wrap:anywhere] hover:underline" href=format!("/products/{}", line.slug)>{line.title}</a>
                        {choice}
                        <span class="block text-sm text-quiet">{line.unit_price.to_string()} {before}</span>
                    </div>
                    <span class="font-medium tabular-nums">{line.subtotal.to_string()}</span>
                </div>
                <Quantity variant name quantity=line.quantity />
                {told.map(|told| view! { <p class="error" role="alert">{told}</p> })}
            </div>
        </li>
    }
}

/// Less, so many, more, none. Every button sends the quantity it leads to, so that twice is once.
#[component]
fn Quantity(variant: String, name: String, quantity: u32) -> impl IntoView {
    let form_id = format!("form-{variant}");
    let (number_id, remove_id) = (format!("quantity-{variant}"), format!("remove-{variant}"));
    view! {
        <div class="flex flex-wrap items-center gap-1">
            <StepForm variant=variant.clone() label=format!("One less: {name}") sign="−" id="less" to=quantity.saturating_sub(1) />
            <form id=form_id.clone() action="/fn/set_quantity" method="post" novalidate>
                <input type="hidden" name="variant" value=variant.clone() />
                <input
                    class="input number w-14 px-1 text-center tabular-nums"
                    id=number_id
                    type="number"
                    name="quantity"
                    min="0"
                    max="99"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-label=format!("Quantity: {name}")
                    value=quantity.to_string()
                />
            </form>
            <StepForm variant=variant.clone() label=format!("One more: {name}") sign="+" id="more" to=quantity + 1 />
            // With scripts a changed number is sent by itself.
            <button class="btn btn-quiet px-3 text-sm underline underline-offset-4 [@media(scripting:enabled)]:hidden" type="submit" form=form_id>
                "Update" <span class="sr-only">{format!(": {name}")}</span>
            </button>
            <form action="/fn/remove_line" method="post" class="ml-auto">
                <input type="hidden" name="variant" value=variant.clone() />
                <button class="btn btn-quiet px-3 text-sm text-quiet underline underline-offset-4" type="submit" id=remove_id>
                    "Remove" <span class="sr-only">{format!(": {name}")}</span>
                </button>
            </form>
        </div>
    }
}

#[component]
fn StepForm(variant: String, label: String, sign: &'static str, id: &'static str, to: u32) -> impl IntoView {
    let button_id = format!("{id}-{variant}");
    let (less, more) = ((id == "less").then_some(""), (id == "more").then_some(""));
    view! {
        <form action="/fn/set_quantity" method="post">
            <input type="hidden" name="quantity" value=to.to_string() data-less=less data-more=more />
            <button class="btn size-11 px-0 text-xl" type="submit" id=button_id aria-label=label>{sign}</button>
            <input type="hidden" name="variant" value=variant />
        </form>
    }
}
