use leptos::prelude::*;
use shop::{Order, Rejection, Timestamp, account::User};

use crate::{
    components::{account_frame::AccountFrame, avatar::Avatar, closing_notice::ClosingNotice, done::Done, order_list::OrderList},
    forms,
    pages::{merged::merge_notice, personal::personal},
};

/// Orders shown before one asks for more.
const LATEST: usize = 3;
const DONE: &[(&str, &str)] = &[("sent", "The link is on its way.")];

const TILES: &[(&str, &str, &str)] = &[
    ("/account/orders", "Orders", "Everything you bought, and where it is."),
    ("/account/profile", "Profile", "Your name and your picture."),
    ("/account/addresses", "Addresses", "Where your parcels go."),
    ("/account/security", "Security", "Password, e-mail and second factor."),
    ("/account/sessions", "Sessions", "The devices you are signed in on."),
    ("/account/privacy", "Privacy", "Your data, and closing the account."),
];

/// The first page of the account.
#[component]
pub fn OverviewPage() -> impl IntoView {
    personal("Your account", async |caller| {
        let user = caller.ctx.me()?.user.clone();
        let mut orders = caller.shop.orders.mine(&caller.ctx, None).await?;
        orders.truncate(LATEST);
        let (_, refused) = forms::refused::<()>(&caller, "verification").await;
        let notice = merge_notice(&caller).await?;
        let view = view! {
            <AccountFrame current="/account" title="Your account">
                {notice}
                {user.closes_at.map(|at| view! { <ClosingNotice at /> })}
                {(!user.is_verified()).then(|| view! { <Unproved email=user.email.to_string() refused /> })}
                <Greeting user />
                <Latest orders now=caller.ctx.now />
                <Tiles />
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Greeting(user: User) -> impl IntoView {
    let (name, email, of_the_house) = (user.name.to_string(), user.email.to_string(), user.role.is_of_the_house());
    view! {
        <section class="panel flex flex-wrap items-center gap-5" aria-label="Who you are">
            <Avatar user />
            <div class="min-w-0 flex-1 basis-48">
                <p class="subtitle [overflow-wrap:anywhere]">{format!("Hello, {name}")}</p>
                <p class="text-quiet [overflow-wrap:anywhere]">{email}</p>
            </div>
            <div class="flex flex-wrap gap-3">
                {of_the_house.then(|| view! { <a class="btn" href="/admin">"The shop's desk"</a> })}
                <form action="/fn/sign_out" method="post">
                    <button class="btn" type="submit">"Sign out"</button>
                </form>
            </div>
        </section>
    }
}

#[component]
fn Unproved(email: String, refused: Option<Rejection>) -> impl IntoView {
    view! {
        <section class="notice flex flex-col items-start gap-3" aria-label="Your e-mail is not confirmed">
            <p class="[overflow-wrap:anywhere]">
                <span class="font-medium">"Please confirm your e-mail. "</span>
                {format!("We sent a link to {email}. Orders that you placed with it as a guest join your history then.")}
            </p>
            <Done words=DONE />
            {refused.map(|refused| view! { <p class="alert" role="alert">{refused.message}</p> })}
            <form action="/fn/send_verification" method="post">
                <button class="btn" type="submit">"Send it again"</button>
            </form>
        </section>
    }
}

#[component]
fn Latest(orders: Vec<Order>, now: Timestamp) -> impl IntoView {
    let shown = if orders.is_empty() {
        view! { <p class="panel text-quiet">"No orders yet. " <a class="link inline-flex min-h-6 items-center" href="/shop">"Look around the shop"</a></p> }.into_any()
    } else {
        view! {
            <OrderList orders now />
            <a class="link inline-flex min-h-6 items-center self-start" href="/account/orders">"All orders"</a>
        }
        .into_any()
    };
    view! {
        <section class="flex flex-col gap-4" aria-labelledby="latest-orders">
            <h2 class="subtitle" id="latest-orders">"Latest orders"</h2>
            {shown}
        </section>
    }
}

#[component]
fn Tiles() -> impl IntoView {
    let tile = |(href, name, sentence): &(&'static str, &'static str, &'static str)| {
        view! {
            <li class="panel relative hover:bg-sunken">
                <a class="row-link font-medium" href=*href>{*name}</a>
                <p class="text-sm text-quiet">{*sentence}</p>
            </li>
        }
    };
    view! {
        <section class="flex flex-col gap-4" aria-labelledby="settings">
            <h2 class="subtitle" id="settings">"Settings"</h2>
            <ul class="grid gap-3 sm:grid-cols-2" role="list">{TILES.iter().map(tile).collect_view()}</ul>
        </section>
    }
}
