//! The shop's desk: first pages for those who work here.

mod api_keys;
mod audit;
mod customer;
mod customers;
mod mails;
mod role;
mod staff;

use leptos::prelude::*;
use services::staff::HouseRules;
use shop::access::{Permission, Powers, Role};

pub use api_keys::ApiKeysPage;
pub use audit::AuditPage;
pub use customer::CustomerPage;
pub use customers::CustomersPage;
pub use mails::MailsPage;
pub use staff::StaffPage;

use super::personal::personal;
use crate::components::admin_frame::{AdminFrame, open_places};

/// Where those who work here begin.
#[component]
pub fn AdminPage() -> impl IntoView {
    personal("The shop's desk", async |caller| {
        let name = caller.ctx.me()?.user.name.to_string();
        let role = caller.ctx.me()?.user.role.clone();
        let powers = caller.ctx.powers.clone();
        let (rules, has_second_factor) = (caller.shop.staff.rules().await?, caller.shop.staff.has_second_factor(&caller.ctx).await?);
        let view = view! {
            <AdminFrame powers=powers.clone() current="/admin" title=format!("Hello, {name}")>
                {(!has_second_factor).then(|| view! { <NoSecondFactor role=role.clone() /> })}
                <Tiles powers />
                <YourPowers role />
                <Rules rules />
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn NoSecondFactor(role: Role) -> impl IntoView {
    let sentence = match role {
        Role::Admin => "Your password alone opens everything in this shop. With a second factor, whoever learns it still cannot get in.",
        _ => "Your password alone opens what you may do here. With a second factor, whoever learns it still cannot get in.",
    };
    view! {
        <section class="notice flex flex-col items-start gap-3" aria-labelledby="no-second-factor">
            <h2 class="font-medium" id="no-second-factor">"You have no second factor yet"</h2>
            <p class="max-w-prose">{sentence}</p>
            <a class="btn" href="/account/security">"Set one up"</a>
        </section>
    }
}

#[component]
fn Tiles(powers: Powers) -> impl IntoView {
    let tile = |(href, name, sentence): (&'static str, &'static str, &'static str)| {
        view! {
            <li class="panel relative hover:bg-sunken">
                <a class="row-link font-medium" href=href>{name}</a>
                <p class="text-sm text-quiet">{sentence}</p>
            </li>
        }
    };
    let tiles = open_places(&powers).filter(|(href, ..)| *href != "/admin").map(tile).collect_view();
    view! { <ul class="grid gap-3 empty:hidden sm:grid-cols-2" role="list">{tiles}</ul> }
}

#[component]
fn YourPowers(role: Role) -> impl IntoView {
    let labels = |permissions: &mut dyn Iterator<Item = Permission>| {
        let items = permissions.map(|permission| view! { <li>{permission.label()}</li> }).collect_view();
        view! { <ul class="list-disc pl-5">{items}</ul> }
    };
    let shown = match role {
        Role::Staff { permissions } if !permissions.is_empty() => labels(&mut permissions.into_iter()).into_any(),
        Role::Admin => view! { <p>"You are an admin: you may do everything."</p> }.into_any(),
        _ => view! { <p class="text-quiet">"Nothing yet. An admin of the shop can give you permissions."</p> }.into_any(),
    };
    view! {
        <section class="panel flex flex-col gap-3" aria-labelledby="powers">
            <h2 class="subtitle" id="powers">"What you may do"</h2>
            {shown}
        </section>
    }
}

#[component]
fn Rules(rules: HouseRules) -> impl IntoView {
    let sentence = if rules.staff_need_second_factor {
        "Everybody who works here signs in with a second factor."
    } else {
        "A second factor is advised, and not asked for."
    };
    view! {
        <section class="panel flex flex-col gap-3" aria-labelledby="rules">
            <h2 class="subtitle" id="rules">"Rules of the house"</h2>
            <p>{sentence}</p>
        </section>
    }
}
