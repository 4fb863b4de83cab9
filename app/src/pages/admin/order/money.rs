use std::sync::Arc;

use leptos::prelude::*;
use shop::{
    Order,
    order::{OrderEvent, Refund, RefundCause, RefundState},
};

use super::{
    form::{Actions, Fold, Push, Text},
    look::Look,
};

/// What came in, what was given back, and what is still owed, by either side.
#[component]
pub(super) fn Money(look: Arc<Look>) -> impl IntoView {
    let order = &look.order;
    let captures = order.captures.iter().map(|capture| {
        let with = format!("Paid by {}", capture.provider);
        entry(with, capture.reference.clone(), capture.amount.to_string(), capture.at)
    });
    let refunds =
        order.refunds.iter().map(|refund| entry(refund_words(refund), refund.reason.clone(), format!("−{}", refund.amount), refund.at));
    let entries = captures.chain(refunds).collect_view();
    let sums = sums(order).into_iter().map(sum).collect_view();
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="money">
            <h2 class="subtitle" id="money">"Money"</h2>
            <ul class="flex flex-col gap-3 empty:hidden" role="list">{entries}</ul>
            <dl class="flex flex-col gap-1">{sums}</dl>
            <Actions>{again(&look)} {give_back(&look)}</Actions>
        </section>
    }
}

fn sums(order: &Order) -> Vec<(&'static str, String)> {
    let balance = match order.balance().minor {
        0 => ("Balance", "Settled".to_owned()),
        minor if minor < 0 => ("Still to be paid", order.due().to_string()),
        _ => ("To be given back", order.surplus().to_string()),
    };
    // An order that is over owes nothing.
    let balance = if order.balance().minor < 0 && order.due().is_zero() { ("Balance", "Settled".to_owned()) } else { balance };
    vec![
        ("Total", order.total().to_string()),
        ("Captured", order.captured().to_string()),
        ("Refunded", order.refunded().to_string()),
        balance,
    ]
}

fn sum((name, amount): (&'static str, String)) -> impl IntoView {
    view! {
        <div class="flex justify-between gap-4">
            <dt class="text-quiet">{name}</dt>
            <dd class="font-medium tabular-nums" data-sum=name>{amount}</dd>
        </div>
    }
}

fn entry(what: String, detail: String, amount: String, at: shop::Timestamp) -> impl IntoView {
    view! {
        <li class="flex flex-wrap justify-between gap-x-6 gap-y-1">
            <div class="min-w-0">
                <p class="font-medium [overflow-wrap:anywhere]">{what}</p>
                <p class="text-sm text-quiet [overflow-wrap:anywhere]">{detail}</p>
            </div>
            <div class="text-right">
                <p class="tabular-nums">{amount}</p>
                <time class="text-sm text-quiet" datetime=at.to_rfc3339()>{at.for_people()}</time>
            </div>
        </li>
    }
}

fn refund_words(refund: &Refund) -> String {
    let cause = match refund.cause {
        RefundCause::Surplus => "because the order costs less",
        RefundCause::Return(_) => "for a return",
        RefundCause::Goodwill => "by decision",
        RefundCause::Chargeback => "by the buyer's bank",
    };
    match &refund.state {
        RefundState::Pending => format!("Being given back, {cause}"),
        RefundState::Done => format!("Given back, {cause}"),
        RefundState::Failed(why) => format!("Could not be given back: {why}"),
    }
}

/// What was paid too much and could not be given back at once.
fn again(look: &Look) -> Option<impl IntoView + use<>> {
    let is_over = look.order.surplus().minor > 0;
    is_over.then(
        || view! { <Push order=look.order.id.clone() action="refund_surplus" label="Give back what was paid too much" primary=true /> },
    )
}

fn give_back(look: &Look) -> Option<impl IntoView + use<>> {
    let most = look.order.refundable();
    if most.minor <= 0 || !look.may(OrderEvent::PartRefunded) {
        return None;
    }
    let form = look.form("refund_order", "");
    let amount = Text {
        name: "amount",
        label: "Amount",
        value: form.typed(|typed| &typed.amount).unwrap_or_default(),
        hint: format!("At most {most}, in {}. Items that come back are put on the shelf with their return.", most.currency.code()),
        inputmode: "decimal",
        ..Text::default()
    };
    let (amount, reason) = (form.text(amount), form.reason("Why", ""));
    Some(view! { <Fold state=form action="refund_order" label="Refund" button="Give back">{amount} {reason}</Fold> })
}
