use std::sync::Arc;

use leptos::prelude::*;
use shop::payment::{PaymentAttempt, PaymentState};

use super::{super::look::Look, entry};

/// Every attempt to pay, the latest first; folded away, because most were over at once.
#[component]
pub(super) fn Attempts(look: Arc<Look>) -> impl IntoView {
    if look.attempts.is_empty() {
        return ().into_any();
    }
    let attempts = look.attempts.iter().map(|attempt| one(&look, attempt)).collect_view();
    let title = match look.attempts.len() {
        1 => "1 attempt to pay".to_owned(),
        count => format!("{count} attempts to pay"),
    };
    view! {
        <details class="border-t border-line pt-4" data-attempts="">
            <summary class="inline-flex min-h-9 cursor-pointer items-center font-medium">{title}</summary>
            <ul class="flex flex-col gap-3 pt-3" role="list">{attempts}</ul>
        </details>
    }
    .into_any()
}

fn one(look: &Look, attempt: &PaymentAttempt) -> impl IntoView + use<> {
    let away = if attempt.away { ", on the provider's page" } else { "" };
    let what = format!("{}{away}: {}", look.name_of(&attempt.provider), state(&attempt.state));
    let named = if attempt.captured_as.is_empty() || attempt.captured_as == attempt.reference {
        attempt.reference.clone()
    } else {
        format!("{}, paid as {}", attempt.reference, attempt.captured_as)
    };
    let why = match &attempt.state {
        PaymentState::Declined { reason } => reason.clone(),
        _ => String::new(),
    };
    entry(what, vec![named, why], attempt.amount.to_string(), attempt.started_at, None)
}

const fn state(state: &PaymentState) -> &'static str {
    match state {
        PaymentState::Begun => "the provider was not heard of yet",
        PaymentState::Open => "waits for the shopper",
        PaymentState::Authorized => "set aside, to be captured",
        PaymentState::Succeeded => "paid",
        PaymentState::Declined { .. } => "declined",
        PaymentState::Cancelled => "given up",
    }
}
