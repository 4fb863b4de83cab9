use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shop::{Rejection, order::OrderEvent, time::in_words};

use super::{
    nothing::NothingToDo,
    pieces::{Links, Pieces, links, rows},
    seen::Seen,
};
use crate::{
    api::{Chosen, return_draft},
    components::fields::{FormAlert, TextField},
    forms,
    pages::personal::personal,
};

const LABELS: &[(&str, &str)] = &[("pieces", "Items"), ("reason", "Why")];

/// Asking whether something may be sent back.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Send something back", async move |caller| {
        let seen = Seen::of(&caller, &params).await?;
        let (typed, refused) = forms::refused::<Chosen>(&caller, &return_draft(seen.order.id.as_str())).await;
        if seen.returnable().is_empty() {
            return Ok(view! { <NothingToDo title="Nothing to send back" why=why_not(&seen) page=seen.page() /> }.into_any());
        }
        Ok(view! { <ReturnView seen typed refused /> }.into_any())
    })
}

fn why_not(seen: &Seen) -> String {
    if let Err(refused) = seen.order.state.after(OrderEvent::ReturnAsked) {
        return refused.to_string();
    }
    let counts = seen.order.lines.iter().map(|line| seen.order.counts(line));
    let (delivered, returning) = counts.fold((0, 0), |(delivered, returning), it| (delivered + it.delivered, returning + it.returning));
    if delivered == 0 {
        "Nothing of this order has arrived yet. Once it has, you can send it back.".to_owned()
    } else if returning >= delivered {
        "You have asked for everything of it that arrived.".to_owned()
    } else {
        format!("Items can be sent back within {} of their delivery. That time is over.", in_words(seen.return_window))
    }
}

#[component]
fn ReturnView(seen: Seen, typed: Option<Chosen>, refused: Option<Rejection>) -> impl IntoView {
    let (order, page, offered) = (seen.order.clone(), seen.page(), seen.returnable());
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    // Where there is but one piece, nobody has to say which.
    let first = u32::from(offered.iter().map(|offer| offer.quantity).sum::<u32>() == 1);
    let rows = rows(&order, &offered, typed.as_ref(), first, &errors);
    let links = links(&order, refused.as_ref());
    let reason = typed.map(|typed| typed.reason).unwrap_or_default();
    view! {
        <Title text=format!("Send something back of order {}", order.number) />
        <div class="wrap flex max-w-2xl flex-col gap-6 py-6 lg:py-10">
            <header>
                <p class="text-sm font-medium text-quiet">"Order " <span class="font-mono text-ink">{order.number.to_string()}</span></p>
                <h1 class="title">"What would you like to send back?"</h1>
                <p class="mt-2 text-quiet">
                    {format!("You can do so within {} of its delivery. We answer before you send anything, and give your money back once it is here.", in_words(seen.return_window))}
                </p>
            </header>
            <form action="/fn/request_return" method="post" novalidate class="flex flex-col gap-6">
                <FormAlert refused labels=LABELS><Links links /></FormAlert>
                <input type="hidden" name="order" value=order.id.to_string() />
                <input type="hidden" name="key" value=order.link_key.clone() />
                <section class="panel"><Pieces legend="How many?" rows error=error("pieces") /></section>
                <TextField name="reason" label="Why" value=reason error=error("reason") hint="Too small, broken, not as shown: whatever it is." />
                <div class="flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
                    <button class="btn btn-primary" type="submit">"Ask to send it back"</button>
                    <a class="btn" href=page>"Back to the order"</a>
                </div>
            </form>
        </div>
    }
}
