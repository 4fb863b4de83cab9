use leptos::prelude::*;
use shop::account::User;

use super::{
    fields::{CurrentPassword, Field, SmallForm},
    section::{Fold, Folds, Section},
    told::Told,
};

const FORM: &str = "request_new_email";

#[component]
pub(super) fn EmailSection(user: User, has_password: bool, told: Told) -> impl IntoView {
    let refused = told.refused(FORM);
    let open = refused.is_some();
    let verified = user.is_verified();
    let state = if verified { "Confirmed" } else { "Not confirmed yet" };
    let again = (!verified).then(|| {
        view! {
            <form action="/fn/send_verification" method="post">
                <button class="btn w-full sm:w-auto" type="submit">"Send the link again"</button>
            </form>
        }
    });
    let sentence = if verified { "Where we reach you, and what you sign in with." } else { "Please open the link that we sent you there." };
    view! {
        <Section id="email" title="E-mail" state good=verified>
            <p class="max-w-prose text-quiet">
                <span class="font-medium text-ink [overflow-wrap:anywhere]">{user.email.to_string()}</span>
                <br />
                {sentence}
            </p>
            <Folds>
                {again}
                <Fold label="Change e-mail" open>
                    <SmallForm endpoint=FORM refused=refused.clone() button="Send a link there">
                        <Field form=FORM name="email" label="New e-mail" kind="email" autocomplete="email" value=told.typed.email refused=refused.clone() hint="It counts once you open the link that we send there." />
                        <CurrentPassword form=FORM has_password refused />
                    </SmallForm>
                </Fold>
            </Folds>
        </Section>
    }
}
