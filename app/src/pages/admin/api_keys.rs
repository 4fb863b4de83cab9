use leptos::prelude::*;
use services::api_keys::{ApiKey, KeyForm};
use shop::{Rejection, access::Permission};

use crate::{
    api::FRESH_KEY,
    components::{
        admin_frame::AdminFrame,
        done::Done,
        fields::{FormAlert, TextField},
        permission_choices::PermissionChoices,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
    request::{Caller, asked},
};

const DONE: &[(&str, &str)] = &[("revoked", "The key is revoked.")];
const LABELS: &[(&str, &str)] = &[("name", "Name"), ("scopes", "Scopes")];

/// The keys of programs; a fresh one is shown this once.
#[component]
pub fn ApiKeysPage() -> impl IntoView {
    personal("API keys", async |caller| {
        let keys = caller.shop.api_keys.list(&caller.ctx).await?;
        let fresh = fresh(&caller).await?;
        let (typed, refused) = forms::refused::<KeyForm>(&caller, "api_key").await;
        let (_, not_ended) = forms::refused::<()>(&caller, "api_key_end").await;
        let form = typed.filter(|_| refused.is_some()).unwrap_or_default();
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/api-keys" title="API keys">
                <Done words=DONE />
                {fresh.map(|secret| view! { <Fresh secret /> })}
                {not_ended.map(|refused| view! { <p class="alert" role="alert">{refused.message}</p> })}
                <Rows keys />
                <EnhancedForm>
                    <KeyFields form refused />
                </EnhancedForm>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

/// Taken out only for the page that follows the form: a page fetched in advance must not use it up.
async fn fresh(caller: &Caller) -> services::ServiceResult<Option<String>> {
    match caller.visitor().filter(|_| asked("done").as_deref() == Some("made")) {
        Some(visitor) => caller.shop.shown_once.take(&caller.ctx, &visitor, FRESH_KEY).await,
        None => Ok(None),
    }
}

#[component]
fn Fresh(secret: String) -> impl IntoView {
    view! {
        <section class="done flex flex-col gap-3" role="status" aria-labelledby="fresh-key">
            <h2 class="font-medium" id="fresh-key">"This is your new key"</h2>
            <p class="max-w-prose">"Copy it now: it is shown only this once, and kept nowhere."</p>
            <code class="rounded-xl bg-surface px-4 py-3 font-mono [overflow-wrap:anywhere] select-all" data-fresh-key="">{secret}</code>
            <p class="text-sm">"Programs send it as the header " <code class="font-mono">"X-API-Key"</code>"."</p>
        </section>
    }
}

#[component]
fn Rows(keys: Vec<ApiKey>) -> impl IntoView {
    if keys.is_empty() {
        return view! { <p class="panel text-quiet">"There are no keys. A program that writes products or reads the log needs one."</p> }
            .into_any();
    }
    view! { <ul class="flex flex-col gap-2" role="list" data-api-keys="">{keys.into_iter().map(row).collect_view()}</ul> }.into_any()
}

fn row(key: ApiKey) -> impl IntoView {
    let scopes = key.scopes.iter().map(|scope| Permission::label(*scope)).collect::<Vec<_>>().join(" · ");
    let used = key.last_used_at.map_or_else(|| "Never used".to_owned(), |at| format!("Last used {}", at.for_people()));
    let made = format!("Made {} by {}", key.created_at.day_for_people(), key.created_by);
    let (name, revoke) = (key.name.to_string(), format!("Revoke {}", key.name));
    view! {
        <li class="panel grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-center sm:py-4">
            <div class="min-w-0">
                <p class="font-medium [overflow-wrap:anywhere]">{name}</p>
                <p class="font-mono text-sm text-quiet">{key.hint}"…"</p>
                <p class="text-sm">{scopes}</p>
            </div>
            <p class="text-sm [overflow-wrap:anywhere]">{used} <span class="block text-quiet">{made}</span></p>
            <details class="sm:justify-self-end">
                <summary class="btn btn-quiet list-none" aria-label=revoke>"Revoke"</summary>
                <form action="/fn/revoke_api_key" method="post" class="mt-2 flex flex-col items-start gap-2">
                    <p class="text-sm">"Programs that use it are refused at once."</p>
                    <input type="hidden" name="key" value=key.id.to_string() />
                    <button class="btn" type="submit">"Revoke for good"</button>
                </form>
            </details>
        </li>
    }
}

#[component]
fn KeyFields(form: KeyForm, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <form action="/fn/create_api_key" method="post" novalidate class="panel flex flex-col gap-5">
            <h2 class="subtitle">"A new key"</h2>
            <FormAlert refused labels=LABELS />
            <TextField name="name" label="Name" value=form.name error=error("name") hint="Which program it is for, such as warehouse." />
            <PermissionChoices name="scopes" legend="What it may do" chosen=form.scopes error=error("scopes") />
            <button class="btn btn-primary self-start" type="submit">"Make key"</button>
        </form>
    }
}
