use leptos::prelude::*;
use services::{
    ServiceError,
    payments::{Arrived, InboxPage as Page},
};

use crate::{
    components::{admin_frame::AdminFrame, more_pages::MorePages},
    forms,
    pages::personal::personal,
    request::{Caller, asked, path_part, set_status},
};

/// What providers sent by themselves, the latest first.
#[component]
pub fn InboxPage() -> impl IntoView {
    personal("Messages of providers", async |caller| {
        let cursor = asked("cursor").filter(|cursor| !cursor.is_empty());
        let (page, wrong) = match caller.shop.payments.inbox(&caller.ctx, cursor.as_deref()).await {
            Err(ServiceError::Rejected(refused)) if !refused.fields.is_empty() => {
                set_status(refused.code.http_status());
                (Page { messages: Vec::new(), next: None }, refused.fields.into_values().next())
            }
            found => (found?, None),
        };
        let (_, refused) = forms::refused::<()>(&caller, "message").await;
        let said = refused.map(|refused| refused.message).or(wrong.clone());
        let none = (page.messages.is_empty() && wrong.is_none()).then(|| {
            view! { <p class="panel text-quiet">"Nothing has come. Providers send something whenever a payment of theirs moves."</p> }
        });
        let rows = page.messages.into_iter().map(|message| row(&caller, message)).collect_view();
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/payments" title="Messages of providers">
                {said.map(|sentence| view! { <p class="alert" role="alert">{sentence}</p> })}
                {none}
                <ol class="flex flex-col gap-2 empty:hidden" role="list" data-inbox="">{rows}</ol>
                <MorePages path="/admin/payments/inbox" next=page.next is_first=cursor.is_none() />
                <a class="btn btn-quiet self-start" href="/admin/payments">"Back to payments"</a>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

fn row(caller: &Caller, message: Arrived) -> impl IntoView + use<> {
    let provider = caller.shop.payments.label_of(&message.letter.provider);
    let href = format!("/admin/payments/inbox/{}", path_part(&message.id));
    let attempts = tries(message.attempts);
    view! {
        <li class="panel relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 py-4 hover:bg-sunken sm:py-4" data-message=message.id>
            <a class="row-link min-w-0 font-mono text-sm font-medium [overflow-wrap:anywhere]" href=href>{message.letter.kind}</a>
            <State state=message.state />
            <p class="text-sm text-quiet">{provider} " · " <time datetime=message.at.to_rfc3339()>{message.at.for_people()}</time></p>
            <p class="text-right text-sm text-quiet">{attempts}</p>
            {message.last_error.map(|error| view! { <p class="col-span-2 text-sm text-sale [overflow-wrap:anywhere]">{error}</p> })}
        </li>
    }
}

/// How often it was worked on, in words.
pub(super) fn tries(attempts: u32) -> String {
    match attempts {
        0 => "Not tried yet".to_owned(),
        1 => "1 attempt".to_owned(),
        attempts => format!("{attempts} attempts"),
    }
}

/// Where a message stands.
#[component]
pub(super) fn State(state: &'static str) -> impl IntoView {
    let (name, tone) = match state {
        "done" => ("Done", "bg-sunken"),
        "dead" => ("Given up", "bg-sale-soft text-sale"),
        _ => ("Waiting", "bg-warn-soft text-warn"),
    };
    view! { <span class=format!("justify-self-end rounded-full px-3 py-0.5 text-sm whitespace-nowrap {tone}") data-state=state>{name}</span> }
}
