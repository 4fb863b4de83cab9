//! Money that goes back.

use leptos::prelude::*;
use shop::order::{OrderEvent, Refund, RefundCause, RefundState};

use super::{
    super::{
        form::{Fold, Push, Text},
        look::Look,
    },
    entry,
};

/// Every refund, with the button that tries it again if it failed.
pub(super) fn refunds(look: &Look) -> impl Iterator<Item = AnyView> {
    look.order.refunds.iter().map(|refund| {
        let reference = if refund.reference.is_empty() { String::new() } else { format!("Reference {}", refund.reference) };
        // What was paid too much has a button of its own, for all of it.
        let can_again = refund.cause != RefundCause::Surplus && look.order.can_be_asked_again(refund);
        let next = can_again.then(|| {
            let about = ("refund", refund.id.to_string());
            view! { <Push order=look.order.id.clone() action="refund_again" label="Try again" about /> }.into_any()
        });
        entry(words(refund), vec![refund.reason.clone(), reference], format!("−{}", refund.amount), refund.at, next)
    })
}

fn words(refund: &Refund) -> String {
    let cause = match refund.cause {
        RefundCause::Surplus => "because the order costs less",
        RefundCause::Return(_) => "for a return",
        RefundCause::Goodwill => "by decision",
        RefundCause::Chargeback => "by the buyer's bank",
    };
    match &refund.state {
        RefundState::Pending => format!("Being given back, {cause}"),
        RefundState::Done => format!("Given back, {cause}"),
        RefundState::Failed(why) => format!("Could not be given back, {cause}: {why}"),
    }
}

/// What was paid too much and could not be given back at once.
pub(super) fn again(look: &Look) -> Option<impl IntoView + use<>> {
    let is_over = look.order.surplus().minor > 0;
    is_over.then(
        || view! { <Push order=look.order.id.clone() action="refund_surplus" label="Give back what was paid too much" primary=true /> },
    )
}

pub(super) fn give_back(look: &Look) -> Option<impl IntoView + use<>> {
    let most = look.order.refundable();
    if most.minor <= 0 || !look.may(OrderEvent::PartRefunded) {
        return None;
    }
    let form = look.form("refund_order", "");
    let amount = Text {
        name: "amount",
        label: "Amount",
        value: form.typed(|typed| &typed.amount).unwrap_or_default(),
        hint: format!("At most {most}, in {}. Nothing comes back for it, and nothing is called off.", most.currency.code()),
        inputmode: "decimal",
        ..Text::default()
    };
    let (amount, reason) = (form.text(amount), form.reason("Why", ""));
    Some(view! { <Fold state=form action="refund_order" label="Refund" button="Give back">{amount} {reason}</Fold> })
}
