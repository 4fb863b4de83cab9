//! What lies in a parcel, to be printed and put into it: no prices.

use leptos::{
    nonce::{Nonce, use_nonce},
    prelude::*,
};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::orders::{Access, Desk};
use shop::{
    Order,
    order::{LinePart, OrderLine},
};

use crate::{
    components::{postal::Postal, print_button::PrintButton},
    pages::personal::personal,
    request::asked,
};

/// The slip of a shipment, or else of what is still to be packed.
#[component]
pub fn PackingSlipPage() -> impl IntoView {
    let named = use_params_map().with_untracked(|params| params.get("order")).unwrap_or_default();
    let nonce = use_nonce();
    personal("Packing slip", async move |caller| {
        let order = caller.shop.orders.find(&named, &Access::Desk(Desk::of(&caller.ctx)?)).await?;
        let parts = contents(&order, asked("shipment").as_deref());
        Ok(view! { <Slip order parts nonce /> }.into_any())
    })
}

/// What is in a shipment; without one, all that is left, or, when nothing is, all there was.
fn contents(order: &Order, shipment: Option<&str>) -> Vec<LinePart> {
    let named = shipment.and_then(|id| order.shipments.iter().find(|shipment| shipment.id.as_str() == id));
    match named {
        Some(shipment) => shipment.lines.clone(),
        None if order.left_to_ship() > 0 => order.all_left(),
        None => order.all_kept(),
    }
}

#[component]
fn Slip(order: Order, parts: Vec<LinePart>, nonce: Option<Nonce>) -> impl IntoView {
    let found = parts.iter().filter_map(|part| order.line(part.line).ok().map(|line| (line.clone(), part.quantity)));
    let rows = found.map(|(line, quantity)| row(line, quantity)).collect_view();
    let pieces: u32 = parts.iter().map(|part| part.quantity).sum();
    let note = order.note.to_string();
    let note = (!note.is_empty()).then(|| {
        view! { <p class="border-l-2 border-line pl-3 whitespace-pre-line [overflow-wrap:anywhere]">{note}</p> }
    });
    view! {
        <Title text=format!("Packing slip {}", order.number) />
        <div class="wrap flex max-w-3xl flex-col gap-6 py-6 lg:py-10">
            <div class="not-printed flex flex-wrap gap-3">
                <PrintButton nonce />
                <a class="btn" href=format!("/admin/orders/{}", order.id)>"Back to the order"</a>
            </div>
            <article class="panel flex flex-col gap-6" data-packing-slip="">
                <header class="flex flex-wrap items-baseline justify-between gap-3">
                    <h1 class="title">"Packing slip"</h1>
                    <p class="font-mono text-xl">{order.number.to_string()}</p>
                </header>
                <div class="grid gap-6 sm:grid-cols-2">
                    <section>
                        <h2 class="mb-1 text-sm text-quiet">"Deliver to"</h2>
                        <Postal address=order.shipping_address.clone() />
                        {order.phone.as_ref().map(|phone| view! { <p>{phone.to_string()}</p> })}
                    </section>
                    <section>
                        <h2 class="mb-1 text-sm text-quiet">"Ordered"</h2>
                        <p>{order.placed_at.day_for_people()}</p>
                        {note}
                    </section>
                </div>
                <table class="w-full">
                    <thead>
                        <tr class="border-b-2 border-accent text-sm text-quiet">
                            <th scope="col" class="py-2 text-left font-medium">"Item"</th>
                            <th scope="col" class="py-2 pl-4 text-right font-medium">"Pieces"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" class="py-3 text-left font-medium">"In all"</th>
                            <td class="py-3 pl-4 text-right font-medium tabular-nums">{pieces}</td>
                        </tr>
                    </tfoot>
                </table>
            </article>
        </div>
    }
}

fn row(line: OrderLine, quantity: u32) -> impl IntoView {
    view! {
        <tr class="border-b border-line">
            <td class="py-3 [overflow-wrap:anywhere]">
                {line.name()} <span class="block font-mono text-sm text-quiet">{line.sku.to_string()}</span>
            </td>
            <td class="py-3 pl-4 text-right align-top text-lg tabular-nums">{quantity}</td>
        </tr>
    }
}
