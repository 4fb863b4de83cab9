use leptos::prelude::*;
use services::staff::RoleForm;
use shop::{Rejection, access::Role, id::UserId};

use crate::components::{
    choices::{Choice, Choices},
    fields::FormAlert,
    permission_choices::PermissionChoices,
};

const LABELS: &[(&str, &str)] = &[("role", "Role"), ("permissions", "Permissions")];

/// A role as people read it.
pub(super) const fn role_name(role: &Role) -> &'static str {
    match role {
        Role::Customer => "Customer",
        Role::Staff { .. } => "Staff",
        Role::Admin => "Admin",
    }
}

/// What the form begins with.
pub(super) fn present(role: &Role) -> RoleForm {
    let permissions = match role {
        Role::Staff { permissions } => permissions.iter().map(|permission| permission.as_str().to_owned()).collect(),
        Role::Customer | Role::Admin => Vec::new(),
    };
    RoleForm { role: role.as_str().to_owned(), permissions }
}

/// The role that somebody gets, and what they may do as staff.
#[component]
pub(super) fn RoleFields(user: UserId, form: RoleForm, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let choice = |value: &str, label: &str, detail: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: detail.to_owned(),
        aside: String::new(),
    };
    let choices = vec![
        choice("customer", "Customer", "Buys here."),
        choice("staff", "Staff", "Works here, and may do what is ticked below."),
        choice("admin", "Admin", "May do everything, this too."),
    ];
    view! {
        <form action="/fn/set_role" method="post" novalidate class="panel flex flex-col gap-5">
            <h2 class="subtitle">"Role"</h2>
            <FormAlert refused labels=LABELS />
            <input type="hidden" name="user" value=user.to_string() />
            <Choices name="role" legend="Role" choices chosen=Some(form.role) error=errors.get("role").cloned() />
            <PermissionChoices name="permissions" legend="What they may do as staff" chosen=form.permissions error=errors.get("permissions").cloned() />
            <p class="hint">"It counts from their next click on. They get a mail about it."</p>
            <button class="btn btn-primary self-start" type="submit">"Save role"</button>
        </form>
    }
}
