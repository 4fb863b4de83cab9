//! One of several: cards with a radio button each.

use leptos::prelude::*;

use super::fields::FieldError;

/// One card.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// Its name.
    pub label: String,
    /// A sentence under its name.
    pub detail: String,
    /// At its end: a price.
    pub aside: String,
}

/// The cards. The chosen one is marked, else the first: nobody has to click what most people want.
#[component]
pub fn Choices(
    /// Names the field.
    name: &'static str,
    /// What is chosen here.
    legend: &'static str,
    /// The cards in order.
    choices: Vec<Choice>,
    /// What was chosen before.
    chosen: Option<String>,
    /// Why it was refused.
    error: Option<String>,
) -> impl IntoView {
    let is_there = |value: &String| choices.iter().any(|choice| choice.value == *value);
    let chosen = chosen.filter(is_there).or_else(|| choices.first().map(|first| first.value.clone())).unwrap_or_default();
    let card = |(place, choice): (usize, Choice)| {
        // The first is where a link to the wrong field leads.
        let id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
        let checked = choice.value == chosen;
        view! {
            <label class="panel flex cursor-pointer items-center gap-4 py-4 has-checked:border-accent has-checked:bg-accent-soft sm:py-5">
                <input class="size-5 shrink-0 accent-accent" type="radio" id=id name=name value=choice.value checked=checked aria-describedby=format!("{name}-error") />
                <span class="min-w-0 flex-1">
                    <span class="block font-medium">{choice.label}</span>
                    <span class="block text-sm text-quiet">{choice.detail}</span>
                </span>
                <span class="font-medium tabular-nums">{choice.aside}</span>
            </label>
        }
    };
    view! {
        <fieldset class="flex flex-col gap-3">
            <legend class="sr-only">{legend}</legend>
            {choices.into_iter().enumerate().map(card).collect_view()}
            <FieldError name error />
        </fieldset>
    }
}
