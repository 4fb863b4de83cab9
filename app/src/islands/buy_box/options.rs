use leptos::{ev::MouseEvent, prelude::*};

use super::choosing::{Offer, Question, led_to};

/// What is to be chosen, one group a question.
#[component]
pub(super) fn Options(
    questions: Vec<Question>,
    offers: StoredValue<Vec<Offer>>,
    chosen: RwSignal<usize>,
    choose: Callback<usize>,
) -> impl IntoView {
    let group = move |(place, question): (usize, Question)| {
        let label = format!("option-{place}");
        let answers = question.answers.clone();
        let now =
            move || offers.with_value(|offers| offers.get(chosen.get()).and_then(|offer| answers.get(*offer.answers.get(place)?).cloned()));
        let answer = move |(answer, name): (usize, String)| view! { <Answer name question=place answer offers chosen choose /> };
        view! {
            <div role="group" aria-labelledby=label>
                <p class="mb-2 text-sm" id=format!("option-{place}")>
                    <span class="font-semibold">{question.name}</span>
                    ": "
                    {now}
                </p>
                <ul class="flex flex-wrap gap-2" role="list">{question.answers.into_iter().enumerate().map(answer).collect_view()}</ul>
            </div>
        }
    };
    questions.into_iter().enumerate().map(group).collect_view()
}

/// One answer. A link, so that it works before and without scripts.
#[component]
fn Answer(
    name: String,
    question: usize,
    answer: usize,
    offers: StoredValue<Vec<Offer>>,
    chosen: RwSignal<usize>,
    choose: Callback<usize>,
) -> impl IntoView {
    let target = Memo::new(move |_| offers.with_value(|offers| led_to(offers, chosen.get(), question, answer)));
    let offer = move || offers.with_value(|offers| target.get().and_then(|place| offers.get(place).cloned()));
    let is_chosen = move || target.get() == Some(chosen.get());
    let sold_out = move || offer().is_some_and(|offer| offer.left == Some(0));
    let clicked = move |event: MouseEvent| {
        let Some(place) = target.get_untracked() else { return };
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            choose.run(place);
        }
    };
    view! {
        <li>
            <a
                class="option"
                role=move || target.get().is_none().then_some("link")
                href=move || offer().map(|offer| offer.href())
                aria-current=move || is_chosen().then_some("true")
                aria-disabled=move || target.get().is_none().then_some("true")
                data-sold-out=move || sold_out().then_some("")
                on:click=clicked
            >
                {name}
                <span class="sr-only">{move || if target.get().is_none() { " (not made like this)" } else if sold_out() { " (sold out)" } else { "" }}</span>
            </a>
        </li>
    }
}
