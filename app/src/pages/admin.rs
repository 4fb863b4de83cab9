//! The shop's desk: first pages for those who work here.

mod api_keys;
mod audit;
mod customer;
mod customers;
mod mails;
mod order;
mod order_badges;
mod orders;
mod packing_slip;
mod payments;
mod role;
mod staff;

use leptos::prelude::*;
use services::{
    ServiceResult,
    orders::{OrderFilter, Place},
    staff::HouseRules,
};
use shop::{
    access::{Need, Permission, Powers, Role},
    order::OrderStatus,
};

pub use api_keys::ApiKeysPage;
pub use audit::AuditPage;
pub use customer::CustomerPage;
pub use customers::CustomersPage;
pub use mails::MailsPage;
pub use order::StaffOrderPage;
pub use orders::StaffOrdersPage;
pub use packing_slip::PackingSlipPage;
pub use payments::{InboxPage, MessagePage, PaymentsPage};
pub use staff::StaffPage;

use self::payments::NoRealMoney;
use super::personal::personal;
use crate::{
    components::admin_frame::{AdminFrame, open_places},
    request::Caller,
};

/// Orders that are counted one by one; of more it is only said that there are more.
const COUNTED: u32 = 30;

/// Where those who work here begin.
#[component]
pub fn AdminPage() -> impl IntoView {
    personal("The shop's desk", async |caller| {
        let name = caller.ctx.me()?.user.name.to_string();
        let role = caller.ctx.me()?.user.role.clone();
        let powers = caller.ctx.powers.clone();
        let (rules, has_second_factor) = (caller.shop.staff.rules().await?, caller.shop.staff.has_second_factor(&caller.ctx).await?);
        let to_pack = to_pack(&caller).await?;
        let handles_orders = powers.grant(Need::Can(Permission::Orders));
        let plays = handles_orders && !caller.shop.payments.take_real_money();
        let view = view! {
            <AdminFrame powers=powers.clone() current="/admin" title=format!("Hello, {name}")>
                {to_pack.map(|(sentence, href)| view! {
                    <p class="panel relative text-lg font-medium hover:bg-sunken" data-to-pack=""><a class="row-link" href=href>{sentence}</a></p>
                })}
                {plays.then(|| view! { <NoRealMoney /> })}
                {(!has_second_factor).then(|| view! { <NoSecondFactor role=role.clone() /> })}
                <Tiles powers />
                <YourPowers role />
                <Rules rules />
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

/// What waits to be packed, in words, and where it is found.
type ToPack = (String, String);

/// How many orders wait to be packed, for those who pack them.
async fn to_pack(caller: &Caller) -> ServiceResult<Option<ToPack>> {
    if !caller.ctx.powers.grant(Need::Can(Permission::Orders)) {
        return Ok(None);
    }
    let (mut count, mut first) = (0, None);
    for status in [OrderStatus::Paid, OrderStatus::Processing] {
        let filter = OrderFilter { status: Some(status), ..OrderFilter::default() };
        let page = caller.shop.orders.list(&caller.ctx, &filter, &Place::Page(1), COUNTED).await?;
        let found = page.orders.iter().filter(|order| order.left_to_ship() > 0 && !order.state.on_hold).count();
        let found = if page.next.is_some() { COUNTED as usize + 1 } else { found };
        (count, first) = (count + found, first.or((found > 0).then_some(status)));
    }
    let sentence = match count {
        0 => "No order waits to be packed".to_owned(),
        1 => "1 order waits to be packed".to_owned(),
        count if count > COUNTED as usize => format!("More than {COUNTED} orders wait to be packed"),
        count => format!("{count} orders wait to be packed"),
    };
    Ok(Some((sentence, first.map_or_else(|| "/admin/orders".to_owned(), |status| format!("/admin/orders?status={status}")))))
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
