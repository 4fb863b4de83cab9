use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shop::{
    Rejection,
    order::{CallingOff, OrderEvent},
};

use super::{
    nothing::NothingToDo,
    pieces::{Links, Pieces, links, rows},
    seen::Seen,
};
use crate::{
    api::{CallOff, Chosen, cancel_draft},
    components::{
        choices::{Choice, Choices},
        fields::{FormAlert, TextField},
    },
    forms,
    pages::personal::personal,
    request::asked,
};

const LABELS: &[(&str, &str)] = &[("what", "What"), ("pieces", "Items"), ("reason", "Why")];

/// Cancelling an order or some of its pieces, with what comes back.
#[component]
pub fn CancelPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Cancel", async move |caller| {
        let seen = Seen::of(&caller, &params).await?;
        let (typed, refused) = forms::refused::<Chosen>(&caller, &cancel_draft(seen.order.id.as_str())).await;
        if seen.cancellable().is_empty() {
            return Ok(view! { <NothingToDo title="Nothing to cancel" why=why_not(&seen) page=seen.page() /> }.into_any());
        }
        let (sum, wrong) = if asked("sum").is_some() { sum(&seen, typed.as_ref()) } else { (None, None) };
        Ok(view! { <CancelView seen typed refused=refused.or(wrong) sum /> }.into_any())
    })
}

fn why_not(seen: &Seen) -> String {
    if seen.order.has_lapsed(seen.now) {
        return "This order was not paid in time, and is over.".to_owned();
    }
    match seen.order.state.after(OrderEvent::UnitsCancelled) {
        Err(refused) => refused.to_string(),
        Ok(_) => "All of this order has left our house. Once it has arrived, you can send it back.".to_owned(),
    }
}

/// What the typed pieces would bring back, or what is wrong with them.
fn sum(seen: &Seen, typed: Option<&Chosen>) -> (Option<CallingOff>, Option<Rejection>) {
    let typed = typed.map(|typed| Chosen { what: "some".to_owned(), ..typed.clone() });
    match typed.map(|typed| typed.to_call_off(&seen.order, seen.now)) {
        Some(Ok((CallOff::Parts(parts), _))) => (seen.order.calling_off(&parts, seen.now).ok(), None),
        Some(Err(wrong)) => (None, Some(wrong)),
        Some(Ok(_)) | None => (None, None),
    }
}

/// Its buttons post plainly, with scripts too: which one was pressed matters.
#[component]
fn CancelView(seen: Seen, typed: Option<Chosen>, refused: Option<Rejection>, sum: Option<CallingOff>) -> impl IntoView {
    let (order, page, offered) = (seen.order.clone(), seen.page(), seen.cancellable());
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    let whole = order.calling_off(&offered, seen.now).ok();
    let several = offered.iter().map(|offer| offer.quantity).sum::<u32>() > 1;
    let links = links(&order, refused.as_ref());
    let reason = typed.as_ref().map(|typed| typed.reason.clone()).unwrap_or_default();
    let parts = several.then(|| {
        let rows = rows(&order, &offered, typed.as_ref(), 0, &errors);
        view! {
            <Whole seen=seen.clone() whole typed=typed.clone() error=error("what") />
            // Hidden where a browser can tell that all is chosen.
            <section class="panel flex flex-col items-start gap-5 group-has-[#what:checked]:hidden">
                <div class="w-full"><Pieces legend="How many shall be cancelled?" rows error=error("pieces") /></div>
                {sum.map(|sum| view! { <p class="done w-full" role="status" data-comes-back="">{if_some(sum)}</p> })}
                <button class="btn" type="submit" name="show_sum" value="1">"Show what comes back"</button>
            </section>
        }
    });
    let only = (!several)
        .then(|| view! { <input type="hidden" name="what" value="all" /><p class="panel" data-comes-back="">{if_all(whole)}</p> });
    view! {
        <Title text=format!("Cancel order {}", order.number) />
        <div class="wrap flex max-w-2xl flex-col gap-6 py-6 lg:py-10">
            <header>
                <p class="text-sm font-medium text-quiet">"Order " <span class="font-mono text-ink">{order.number.to_string()}</span></p>
                <h1 class="title">"What would you like to cancel?"</h1>
            </header>
            <form action="/fn/cancel_order" method="post" novalidate class="group flex flex-col gap-6">
                <FormAlert refused labels=LABELS><Links links /></FormAlert>
                <input type="hidden" name="order" value=order.id.to_string() />
                <input type="hidden" name="key" value=order.link_key.clone() />
                {parts}
                {only}
                <TextField name="reason" label="Why" value=reason error=error("reason") hint="It helps us to do better." may_be_empty=true />
                <div class="flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
                    <button class="btn btn-primary" type="submit">"Cancel now"</button>
                    <a class="btn" href=page>"Keep the order"</a>
                </div>
            </form>
        </div>
    }
}

/// All that can be cancelled, or some of it.
#[component]
fn Whole(seen: Seen, whole: Option<CallingOff>, typed: Option<Chosen>, error: Option<String>) -> impl IntoView {
    let label = if seen.order.can_be_cancelled() { "The whole order" } else { "Everything that has not left our house" };
    let choice = |value: &str, label: &str, detail: String| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail,
        aside: String::new(),
    };
    let choices = vec![choice("all", label, if_all(whole)), choice("some", "Some items", "You choose which.".to_owned())];
    let chosen = typed.map(|typed| typed.what);
    view! { <div data-comes-back=""><Choices name="what" legend="What shall be cancelled" choices chosen error /></div> }
}

fn if_all(whole: Option<CallingOff>) -> String {
    match whole {
        Some(CallingOff { back, .. }) if back.minor > 0 => format!("{back} comes back to you, the way you paid."),
        _ => "Nothing was charged for it, so nothing has to come back.".to_owned(),
    }
}

fn if_some(CallingOff { back, rest }: CallingOff) -> String {
    if back.minor > 0 {
        format!("{back} comes back to you, the way you paid. The order costs {rest} then.")
    } else {
        format!("Nothing comes back. The order costs {rest} then.")
    }
}
