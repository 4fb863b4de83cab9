use leptos::prelude::*;
use services::second_factor::Offer;
use shop::Rejection;

use crate::{
    components::{
        account_frame::AccountFrame,
        fields::{FormAlert, TextField},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::{Instead, personal},
};

/// Setting an authenticator app up: the app learns the secret, and shows that it has.
#[component]
pub fn AuthenticatorPage() -> impl IntoView {
    personal("Set up an authenticator app", async |caller| {
        let Some(offer) = caller.shop.second_factor.offered(&caller.ctx).await? else {
            return Err(Instead::Goto("/account/security".to_owned()));
        };
        let draft = forms::draft::<()>(&caller, "confirm_authenticator").await.filter(|_| forms::just_refused());
        let refused = draft.map(|draft| draft.rejection);
        let view = view! {
            <AccountFrame current="/account/security" title="Set up an authenticator app">
                <div class="panel grid gap-8 sm:grid-cols-[auto_minmax(0,1fr)] sm:items-start">
                    <Scan offer />
                </div>
                <div class="panel">
                    <EnhancedForm>
                        <Confirm refused />
                    </EnhancedForm>
                </div>
                <a class="btn btn-quiet self-start" href="/account/security">"Not now"</a>
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

/// By the camera, on this device, or by hand.
#[component]
fn Scan(offer: Offer) -> impl IntoView {
    let Offer { secret, picture, address, account } = offer;
    view! {
        <img
            class="mx-auto size-56 rounded-2xl bg-white p-3 [image-rendering:pixelated]"
            src=format!("data:image/png;base64,{picture}")
            width="224"
            height="224"
            alt="QR code for your authenticator app"
        />
        <div class="flex flex-col gap-4">
            <h2 class="subtitle">"1. Scan the code"</h2>
            <p class="max-w-prose text-quiet">
                "Open an authenticator app on your phone, such as Aegis, Google Authenticator or your password manager, and let it scan this code."
            </p>
            <a class="btn self-start sm:hidden" href=address>"Open an app on this phone"</a>
            <details>
                <summary class="flex min-h-11 cursor-pointer items-center underline underline-offset-4">"Type it in instead"</summary>
                <dl class="flex flex-col gap-3 pt-2">
                    <div>
                        <dt class="text-sm text-quiet">"Account"</dt>
                        <dd class="[overflow-wrap:anywhere]">{account}</dd>
                    </div>
                    <div>
                        <dt class="text-sm text-quiet">"Key"</dt>
                        <dd class="font-mono text-lg" translate="no" data-secret="">{secret}</dd>
                    </div>
                    <div>
                        <dt class="text-sm text-quiet">"Kind"</dt>
                        <dd>"Time-based, six digits"</dd>
                    </div>
                </dl>
            </details>
        </div>
    }
}

#[component]
fn Confirm(refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("code").cloned());
    view! {
        <form action="/fn/confirm_authenticator" method="post" novalidate class="flex max-w-md flex-col gap-5">
            <h2 class="subtitle">"2. Type the code that it shows"</h2>
            <FormAlert refused />
            <TextField name="code" label="Code" autocomplete="one-time-code" inputmode="numeric" error hint="Six digits; there is a new one every half minute." />
            <button class="btn btn-primary w-full sm:w-auto sm:self-start" type="submit">"Switch it on"</button>
        </form>
    }
}
