use leptos::prelude::*;

use crate::{
    components::{account_frame::AccountFrame, fields::FormAlert},
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::{Instead, personal},
};

/// The new recovery codes, until they are kept or ten minutes are over.
#[component]
pub fn RecoveryCodesPage() -> impl IntoView {
    personal("Your recovery codes", async |caller| {
        let Some(codes) = caller.shop.second_factor.fresh_codes(&caller.ctx).await? else {
            return Err(Instead::Goto("/account/security".to_owned()));
        };
        let draft = forms::draft::<()>(&caller, "put_recovery_codes_away").await.filter(|_| forms::just_refused());
        let refused = draft.map(|draft| draft.rejection);
        let shop = caller.shop.settings.name.to_string();
        let email = caller.ctx.me()?.user.email.to_string();
        let code = |code: String| view! { <li class="rounded-xl bg-sunken px-4 py-3 text-center">{code}</li> };
        let view = view! {
            <AccountFrame current="/account/security" title="Your recovery codes">
                <p class="max-w-prose text-lg">
                    "If your phone or passkey is ever lost, each of these codes lets you in once. Write them down or print this page, and keep them where you find them without your phone."
                </p>
                <div class="panel flex flex-col gap-5">
                    <h2 class="subtitle [overflow-wrap:anywhere]">{format!("{shop}: {email}")}</h2>
                    <ul class="grid gap-3 font-mono text-lg tabular-nums sm:grid-cols-2" role="list" translate="no" data-recovery-codes="">
                        {codes.into_iter().map(code).collect_view()}
                    </ul>
                    <p class="hint">"They are shown only now, for ten minutes at the most. Codes that you had before are over."</p>
                </div>
                <EnhancedForm>
                    <form class="not-printed flex flex-col gap-4" action="/fn/put_recovery_codes_away" method="post">
                        <FormAlert refused />
                        <button class="btn btn-primary w-full sm:w-auto sm:self-start" type="submit">"I have kept them"</button>
                    </form>
                </EnhancedForm>
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}
