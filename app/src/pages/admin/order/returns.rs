use std::sync::Arc;

use leptos::prelude::*;
use shop::order::{OrderEvent, Return, ReturnState};

use super::{
    form::{Actions, Fold, Text},
    look::Look,
};

/// What shoppers send back: answered, received, refunded.
#[component]
pub(super) fn Returns(look: Arc<Look>) -> impl IntoView {
    if look.order.returns.is_empty() {
        return ().into_any();
    }
    let returns = look.order.returns.iter().map(|it| one(&look, it)).collect_view();
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="returns">
            <h2 class="subtitle" id="returns">"Returns"</h2>
            <ul class="flex flex-col gap-4" role="list">{returns}</ul>
        </section>
    }
    .into_any()
}

fn one(look: &Look, it: &Return) -> impl IntoView + use<> {
    let state = match it.state {
        ReturnState::Asked => "Asked for",
        ReturnState::Approved => "Approved",
        ReturnState::Rejected => "Refused",
        ReturnState::Received if it.restocked => "Received, back on the shelf",
        ReturnState::Received => "Received, not for sale again",
        ReturnState::Refunded => "Refunded",
    };
    let answer = it.answer.as_ref().map(|answer| view! { <p class="text-sm">"Answer: " {answer.to_string()}</p> });
    let contents = look.order.in_words(&it.lines);
    view! {
        <li class="flex flex-col gap-2 rounded-2xl border border-line p-4" data-return=it.id.to_string()>
            <div class="flex flex-wrap justify-between gap-2">
                <p class="font-medium">{state}</p>
                <time class="text-sm text-quiet" datetime=it.at.to_rfc3339()>{it.at.for_people()}</time>
            </div>
            <p class="[overflow-wrap:anywhere]">{contents}</p>
            <p class="border-l-2 border-line pl-3 text-quiet [overflow-wrap:anywhere]">{it.reason.to_string()}</p>
            {answer}
            {next(look, it)}
        </li>
    }
}

/// What is to be done with it next.
fn next(look: &Look, it: &Return) -> Option<AnyView> {
    match it.state {
        ReturnState::Asked if look.may(OrderEvent::ReturnApproved) => Some(answering(look, it).into_any()),
        ReturnState::Approved if look.may(OrderEvent::ReturnReceived) => Some(receiving(look, it).into_any()),
        ReturnState::Received => Some(refunding(look, it).into_any()),
        _ => None,
    }
}

fn answering(look: &Look, it: &Return) -> impl IntoView + use<> {
    let (form, id) = (look.form("answer_return", it.id.as_str()), it.id.to_string());
    let reason = form.reason("What to say", "Needed if you refuse it. The shopper reads it.");
    view! {
        <form action="/fn/answer_return" method="post" novalidate class="flex max-w-xl flex-col gap-4 pt-2">
            <input type="hidden" name="order" value=form.order.to_string() />
            <input type="hidden" name="of" value=id />
            {reason}
            <div class="flex flex-wrap gap-3">
                <button class="btn btn-primary" type="submit" name="answer" value="approve">"Approve"</button>
                <button class="btn" type="submit" name="answer" value="reject">"Refuse"</button>
            </div>
        </form>
    }
}

fn receiving(look: &Look, it: &Return) -> impl IntoView + use<> {
    let (form, id) = (look.form("receive_return", it.id.as_str()), it.id.to_string());
    view! {
        <Actions>
            <Fold state=form action="receive_return" label="It is here" button="Mark as received">
                <input type="hidden" name="of" value=id />
                <label class="choice-row">
                    <input class="tick" type="checkbox" name="restock" value="1" checked=true />
                    "It can be sold again: put it back on the shelf"
                </label>
            </Fold>
        </Actions>
    }
}

fn refunding(look: &Look, it: &Return) -> impl IntoView + use<> {
    let (form, id) = (look.form("refund_return", it.id.as_str()), it.id.to_string());
    let most = look.order.refundable();
    let worth = look.order.worth_of(&it.id).ok().filter(|worth| worth.minor <= most.minor).unwrap_or(most);
    let amount = Text {
        name: "amount",
        label: "Amount",
        value: form.typed(|typed| &typed.amount).unwrap_or_else(|| worth.to_decimal()),
        hint: format!("{worth} was paid for it; at most {most} can be given back."),
        inputmode: "decimal",
        ..Text::default()
    };
    let amount = form.text(amount);
    view! {
        <Actions>
            <Fold state=form action="refund_return" label="Refund the return" button="Give back">
                <input type="hidden" name="of" value=id />
                {amount}
            </Fold>
        </Actions>
    }
}
