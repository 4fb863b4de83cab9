use leptos::prelude::*;
use services::staff::{Colleague, HouseRules};
use shop::{Rejection, access::Role};

use super::role::role_name;
use crate::{
    components::{
        admin_frame::AdminFrame,
        done::Done,
        fields::{FieldError, FormAlert},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
};

const DONE: &[(&str, &str)] = &[("rules", "The rules are saved.")];
const LABELS: &[(&str, &str)] = &[("staff_need_second_factor", "Second factor")];

/// Who works here, and the rules for them.
#[component]
pub fn StaffPage() -> impl IntoView {
    personal("Staff", async |caller| {
        let colleagues = caller.shop.staff.colleagues(&caller.ctx).await?;
        let (_, refused) = forms::refused::<HouseRules>(&caller, "house_rules").await;
        let rules = caller.shop.staff.rules().await?;
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/staff" title="Staff">
                <Done words=DONE />
                <section class="flex flex-col gap-3" aria-labelledby="colleagues">
                    <h2 class="subtitle" id="colleagues">"Who works here"</h2>
                    <ul class="flex flex-col gap-2" role="list">{colleagues.into_iter().map(row).collect_view()}</ul>
                    <p class="hint">
                        "Somebody new? Let them register and confirm their e-mail, then find them among the "
                        <a class="link inline-flex min-h-6 items-center" href="/admin/customers">"customers"</a>" and give them a role."
                    </p>
                </section>
                <EnhancedForm>
                    <RulesFields rules refused />
                </EnhancedForm>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

fn row(Colleague { user, has_second_factor }: Colleague) -> impl IntoView {
    let powers = match &user.role {
        Role::Staff { permissions } if permissions.is_empty() => "No permissions yet".to_owned(),
        Role::Staff { permissions } => permissions.iter().map(|permission| permission.label()).collect::<Vec<_>>().join(" · "),
        Role::Customer | Role::Admin => "Everything".to_owned(),
    };
    let factor = if has_second_factor { "Second factor set up" } else { "No second factor" };
    view! {
        <li class="panel relative grid gap-x-6 gap-y-1 py-4 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_10rem] sm:items-center sm:py-4">
            <div class="min-w-0">
                <a class="row-link block font-medium [overflow-wrap:anywhere]" href=format!("/admin/customers/{}", user.id)>{user.name.to_string()}</a>
                <p class="text-sm text-quiet [overflow-wrap:anywhere]">{user.email.to_string()}</p>
            </div>
            <p class="text-sm">{role_name(&user.role)} <span class="block text-quiet">{powers}</span></p>
            <p class="text-sm">{factor}</p>
        </li>
    }
}

#[component]
fn RulesFields(rules: HouseRules, refused: Option<Rejection>) -> impl IntoView {
    const NAME: &str = "staff_need_second_factor";
    let error = refused.as_ref().and_then(|refused| refused.fields.get(NAME).cloned());
    view! {
        <form action="/fn/set_house_rules" method="post" novalidate class="panel flex flex-col gap-5">
            <h2 class="subtitle">"Rules of the house"</h2>
            <FormAlert refused labels=LABELS />
            <div class="flex flex-col gap-1.5">
                <label class="flex min-h-11 cursor-pointer items-center gap-3">
                    <input class="tick" type="checkbox" id=NAME name=NAME value="1" checked=rules.staff_need_second_factor aria-describedby=format!("{NAME}-hint {NAME}-error") />
                    "Everybody who works here needs a second factor"
                </label>
                <p class="hint" id=format!("{NAME}-hint")>"Whoever signs in without one can do nothing here but set one up."</p>
                <FieldError name=NAME error />
            </div>
            <button class="btn btn-primary self-start" type="submit">"Save rules"</button>
        </form>
    }
}
