//! An order as its buyer sees it, by an unguessable link.

mod live;
mod timeline;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::orders::Access;
use shop::{
    Order, Timestamp,
    order::{OrderLine, OrderStatus, Payment},
};

use crate::{
    components::{
        postal::Postal,
        summary::{Item, Totals},
    },
    pages::personal::personal,
};
use live::LivePart;
use timeline::Timeline;

/// The order of the link; whoever has no right link learns nothing, not even that there is an order.
#[component]
pub fn OrderPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Your order", async move |caller| {
        let (id, key) = (params.get("order").unwrap_or_default(), params.get("key").unwrap_or_default());
        let order = caller.shop.orders.find(&id, &Access::Link(&key)).await?;
        Ok(view! { <LivePart order=order.clone()><OrderView order now=caller.ctx.now /></LivePart> }.into_any())
    })
}

#[component]
fn OrderView(order: Order, now: Timestamp) -> impl IntoView {
    let lines = order.lines.clone().into_iter().map(item).collect_view();
    view! {
        <Title text=format!("Order {}", order.number) />
        <div class="wrap flex max-w-4xl flex-col gap-6 py-6 lg:py-10">
            <Headline order=order.clone() now />
            <div class="grid gap-6 md:grid-cols-2">
                <section class="panel md:col-span-2">
                    <h2 class="subtitle mb-5">"Items"</h2>
                    <ul class="flex flex-col gap-4">{lines}</ul>
                    <hr class="my-5 border-line" />
                    <Totals quote=order.quote.clone() />
                </section>
                <section class="panel">
                    <h2 class="subtitle mb-4">"Delivery"</h2>
                    <Postal address=order.shipping_address.clone() />
                    <p class="mt-3 text-quiet [overflow-wrap:anywhere]">{order.email.to_string()}</p>
                    {note(&order)}
                </section>
                {billing(&order)}
                <Timeline entries=order.timeline.clone() />
            </div>
            {onward(&order)}
        </div>
    }
}

#[component]
fn Headline(order: Order, now: Timestamp) -> impl IntoView {
    // What has lapsed a moment ago is not payable, though nobody has written it down yet.
    let status = if order.has_lapsed(now) { OrderStatus::Expired } else { order.state.status() };
    let headline = match status {
        OrderStatus::Paid => "Your order is in".to_owned(),
        OrderStatus::Pending => "Almost there".to_owned(),
        other => other.to_string(),
    };
    let pay = (status == OrderStatus::Pending).then(|| {
        view! { <a class="btn btn-primary w-full sm:w-auto" href=format!("/pay/{}/{}", order.id, order.link_key)>{format!("Pay {}", order.total())}</a> }
    });
    let tone = if status == OrderStatus::Paid { "bg-accent-soft border-transparent" } else { "" };
    view! {
        <header class=format!("panel flex flex-col items-start gap-3 {tone}") data-order-status=status.to_string()>
            <p class="text-sm font-medium text-quiet">"Order " <span class="font-mono text-ink" data-order-number="">{order.number.to_string()}</span></p>
            <h1 class="title [overflow-wrap:anywhere]">{headline}</h1>
            <p class="text-lg">{status.sentence()}</p>
            {pay}
        </header>
    }
}

/// A guest has nothing but the link; an account finds its orders again.
fn onward(order: &Order) -> impl IntoView + use<> {
    let is_guests = order.customer.is_none();
    view! {
        {is_guests.then(|| view! { <p class="hint">"Keep the address of this page, for example as a bookmark: it is the only key to this order."</p> })}
        <div class="flex flex-wrap gap-3">
            {(order.state.payment != Payment::Awaited).then(|| view! { <a class="btn" href=format!("/orders/{}/{}/invoice", order.id, order.link_key)>"Invoice"</a> })}
            {(!is_guests).then(|| view! { <a class="btn" href="/account/orders">"Your orders"</a> })}
            <a class="btn" href="/shop">"Back to the shop"</a>
        </div>
    }
}

fn item(line: OrderLine) -> impl IntoView {
    let OrderLine { title, variant_title, slug, image, quantity, subtotal, .. } = line;
    view! { <Item title=title.to_string() variant_title slug=slug.to_string() image quantity subtotal /> }
}

fn billing(order: &Order) -> Option<impl IntoView + use<>> {
    let address = order.billing_address.clone()?;
    Some(view! {
        <section class="panel">
            <h2 class="subtitle mb-4">"Billing"</h2>
            <Postal address />
        </section>
    })
}

fn note(order: &Order) -> Option<impl IntoView + use<>> {
    let note = order.note.to_string();
    (!note.is_empty())
        .then(|| view! { <p class="mt-3 whitespace-pre-line border-l-2 border-line pl-3 text-quiet [overflow-wrap:anywhere]">{note}</p> })
}
