use leptos::prelude::*;
use services::orders::{Mine, PAGE};
use shop::{Order, Timestamp};

use crate::{
    components::{account_frame::AccountFrame, order_list::OrderList},
    pages::personal::{Instead, personal},
    request::{Caller, asked},
};

const ALL: &str = "/account/orders";
const UNDER_WAY: &str = "/account/orders?show=open";

/// What is shown of the history.
struct Shown {
    orders: Vec<Order>,
    only_open: bool,
    /// Whether it begins with the latest.
    is_first: bool,
    /// Where it goes on.
    older: Option<String>,
}

/// The history, the latest first: all of it by pages (`?before=` goes on behind an earlier one), or what is under way
/// (`?show=open`).
#[component]
pub fn OrdersPage() -> impl IntoView {
    personal("Your orders", async |caller| {
        let Shown { orders, only_open, is_first, older } = shown(&caller).await?;
        let list = if orders.is_empty() {
            view! { <NoOrders only_open is_first /> }.into_any()
        } else {
            view! { <OrderList orders now=caller.ctx.now /> }.into_any()
        };
        let view = view! {
            <AccountFrame current=ALL title="Your orders">
                <Filter only_open />
                {list}
                <div class="flex flex-wrap gap-3 empty:hidden">
                    {(!is_first).then(|| view! { <a class="btn" href=ALL>"Latest orders"</a> })}
                    {older.map(|href| view! { <a class="btn" href=href>"Older orders"</a> })}
                </div>
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

async fn shown(caller: &Caller) -> Result<Shown, Instead> {
    if asked("show").as_deref() == Some("open") {
        let orders = caller.shop.orders.mine_under_way(&caller.ctx).await?;
        return Ok(Shown { orders, only_open: true, is_first: true, older: None });
    }
    let before = asked("before").and_then(|before| before.parse().ok()).map(Timestamp::from_millis);
    let page = caller.shop.orders.my_page(&caller.ctx, &Mine::Before(before), PAGE).await?;
    let older = page.next.map(|next| format!("{ALL}?before={next}"));
    Ok(Shown { orders: page.orders, only_open: false, is_first: before.is_none(), older })
}

#[component]
fn Filter(only_open: bool) -> impl IntoView {
    let chip = |name, href, is_here: bool| {
        view! { <li><a class="chip min-h-11" href=href aria-current=is_here.then_some("page")>{name}</a></li> }
    };
    view! {
        <nav aria-label="Which orders">
            <ul class="flex gap-2" role="list">{chip("All", ALL, !only_open)} {chip("Under way", UNDER_WAY, only_open)}</ul>
        </nav>
    }
}

#[component]
fn NoOrders(only_open: bool, is_first: bool) -> impl IntoView {
    let (title, sentence) = match (only_open, is_first) {
        (true, _) => ("Nothing is under way", "What you buy is found here until it has arrived."),
        (false, true) => ("No orders yet", "What you buy while you are signed in is found here."),
        (false, false) => ("That was all", "There are no older orders."),
    };
    view! {
        <div class="panel flex flex-col items-center gap-4 py-14 text-center">
            <p class="subtitle">{title}</p>
            <p class="text-quiet">{sentence}</p>
            {is_first.then(|| view! { <a class="btn btn-primary" href="/shop">"Look around the shop"</a> })}
        </div>
    }
}
