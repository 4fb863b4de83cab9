use leptos::prelude::*;
use services::orders::PAGE;
use shop::{Order, Timestamp};

use crate::{
    components::{account_frame::AccountFrame, order_list::OrderList},
    pages::personal::personal,
    request::asked,
};

/// The history, the latest first; `?before=` goes on behind an earlier page.
#[component]
pub fn OrdersPage() -> impl IntoView {
    personal("Your orders", async |caller| {
        let before = asked("before").and_then(|before| before.parse().ok()).map(Timestamp::from_millis);
        let orders = caller.shop.orders.mine(&caller.ctx, before).await?;
        let older = orders.last().filter(|_| orders.len() == PAGE as usize).map(older);
        let latest = before.map(|_| view! { <a class="btn" href="/account/orders">"Latest orders"</a> });
        let shown = if orders.is_empty() {
            view! { <NoOrders is_first=before.is_none() /> }.into_any()
        } else {
            view! { <OrderList orders now=caller.ctx.now /> }.into_any()
        };
        let view = view! {
            <AccountFrame current="/account/orders" title="Your orders">
                {shown}
                <div class="flex flex-wrap gap-3 empty:hidden">
                    {latest} {older.map(|href| view! { <a class="btn" href=href>"Older orders"</a> })}
                </div>
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

fn older(last: &Order) -> String {
    format!("/account/orders?before={}", last.placed_at.millis())
}

#[component]
fn NoOrders(is_first: bool) -> impl IntoView {
    if is_first {
        view! {
            <div class="panel flex flex-col items-center gap-4 py-14 text-center">
                <p class="subtitle">"No orders yet"</p>
                <p class="text-quiet">"What you buy while you are signed in is found here."</p>
                <a class="btn btn-primary" href="/shop">"Look around the shop"</a>
            </div>
        }
        .into_any()
    } else {
        view! { <p class="panel text-quiet">"There are no older orders."</p> }.into_any()
    }
}
