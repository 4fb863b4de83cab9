use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::staff::RoleForm;
use shop::{
    access::{Need, Role},
    account::User,
};

use super::role::{RoleFields, present, role_name};
use crate::{
    components::{
        admin_frame::AdminFrame,
        done::Done,
        facts::{Fact, Facts},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
};

const DONE: &[(&str, &str)] = &[("role", "The role is saved.")];

/// Somebody with an account; admins give them another role here.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let named = use_params_map().with_untracked(|params| params.get("user")).unwrap_or_default();
    personal("Customer", async move |caller| {
        let user = caller.shop.staff.person(&caller.ctx, &named).await?;
        let (typed, refused) = forms::refused::<RoleForm>(&caller, "role").await;
        // What was typed for somebody else is not shown here.
        let form = typed.filter(|_| refused.is_some()).unwrap_or_else(|| present(&user.role));
        let id = user.id.clone();
        let role_form = caller.ctx.powers.grant(Need::Admin).then(|| {
            view! {
                <EnhancedForm>
                    <RoleFields user=id form refused />
                </EnhancedForm>
            }
        });
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/customers" title=user.name.to_string()>
                <Done words=DONE />
                <Known user />
                {role_form}
                <a class="btn btn-quiet self-start" href="/admin/customers">"Back to all customers"</a>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Known(user: User) -> impl IntoView {
    let confirmed = match user.email_verified_at {
        Some(at) => format!("Confirmed on {}", at.day_for_people()),
        None => "Not confirmed yet".to_owned(),
    };
    let permissions = match &user.role {
        Role::Staff { permissions } if permissions.is_empty() => Some("None yet".to_owned()),
        Role::Staff { permissions } => Some(permissions.iter().map(|permission| permission.label()).collect::<Vec<_>>().join(" · ")),
        Role::Customer | Role::Admin => None,
    };
    view! {
        <section class="panel" aria-label="What is known">
            <Facts>
                <Fact name="E-mail">
                    {user.email.to_string()} <span class="block text-sm text-quiet">{confirmed}</span>
                </Fact>
                <Fact name="Role">{role_name(&user.role)}</Fact>
                {permissions.map(|permissions| view! { <Fact name="Permissions">{permissions}</Fact> })}
                <Fact name="Joined">
                    <time datetime=user.created_at.to_rfc3339()>{user.created_at.for_people()}</time>
                </Fact>
                {user.closes_at.map(|at| view! { <Fact name="Closes">{at.for_people()}</Fact> })}
                <Fact name="Id">
                    <span class="font-mono text-sm">{user.id.to_string()}</span>
                </Fact>
            </Facts>
        </section>
    }
}
