use leptos::prelude::*;
use shop::Timestamp;

use super::{
    fields::{CurrentPassword, SmallForm},
    section::{Fold, Section},
    told::Told,
};

const OFFER: &str = "offer_authenticator";
const REMOVE: &str = "remove_authenticator";

#[component]
pub(super) fn AppSection(since: Option<Timestamp>, has_password: bool, told: Told) -> impl IntoView {
    match since {
        Some(since) => view! { <On since has_password told /> }.into_any(),
        None => view! { <Off has_password told /> }.into_any(),
    }
}

#[component]
fn Off(has_password: bool, told: Told) -> impl IntoView {
    let refused = told.refused(OFFER);
    let open = refused.is_some();
    view! {
        <Section id="app" title="Authenticator app" state="Off">
            <p class="max-w-prose text-quiet">
                "An app on your phone shows a new code every half minute. With it, somebody who learns your password still cannot get in."
            </p>
            <Fold label="Set up an app" open>
                <SmallForm endpoint=OFFER refused=refused.clone() button="Continue">
                    <CurrentPassword form=OFFER has_password refused />
                </SmallForm>
            </Fold>
        </Section>
    }
}

#[component]
fn On(since: Timestamp, has_password: bool, told: Told) -> impl IntoView {
    let refused = told.refused(REMOVE);
    let open = refused.is_some();
    view! {
        <Section id="app" title="Authenticator app" state="On" good=true>
            <p class="max-w-prose text-quiet">{format!("On since {}. After your password you type the code that it shows.", since.for_people())}</p>
            <Fold label="Remove the app" open>
                <SmallForm endpoint=REMOVE refused=refused.clone() button="Remove it">
                    <p class="max-w-prose text-quiet">"After that your account asks for its codes no more. To move to another phone, remove it here and set it up there."</p>
                    <CurrentPassword form=REMOVE has_password refused />
                </SmallForm>
            </Fold>
        </Section>
    }
}
