use std::sync::Arc;

use leptos::prelude::*;
use shop::{
    Money, Order,
    pricing::{AppliedPromotion, Explanation, Quote, Reason, RefusedCode, Step},
};

use super::look::Look;

/// Every cent from list price to total, and which promotions worked and which did not.
#[component]
pub(super) fn Explained(look: Arc<Look>) -> impl IntoView {
    let order = &look.order;
    let before = order.placed_quote.as_ref().map(|quote| {
        view! { <Tables title="As it was placed" names=names(order) quote=(**quote).clone() /> }
    });
    let title = if before.is_some() { "As it is now" } else { "Step by step" };
    view! {
        <details class="panel" id="explain">
            <summary class="subtitle cursor-pointer">"Explain this price"</summary>
            <div class="flex flex-col gap-8 pt-5">
                <Tables title names=names(order) quote=order.quote.clone() />
                {before}
            </div>
        </details>
    }
}

/// What the quote's lines are called: those of the order, in its order.
fn names(order: &Order) -> Vec<String> {
    order.lines.iter().map(shop::order::OrderLine::name).collect()
}

#[component]
fn Tables(title: &'static str, names: Vec<String>, quote: Quote) -> impl IntoView {
    let Ok(explained) = quote.explain() else {
        return view! { <p class="alert">"This price cannot be explained: its amounts do not fit into a sum."</p> }.into_any();
    };
    let groups = groups(&explained, &names);
    let (sum, total) = (explained.total, quote.total);
    let verdict = if sum == total { "Equal, to the cent." } else { "They differ. Please tell whoever runs the shop." };
    view! {
        <div class="flex flex-col gap-4">
            <h3 class="font-medium">{title}</h3>
            {groups.into_iter().map(|(name, steps)| view! { <Group name steps /> }).collect_view()}
            <dl class="flex flex-col gap-1 border-t-2 border-accent pt-3">
                <div class="flex justify-between gap-4"><dt>"All steps together"</dt><dd class="tabular-nums" data-explained-sum="">{sum.to_string()}</dd></div>
                <div class="flex justify-between gap-4 text-lg font-semibold"><dt>"Total"</dt><dd class="tabular-nums" data-explained-total="">{total.to_string()}</dd></div>
            </dl>
            <p class="text-sm text-quiet">{verdict}</p>
            <Promotions applied=quote.applied refused=quote.refused />
        </div>
    }
    .into_any()
}

/// The steps line by line, and then those of shipping.
fn groups(explained: &Explanation, names: &[String]) -> Vec<(String, Vec<Step>)> {
    let mut groups: Vec<(String, Vec<Step>)> = Vec::new();
    let mut names = names.iter();
    for step in &explained.steps {
        match step.reason {
            Reason::ListPrice { .. } => groups.push((names.next().cloned().unwrap_or_default(), Vec::new())),
            Reason::Shipping(_) => groups.push(("Shipping".to_owned(), Vec::new())),
            _ => {}
        }
        if let Some((_, steps)) = groups.last_mut() {
            steps.push(step.clone());
        }
    }
    groups
}

#[component]
fn Group(name: String, steps: Vec<Step>) -> impl IntoView {
    let currency = steps.first().map(|step| step.amount.currency);
    let sum = currency.and_then(|currency| Money::sum(currency, steps.iter().map(|step| step.amount)).ok());
    let row = |step: Step| {
        view! {
            <tr>
                <th scope="row" class="py-1 text-left font-normal text-quiet [overflow-wrap:anywhere]">{step.reason.sentence()}</th>
                <td class="py-1 pl-4 text-right whitespace-nowrap tabular-nums">{step.amount.to_string()}</td>
            </tr>
        }
    };
    view! {
        <table class="w-full">
            <caption class="pb-1 text-left font-medium [overflow-wrap:anywhere]">{name}</caption>
            <tbody>{steps.into_iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr class="border-t border-line">
                    <th scope="row" class="py-1 text-left font-medium">"Together"</th>
                    <td class="py-1 pl-4 text-right font-medium whitespace-nowrap tabular-nums">{sum.map(|sum| sum.to_string())}</td>
                </tr>
            </tfoot>
        </table>
    }
}

#[component]
fn Promotions(applied: Vec<AppliedPromotion>, refused: Vec<RefusedCode>) -> impl IntoView {
    let at_work = |it: AppliedPromotion| {
        let code = it.code.map(|code| format!(" ({code})")).unwrap_or_default();
        view! { <li>{format!("{}{code} took off {}.", it.title, it.off)}</li> }
    };
    let not_at_work = |it: RefusedCode| view! { <li>{it.refusal.sentence(it.code.as_str())}</li> };
    let none = (applied.is_empty()).then(|| view! { <p class="text-sm text-quiet">"No promotion was at work."</p> });
    view! {
        {none}
        <ul class="list-disc pl-5 text-sm empty:hidden" data-promotions="">
            {applied.into_iter().map(at_work).collect_view()} {refused.into_iter().map(not_at_work).collect_view()}
        </ul>
    }
}
