use leptos::prelude::*;

use super::{
    fields::{CurrentPassword, Field, SmallForm},
    section::{Fold, Section},
    told::Told,
};

const FORM: &str = "change_password";

#[component]
pub(super) fn PasswordSection(email: String, has_password: bool, told: Told) -> impl IntoView {
    let refused = told.refused(FORM);
    let (state, label, button) =
        if has_password { ("Set", "Change password", "Save new password") } else { ("None yet", "Set a password", "Save password") };
    let sentence = if has_password {
        "A new password signs you out everywhere else."
    } else {
        "You sign in without one. With a password you get in even when the other way fails."
    };
    let open = refused.is_some();
    view! {
        <Section id="password" title="Password" state good=has_password>
            <p class="max-w-prose text-quiet">{sentence}</p>
            <Fold label open>
                <SmallForm endpoint=FORM refused=refused.clone() button>
                    // For password managers, which keep a password beside a name.
                    <input type="email" value=email autocomplete="username" hidden readonly />
                    <CurrentPassword form=FORM has_password refused=refused.clone() />
                    <Field form=FORM name="password" label="New password" kind="password" autocomplete="new-password" refused hint="At least 8 characters. Four words in a row are easy to remember." />
                </SmallForm>
            </Fold>
        </Section>
    }
}
