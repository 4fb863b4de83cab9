mod asked;

use leptos::prelude::*;
use services::{
    ServiceError,
    orders::{OrderPage, Place},
};
use shop::{Order, Rejection, Timestamp, order::OrderStatus};

use self::asked::Asked;
use super::order_badges::{OrderBadges, shown_status};
use crate::{
    components::{
        admin_frame::AdminFrame,
        fields::{FieldError, FormAlert},
        more_pages::MorePages,
    },
    pages::personal::personal,
    request::{asked, set_status},
};

const LABELS: &[(&str, &str)] = &[("q", "Number or e-mail"), ("status", "Status"), ("from", "From"), ("to", "To"), ("cursor", "Page")];
/// Orders on a page.
const PAGE: u32 = 30;

/// Everybody's orders, the latest first.
#[component]
pub fn StaffOrdersPage() -> impl IntoView {
    personal("Orders", async |caller| {
        let question = Asked::of(asked);
        let found = match question.filter() {
            Ok(filter) => {
                let place = question.cursor.as_deref().map_or(Place::Page(1), Place::After);
                caller.shop.orders.list(&caller.ctx, &filter, &place, PAGE).await
            }
            Err(refused) => Err(refused.into()),
        };
        let (page, refused) = match found {
            Err(ServiceError::Rejected(refused)) if !refused.fields.is_empty() => {
                set_status(refused.code.http_status());
                (OrderPage { orders: Vec::new(), next: None }, Some(refused))
            }
            found => (found?, None),
        };
        let (is_first, rest) = (question.cursor.is_none(), question.pairs());
        let shown = refused.is_none().then(|| view! { <Rows orders=page.orders now=caller.ctx.now /> });
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/orders" title="Orders">
                <Search question refused />
                {shown}
                <MorePages path="/admin/orders" asked=rest next=page.next is_first />
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Search(question: Asked, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    let Asked { q, status, from, to, .. } = question;
    let option = |known: OrderStatus| view! { <option value=known.as_str() selected=OrderStatus::named(&status) == Some(known)>{known.as_str()}</option> };
    view! {
        <form action="/admin/orders" method="get" role="search" aria-label="Orders" novalidate class="panel grid grid-cols-2 gap-4 xl:grid-cols-[minmax(0,1fr)_9rem_10rem_10rem_auto] xl:items-start">
            <div class="col-span-2 empty:hidden xl:col-span-5">{refused.map(|refused| view! { <FormAlert refused=Some(refused) labels=LABELS /> })}</div>
            <div class="field max-xl:col-span-2">
                <label for="q">"Number or e-mail"</label>
                <input class="input" id="q" name="q" type="search" autocomplete="off" value=q aria-invalid=error("q").is_some().then_some("true") aria-describedby="q-error" />
                <FieldError name="q" error=error("q") />
            </div>
            <div class="field max-xl:col-span-2">
                <label for="status">"Status"</label>
                <select class="input" id="status" name="status" aria-describedby="status-error">
                    <option value="">"All"</option>
                    {OrderStatus::ALL.map(option).collect_view()}
                </select>
                <FieldError name="status" error=error("status") />
            </div>
            {day("from", "From", from, error("from"))}
            {day("to", "To", to, error("to"))}
            <button class="btn btn-primary max-xl:col-span-2 xl:mt-[1.625rem]" type="submit">"Search"</button>
        </form>
    }
}

fn day(name: &'static str, label: &'static str, value: String, error: Option<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input class="input" id=name name=name type="date" value=value aria-invalid=error.is_some().then_some("true") aria-describedby=format!("{name}-error") />
            <FieldError name error />
        </div>
    }
}

/// A table on a desktop and cards on a phone; the roles keep it a table where its rows are laid out as cards.
#[component]
fn Rows(orders: Vec<Order>, now: Timestamp) -> impl IntoView {
    if orders.is_empty() {
        return view! { <p class="panel text-quiet">"No order was found."</p> }.into_any();
    }
    let head = |label| view! { <th scope="col" role="columnheader" class="px-3 py-3 text-left font-medium first:pl-6">{label}</th> };
    view! {
        <div class="md:overflow-hidden md:rounded-3xl md:border md:border-line md:bg-surface">
        <table class="w-full max-md:block" role="table" data-orders="">
            <thead class="max-md:sr-only" role="rowgroup">
                <tr role="row" class="border-b border-line text-sm text-quiet">
                    {["Order", "Placed", "Shopper", "Status"].map(head).collect_view()}
                    <th scope="col" role="columnheader" class="px-3 py-3 pr-6 text-right font-medium">"Total"</th>
                </tr>
            </thead>
            <tbody class="max-md:flex max-md:flex-col max-md:gap-2" role="rowgroup">{orders.into_iter().map(|order| row(&order, now)).collect_view()}</tbody>
        </table>
        </div>
    }
    .into_any()
}

fn row(order: &Order, now: Timestamp) -> impl IntoView + use<> {
    let pieces: u32 = order.lines.iter().map(shop::order::OrderLine::kept).sum();
    let pieces = if pieces == 1 { "1 item".to_owned() } else { format!("{pieces} items") };
    let cell = "md:px-3 md:py-3";
    view! {
        <tr role="row" class="relative hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-2 max-md:rounded-3xl max-md:border max-md:border-line max-md:bg-surface max-md:p-5 md:border-b md:border-line md:last:border-0">
            <td role="cell" class="md:py-3 md:pr-3 md:pl-6">
                <a class="row-link font-mono font-medium whitespace-nowrap" href=format!("/admin/orders/{}", order.id)>{order.number.to_string()}</a>
            </td>
            <td role="cell" class=format!("{cell} text-sm text-quiet max-md:order-last max-md:text-right")>
                <time datetime=order.placed_at.to_rfc3339()>{order.placed_at.for_people()}</time>
            </td>
            <td role="cell" class=format!("{cell} min-w-0 text-sm [overflow-wrap:anywhere] max-md:order-2 max-md:col-span-2")>
                {order.shipping_address.name.to_string()} <span class="block text-quiet">{order.email.to_string()}</span>
            </td>
            <td role="cell" class=format!("{cell} max-md:order-3 max-md:col-span-2")>
                <OrderBadges status=shown_status(order, now) beside=order.beside() />
            </td>
            <td role="cell" class="text-right font-medium whitespace-nowrap tabular-nums max-md:order-1 md:py-3 md:pr-6 md:pl-3">
                {order.total().to_string()} <span class="block text-sm font-normal text-quiet">{pieces}</span>
            </td>
        </tr>
    }
}
