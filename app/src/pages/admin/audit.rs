use leptos::prelude::*;
use services::{
    ServiceError,
    audit::{Entry, Log},
};
use shop::{
    access::{Need, Permission},
    id::UserId,
};

use crate::{
    components::{admin_frame::AdminFrame, more_pages::MorePages},
    pages::personal::personal,
    request::{asked, set_status},
};

/// What happened that matters for security, the latest first.
#[component]
pub fn AuditPage() -> impl IntoView {
    personal("Audit log", async |caller| {
        let cursor = asked("cursor").filter(|cursor| !cursor.is_empty());
        let (log, refused) = match caller.shop.audit.read(&caller.ctx, cursor.as_deref()).await {
            Err(ServiceError::Rejected(refused)) if !refused.fields.is_empty() => {
                set_status(refused.code.http_status());
                (Log { entries: Vec::new(), next: None }, refused.fields.into_values().next())
            }
            found => (found?, None),
        };
        let may_look = caller.ctx.powers.grant(Need::Can(Permission::Customers));
        let rows = log.entries.into_iter().map(|entry| row(entry, may_look)).collect_view();
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/audit" title="Audit log">
                {refused.map(|sentence| view! { <p class="alert" role="alert">{sentence}</p> })}
                <ol class="flex flex-col gap-2 empty:hidden" role="list" data-audit="">{rows}</ol>
                <MorePages path="/admin/audit" next=log.next is_first=cursor.is_none() />
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

fn row(entry: Entry, may_look: bool) -> impl IntoView {
    let Entry { at, actor, event, about, network, device, request_id } = entry;
    let about = match about.parse::<UserId>() {
        Ok(user) if may_look => {
            let href = format!("/admin/customers/{user}");
            view! { <a class="link inline-flex min-h-6 items-center font-mono text-xs" href=href>{about}</a> }.into_any()
        }
        _ => view! { <span class="font-mono text-xs">{about}</span> }.into_any(),
    };
    let from = [network, device].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="panel grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:py-4" data-event=event.as_str()>
            <div class="min-w-0">
                <p class="font-medium">{event.sentence()}</p>
                <p class="text-sm [overflow-wrap:anywhere]">{actor.to_string()}</p>
                <p class="text-quiet [overflow-wrap:anywhere]">{about}</p>
            </div>
            <div class="min-w-0 text-sm text-quiet">
                <time class="block text-ink" datetime=at.to_rfc3339()>{at.for_people()}</time>
                <p class="[overflow-wrap:anywhere]">{from}</p>
                <p>"Request " <span class="font-mono text-xs [overflow-wrap:anywhere]">{request_id}</span></p>
            </div>
        </li>
    }
}
