use leptos::prelude::*;
use services::sessions::SessionView;
use shop::Rejection;

use crate::{
    components::{account_frame::AccountFrame, done::Done},
    forms,
    pages::personal::personal,
};

const DONE: &[(&str, &str)] = &[("ended", "That device is signed out."), ("others", "All other devices are signed out.")];

/// Where one is signed in.
#[component]
pub fn SessionsPage() -> impl IntoView {
    personal("Your sessions", async |caller| {
        let current = caller.ctx.me()?.session.clone();
        let sessions = caller.shop.sessions.list(&caller.ctx).await?;
        let (_, refused) = forms::refused::<()>(&caller, "sessions").await;
        let has_others = sessions.iter().any(|session| session.id != current);
        let rows = sessions.into_iter().map(move |session| {
            let is_this = session.id == current;
            view! { <Row session is_this /> }
        });
        let view = view! {
            <AccountFrame current="/account/sessions" title="Where you are signed in">
                <Done words=DONE />
                <Refused refused />
                <p class="text-quiet">"End what you do not know, and then choose a new password. A device that is ended is signed out at once."</p>
                <ul class="panel divide-y divide-line p-0 sm:p-0" role="list">{rows.collect_view()}</ul>
                {has_others.then(|| view! { <EndOthers /> })}
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Refused(refused: Option<Rejection>) -> impl IntoView {
    refused.map(|refused| view! { <p class="alert" role="alert">{refused.message}</p> })
}

#[component]
fn Row(session: SessionView, is_this: bool) -> impl IntoView {
    let label = format!("End the session: {}", session.device);
    let act = if is_this {
        view! {
            <form action="/fn/sign_out" method="post">
                <button class="btn" type="submit">"Sign out"</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <form action="/fn/revoke_session" method="post">
                <input type="hidden" name="session" value=session.id.to_string() />
                <button class="btn" type="submit" aria-label=label>"End"</button>
            </form>
        }
        .into_any()
    };
    let network = (!session.network.is_empty()).then(|| format!("Network {} · ", session.network));
    view! {
        <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 sm:px-7" data-session="">
            <div class="min-w-0">
                <p class="font-medium [overflow-wrap:anywhere]">
                    {session.device}
                    {is_this.then(|| view! { <span class="ml-2 rounded-full bg-accent-soft px-3 py-1 text-sm">"This device"</span> })}
                </p>
                <p class="text-sm text-quiet">
                    {network} "Last used " <time datetime=session.last_used_at.to_rfc3339()>{session.last_used_at.for_people()}</time>
                </p>
            </div>
            {act}
        </li>
    }
}

#[component]
fn EndOthers() -> impl IntoView {
    view! {
        <form action="/fn/revoke_other_sessions" method="post">
            <button class="btn" type="submit">"End all other sessions"</button>
        </form>
    }
}
