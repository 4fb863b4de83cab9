use leptos::prelude::*;
use shop::{
    FieldErrors, Order, Rejection,
    order::{LinePart, OrderLine},
};

use crate::{
    api::{Chosen, chosen_field},
    components::summary::Thumb,
};

/// A line with the field for how many of its pieces are chosen.
pub(super) struct Row {
    line: OrderLine,
    most: u32,
    typed: String,
    error: Option<String>,
}

/// The lines that something can be chosen of, with what was typed before, or with `first`.
pub(super) fn rows(order: &Order, offered: &[LinePart], typed: Option<&Chosen>, first: u32, errors: &FieldErrors) -> Vec<Row> {
    let row = |offer: &LinePart| {
        let (line, field) = (order.line(offer.line).ok()?.clone(), chosen_field(offer.line));
        let typed = typed.and_then(|typed| typed.pieces.get(&field).cloned()).unwrap_or_else(|| first.to_string());
        Some(Row { line, most: offer.quantity, typed, error: errors.get(&field).cloned() })
    };
    offered.iter().filter_map(row).collect()
}

/// The rows, and what is wrong with all of them together.
#[component]
pub(super) fn Pieces(legend: &'static str, rows: Vec<Row>, error: Option<String>) -> impl IntoView {
    view! {
        <fieldset id="pieces" tabindex="-1" aria-describedby="pieces-error">
            <legend class="mb-3 font-medium">{legend}</legend>
            <p class="error mb-3 empty:hidden" id="pieces-error">{error}</p>
            <ul class="flex flex-col gap-4" role="list">{rows.into_iter().map(piece).collect_view()}</ul>
        </fieldset>
    }
}

fn piece(row: Row) -> impl IntoView {
    let Row { line, most, typed, error } = row;
    let id = chosen_field(line.number);
    let (hint, wrong) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <li class="grid grid-cols-[3.5rem_minmax(0,1fr)_5rem] items-center gap-x-4 gap-y-1">
            <Thumb image=line.image.clone() size="size-14" />
            <div class="min-w-0">
                <label class="font-medium [overflow-wrap:anywhere]" for=id.clone()><span class="sr-only">"How many of "</span>{line.name()}</label>
                <p class="hint" id=hint.clone()>{format!("Up to {most}")}</p>
            </div>
            <input
                class="input text-right tabular-nums"
                type="number"
                id=id.clone()
                name=format!("pieces[{id}]")
                value=typed
                min="0"
                max=most.to_string()
                step="1"
                inputmode="numeric"
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=format!("{hint} {wrong}")
            />
            <p class="error col-span-3 text-right empty:hidden" id=wrong>{error}</p>
        </li>
    }
}

/// Links to the lines that are wrong, for the alert above the form.
pub(super) fn links(order: &Order, refused: Option<&Rejection>) -> Vec<(String, String)> {
    let fields = refused.map(|refused| refused.fields.clone()).unwrap_or_default();
    let link = |line: &OrderLine| {
        let field = chosen_field(line.number);
        fields.get(&field).map(|reason| (format!("#{field}"), format!("{}: {reason}", line.name())))
    };
    order.lines.iter().filter_map(link).collect()
}

/// Those links as a list.
#[component]
pub(super) fn Links(links: Vec<(String, String)>) -> impl IntoView {
    let link = |(href, text): (String, String)| view! { <li><a class="underline underline-offset-4" href=href>{text}</a></li> };
    view! { <ul class="mt-1 list-disc pl-5 empty:hidden">{links.into_iter().map(link).collect_view()}</ul> }
}
