use leptos::prelude::*;
use services::{
    ServiceError,
    staff::{People, Wanted},
};
use shop::{Rejection, account::User};

use super::role::role_name;
use crate::{
    components::{
        admin_frame::AdminFrame,
        fields::{FieldError, FormAlert, described_by},
        more_pages::MorePages,
    },
    pages::personal::personal,
    request::{asked, set_status},
};

const LABELS: &[(&str, &str)] = &[("q", "E-mail"), ("role", "Role")];

/// Everybody with an account, the newest first.
#[component]
pub fn CustomersPage() -> impl IntoView {
    personal("Customers", async |caller| {
        let given = |name: &str| asked(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let (role, email, cursor) = (given("role"), given("q"), given("cursor"));
        let wanted = Wanted { role: role.as_deref(), email: email.as_deref() };
        let (people, refused) = match caller.shop.staff.people(&caller.ctx, &wanted, cursor.as_deref()).await {
            Err(ServiceError::Rejected(refused)) if !refused.fields.is_empty() => {
                set_status(refused.code.http_status());
                (People { users: Vec::new(), next: None }, Some(refused))
            }
            found => (found?, None),
        };
        let asked = vec![("role", role.clone().unwrap_or_default()), ("q", email.clone().unwrap_or_default())];
        let shown = match &refused {
            Some(_) => ().into_any(),
            None => view! { <Rows users=people.users /> }.into_any(),
        };
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/customers" title="Customers">
                <Search role=role.unwrap_or_default() email=email.unwrap_or_default() refused />
                {shown}
                <MorePages path="/admin/customers" asked next=people.next is_first=cursor.is_none() />
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Search(role: String, email: String, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("q").cloned());
    let option = |value: &'static str, name: &'static str| view! { <option value=value selected=role == value>{name}</option> };
    view! {
        <form action="/admin/customers" method="get" role="search" aria-label="Customers" novalidate class="panel grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto] sm:items-start">
            <div class="empty:hidden sm:col-span-3">{refused.map(|refused| view! { <FormAlert refused=Some(refused) labels=LABELS /> })}</div>
            <div class="field">
                <label for="q">"E-mail"</label>
                <input class="input" id="q" name="q" type="email" inputmode="email" autocomplete="off" value=email aria-invalid=error.is_some().then_some("true") aria-describedby=described_by("q", "shown") />
                <p class="hint" id="q-hint">"The whole address."</p>
                <FieldError name="q" error />
            </div>
            <div class="field">
                <label for="role">"Role"</label>
                <select class="input" id="role" name="role">
                    {option("", "Everybody")} {option("customer", "Customers")} {option("staff", "Staff")} {option("admin", "Admins")}
                </select>
            </div>
            <button class="btn btn-primary sm:mt-[1.625rem]" type="submit">"Search"</button>
        </form>
    }
}

#[component]
fn Rows(users: Vec<User>) -> impl IntoView {
    if users.is_empty() {
        return view! { <p class="panel text-quiet">"Nobody was found."</p> }.into_any();
    }
    view! { <ul class="flex flex-col gap-2" role="list" data-people="">{users.into_iter().map(row).collect_view()}</ul> }.into_any()
}

fn row(user: User) -> impl IntoView {
    let confirmed = if user.is_verified() { "E-mail confirmed" } else { "E-mail not confirmed" };
    view! {
        <li class="panel relative grid gap-x-6 gap-y-1 py-4 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_10rem_8rem] sm:items-center sm:py-4">
            <div class="min-w-0">
                <a class="row-link block font-medium [overflow-wrap:anywhere]" href=format!("/admin/customers/{}", user.id)>{user.name.to_string()}</a>
                <p class="text-sm text-quiet [overflow-wrap:anywhere]">{user.email.to_string()}</p>
            </div>
            <p class="text-sm">{confirmed}</p>
            <p class="text-sm">
                {role_name(&user.role)} <span class="block text-quiet">"since " <time datetime=user.created_at.to_rfc3339()>{user.created_at.day_for_people()}</time></span>
            </p>
        </li>
    }
}
