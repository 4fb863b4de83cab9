use leptos::prelude::*;

use super::{
    fields::{CurrentPassword, SmallForm},
    section::{Fold, Section},
    told::Told,
};

const FORM: &str = "make_recovery_codes";
/// With fewer it is time for new ones.
const ENOUGH: usize = 3;

#[component]
pub(super) fn RecoveryCodes(left: usize, has_password: bool, told: Told) -> impl IntoView {
    let refused = told.refused(FORM);
    let open = refused.is_some();
    let state = match left {
        0 => "None left".to_owned(),
        1 => "1 left".to_owned(),
        many => format!("{many} left"),
    };
    let low = (left < ENOUGH).then(|| view! { <p class="notice">"Make new ones before you need them: each opens the account once."</p> });
    view! {
        <Section id="codes" title="Recovery codes" state good={left >= ENOUGH}>
            <p class="max-w-prose text-quiet">"For the day your phone or passkey is lost: each code takes its place once."</p>
            {low}
            <Fold label="Make new codes" open>
                <SmallForm endpoint=FORM refused=refused.clone() button="Make ten new codes">
                    <p class="max-w-prose text-quiet">"The old ones end."</p>
                    <CurrentPassword form=FORM has_password refused />
                </SmallForm>
            </Fold>
        </Section>
    }
}
