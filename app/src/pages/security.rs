//! How somebody signs in, on one page: password, e-mail, second factor, passkeys, other providers.

mod app;
mod authenticator;
mod codes;
mod email;
mod fields;
mod passkeys;
mod password;
mod providers;
mod recovery_codes;
mod section;
mod told;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::second_factor::SecurityView;
use shop::account::User;

use super::personal::personal;
use crate::components::{account_frame::AccountFrame, provider_links::providers};
use told::{Told, sentence};

pub use authenticator::AuthenticatorPage;
pub use recovery_codes::RecoveryCodesPage;

/// The page.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let query = use_query_map().get_untracked();
    personal("Security", async move |caller| {
        let told = Told::of(&caller, &query.get("form").unwrap_or_default()).await;
        let done = sentence(&query.get("done").unwrap_or_default());
        let user = caller.ctx.me()?.user.clone();
        let status = caller.shop.second_factor.status(&caller.ctx).await?;
        let fresh = caller.shop.second_factor.fresh_codes(&caller.ctx).await?.is_some();
        Ok(view! { <Security user status providers=providers(&caller.shop) told done fresh /> }.into_any())
    })
}

#[component]
fn Security(
    user: User,
    status: SecurityView,
    providers: Vec<(String, String)>,
    told: Told,
    done: Option<&'static str>,
    fresh: bool,
) -> impl IntoView {
    let has_password = status.has_password;
    let codes = status.has_second_factor().then(|| {
        let (left, told) = (status.recovery_codes_left, told.clone());
        view! { <codes::RecoveryCodes left has_password told /> }
    });
    view! {
        <AccountFrame current="/account/security" title="Security">
            {done.map(|done| view! { <p class="rounded-2xl bg-accent-soft px-4 py-3" role="status">{done}</p> })}
            {fresh.then(|| view! { <Unkept /> })}
            <password::PasswordSection email=user.email.to_string() has_password told=told.clone() />
            <email::EmailSection user has_password told=told.clone() />
            <app::AppSection since=status.authenticator_since has_password told=told.clone() />
            <passkeys::PasskeysSection passkeys=status.passkeys has_password told=told.clone() />
            {codes}
            <providers::ProvidersSection providers linked=status.linked told />
        </AccountFrame>
    }
}

/// Codes were made and not yet put away: whoever closed their page too early finds them again.
#[component]
fn Unkept() -> impl IntoView {
    view! {
        <p class="notice flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            "You have new recovery codes, and have not yet said that you kept them."
            <a class="inline-flex min-h-11 items-center font-medium underline underline-offset-4" href="/account/security/recovery-codes">"Show them"</a>
        </p>
    }
}
