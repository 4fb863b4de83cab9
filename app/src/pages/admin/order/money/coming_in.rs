//! How the money comes, and that it came.

use leptos::prelude::*;
use shop::{
    order::{Closing, Payment},
    payment::PaymentState,
};

use super::super::{
    form::{Fold, Text},
    look::Look,
};

/// How the buyer chose to pay, and what is waited for.
pub(super) fn paid_how(look: &Look) -> Option<impl IntoView + use<>> {
    let order = &look.order;
    if order.pays_by.is_empty() {
        return None;
    }
    let name = look.name_of(&order.pays_by);
    let waits = match order.state.payment {
        _ if order.state.closing != Closing::Open || order.due().is_zero() => None,
        Payment::Promised if order.is_paid_on_delivery() => Some(format!("{} is paid on delivery.", order.due())),
        Payment::Promised => Some(format!("{} is set aside at the buyer's bank, until you capture it.", order.due())),
        _ => Some(format!("{} is waited for.", order.due())),
    };
    Some(view! {
        <p data-pays-by="">
            <span class="text-quiet">"To be paid by "</span> <span class="font-medium">{name}</span> {waits.map(|waits| format!(". {waits}"))}
        </p>
    })
}

/// What is set aside at the buyer's bank is taken.
pub(super) fn capture(look: &Look) -> Option<impl IntoView + use<>> {
    let order = &look.order;
    let is_live = |id| order.paying.as_ref() == Some(id);
    let attempt = look.attempts.iter().find(|attempt| is_live(&attempt.id) && attempt.state == PaymentState::Authorized)?;
    let (amount, provider) = (attempt.amount, look.name_of(&attempt.provider));
    let form = look.form("capture_payment", "");
    Some(view! {
        <Fold state=form action="capture_payment" label="Capture payment" button=format!("Capture {amount}")>
            <p>{format!("{amount} is set aside by {provider}. Capturing takes it from the buyer, and the order can be shipped.")}</p>
        </Fold>
    })
}

/// The money is in the house, or on the bank's statement.
pub(super) fn mark_paid(look: &Look) -> Option<impl IntoView + use<>> {
    let order = &look.order;
    let due = order.due();
    if due.is_zero() || order.state.closing != Closing::Open {
        return None;
    }
    let form = look.form("mark_paid", "");
    let note = Text {
        name: "reason",
        label: "Note",
        value: form.typed(|typed| &typed.reason).unwrap_or_default(),
        hint: "Such as the number of the bank's statement. The buyer sees it in the timeline.".to_owned(),
        ..Text::default()
    };
    let note = form.text(note);
    let gives_up = order.paying.is_some().then(|| view! { <p class="hint">"An attempt to pay is under way. It is given up first."</p> });
    Some(view! {
        <Fold state=form action="mark_paid" label="Mark as paid" button=format!("{due} is here")>
            <p>{format!("Only when you have {due} in your hands, or on the bank's statement.")}</p>
            {gives_up} {note}
        </Fold>
    })
}
