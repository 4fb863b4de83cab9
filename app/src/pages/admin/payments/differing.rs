//! Payments of which provider and orders say different things.

use leptos::prelude::*;
use services::{ServiceResult, payments::AboutOrder};
use shop::payment::{Discrepancy, Problem, Remedy, Solved};

use crate::request::Caller;

/// A payment that differs, with what its card needs.
pub(super) struct Shown {
    pub(super) found: Discrepancy,
    order: Option<AboutOrder>,
    provider: String,
    /// Why what was wanted of it could not be.
    refused: Option<String>,
}

impl Shown {
    pub(super) async fn all(caller: &Caller, found: Vec<Discrepancy>, refused: Option<&(String, String)>) -> ServiceResult<Vec<Self>> {
        let payments = &caller.shop.payments;
        let mut all = Vec::new();
        for found in found {
            let order = match &found.order {
                Some(order) => payments.order_about(&caller.ctx, order).await?,
                None => None,
            };
            let refused = refused.filter(|(id, _)| *id == found.id).map(|(_, message)| message.clone());
            all.push(Self { order, provider: payments.label_of(&found.provider), refused, found });
        }
        Ok(all)
    }
}

#[component]
pub(super) fn Differing(
    shown: Vec<Shown>,
    /// Whether those are shown too that are settled.
    is_all: bool,
) -> impl IntoView {
    let none = shown.is_empty().then(|| {
        let sentence =
            if is_all { "Providers and orders have never differed." } else { "Nothing to look at: providers and orders say the same." };
        view! { <p class="panel text-quiet">{sentence}</p> }
    });
    let tab = |href: &'static str, name: &'static str, is_current: bool| {
        view! { <li><a class="chip" href=href aria-current=is_current.then_some("page")>{name}</a></li> }
    };
    view! {
        <section class="flex flex-col gap-4" aria-labelledby="differing">
            <div class="flex flex-wrap items-center justify-between gap-3">
                <h2 class="subtitle" id="differing">"To be looked at"</h2>
                <nav aria-label="Which">
                    <ul class="flex gap-2" role="list">
                        {tab("/admin/payments", "Open", !is_all)} {tab("/admin/payments?show=all", "All", is_all)}
                    </ul>
                </nav>
            </div>
            {none}
            <ul class="flex flex-col gap-3 empty:hidden" role="list" data-differing="">
                {shown.into_iter().map(|it| card(it, is_all)).collect_view()}
            </ul>
        </section>
    }
}

fn card(shown: Shown, is_all: bool) -> impl IntoView {
    let Shown { found, order, provider, refused } = shown;
    let order = match order {
        Some(AboutOrder { id, number }) => {
            let href = format!("/admin/orders/{id}");
            view! { <a class="link inline-flex min-h-6 items-center font-mono" href=href>{number.to_string()}</a> }.into_any()
        }
        None => "Not known".into_any(),
    };
    let (buttons, settled) = match &found.solved {
        None => (Some(remedies(&found, &provider, is_all)), None),
        Some(solved) => (None, Some(settled(solved))),
    };
    let found_at = found.found_at;
    view! {
        <li class="panel flex flex-col gap-4" data-discrepancy=found.id.clone() data-settled=found.solved.is_some().then_some("")>
            <h3 class="font-medium">{found.problem.sentence()}</h3>
            <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
                {fact("Amount", found.amount.to_string().into_any())}
                {fact("Order", order)}
                {fact("By", provider.into_any())}
                {fact("Reference", view! { <span class="font-mono text-sm">{found.reference}</span> }.into_any())}
                {fact("Found", view! { <time datetime=found_at.to_rfc3339()>{found_at.for_people()}</time> }.into_any())}
            </dl>
            {refused.map(|message| view! { <p class="alert" role="alert" tabindex="-1" autofocus=true>{message}</p> })}
            {settled} {buttons}
        </li>
    }
}

fn fact(name: &'static str, value: AnyView) -> impl IntoView {
    view! {
        <dt class="text-quiet">{name}</dt>
        <dd class="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
    }
}

fn settled(solved: &Solved) -> impl IntoView + use<> {
    let Solved { at, actor, remedy } = solved.clone();
    view! {
        <p class="border-t border-line pt-3 text-sm text-quiet [overflow-wrap:anywhere]">
            "Settled by " {actor.to_string()} ": " {remedy.label()} " · " <time datetime=at.to_rfc3339()>{at.for_people()}</time>
        </p>
    }
}

/// One button for each remedy; before money moves, a question.
fn remedies(found: &Discrepancy, provider: &str, is_all: bool) -> impl IntoView + use<> {
    let one = |remedy: &Remedy| {
        let (remedy, id) = (*remedy, found.id.clone());
        let fields = view! {
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="remedy" value=remedy.as_str() />
            {is_all.then(|| view! { <input type="hidden" name="show" value="all" /> })}
        };
        match question(found, remedy, provider) {
            None => view! {
                <form action="/fn/settle_discrepancy" method="post">
                    {fields} <button class="btn w-full sm:w-auto" type="submit">{remedy.label()}</button>
                </form>
            }
            .into_any(),
            Some(question) => view! {
                <details class="open:w-full">
                    <summary class="btn w-full list-none sm:w-auto [&::-webkit-details-marker]:hidden">{remedy.label()}</summary>
                    <form action="/fn/settle_discrepancy" method="post" class="flex max-w-xl flex-col items-start gap-4 pt-4 pb-2">
                        {fields} <p>{question}</p> <button class="btn btn-primary" type="submit">{sure(remedy)}</button>
                    </form>
                </details>
            }
            .into_any(),
        }
    };
    let buttons = found.problem.remedies().iter().map(one).collect_view();
    view! {
        {hint(&found.problem).map(|hint| view! { <p class="max-w-prose text-sm text-quiet">{hint}</p> })}
        <div class="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-start">{buttons}</div>
    }
}

/// What is asked before money moves.
fn question(found: &Discrepancy, remedy: Remedy, provider: &str) -> Option<String> {
    let amount = found.amount;
    match remedy {
        Remedy::GiveBack => Some(format!("Give {amount} back to whoever paid it, by {provider}? It cannot be taken back.")),
        Remedy::TakeIn => Some(format!(
            "Put {amount} on the order as it came? What is too much is given back at once, and what is missing is still to be paid."
        )),
        Remedy::WriteDown | Remedy::Dismiss => None,
    }
}

const fn sure(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::GiveBack => "Yes, give it back",
        _ => "Yes, put it on the order",
    }
}

/// Where no button here can mend it.
const fn hint(problem: &Problem) -> Option<&'static str> {
    match problem {
        Problem::NotAtProvider => Some(
            "Look for the payment in the provider's own pages. If it is not there, the order was never paid: hold it, and write to its buyer.",
        ),
        Problem::PromiseLost => Some(
            "The money was set aside too long, or the bank took it back. Ask the buyer to pay, or mark the order as paid when the money came another way.",
        ),
        Problem::OrderUnknown | Problem::AmountDiffers { .. } | Problem::GivenBackDiffers { .. } => None,
    }
}
