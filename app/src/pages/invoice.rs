//! An invoice as a page that prints well.

use leptos::{
    nonce::{Nonce, use_nonce},
    prelude::*,
};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::{
    invoices::{Invoice, InvoiceDocument, InvoiceLine, Sum},
    orders::Access,
};

use crate::{
    components::{postal::PostalLines, print_button::PrintButton},
    pages::personal::personal,
};

/// The invoice of the link's order; whoever has no right link learns nothing.
#[component]
pub fn InvoicePage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let nonce = use_nonce();
    personal("Invoice", async move |caller| {
        let (order, key) = (params.get("order").unwrap_or_default(), params.get("key").unwrap_or_default());
        let invoice = caller.shop.invoices.open(&caller.ctx, &order, &Access::Link(&key)).await?;
        let order = format!("/orders/{order}/{key}");
        Ok(view! { <InvoiceView invoice order nonce /> }.into_any())
    })
}

#[component]
fn InvoiceView(invoice: Invoice, order: String, nonce: Option<Nonce>) -> impl IntoView {
    let Invoice { number, issued_at, document } = invoice;
    let paid = if document.total.is_zero() { "Nothing is to be paid." } else { "Paid. Thank you for your order." };
    let facts = [
        ("Invoice number", number.to_string()),
        ("Invoice date", issued_at.day_for_people()),
        ("Order", document.order.to_string()),
        ("Order date", document.ordered_at.day_for_people()),
    ];
    let fact = |(label, value)| view! { <dt class="text-quiet">{label}</dt><dd class="tabular-nums sm:text-right">{value}</dd> };
    view! {
        <Title text=format!("Invoice {number}") />
        <div class="wrap flex max-w-4xl flex-col gap-6 py-6 lg:py-10">
            <Tools order nonce />
            <article class="panel flex flex-col gap-8" data-invoice=number.to_string()>
                <header class="flex flex-wrap justify-between gap-6">
                    <Seller document=document.clone() />
                    <div>
                        <h1 class="title mb-3 sm:text-right">"Invoice"</h1>
                        <dl class="grid grid-cols-[auto_auto] gap-x-6 gap-y-1 text-sm">{facts.map(fact).collect_view()}</dl>
                    </div>
                </header>
                <Parties document=document.clone() />
                <LinesTable lines=document.lines.clone() />
                <Sums sums=document.sums() />
                <p class="font-medium">{paid} <span class="block text-sm font-normal text-quiet">{format!("All amounts are in {}.", document.total.currency.code())}</span></p>
            </article>
        </div>
    }
}

#[component]
fn Tools(order: String, nonce: Option<Nonce>) -> impl IntoView {
    view! {
        <div class="not-printed flex flex-wrap gap-3">
            <a class="btn btn-primary" href=format!("{order}/invoice.pdf")>"Open as PDF"</a>
            <PrintButton nonce />
            <a class="btn" href=order>"Back to the order"</a>
        </div>
    }
}

#[component]
fn Seller(document: InvoiceDocument) -> impl IntoView {
    let tax_id = document.seller.tax_id.map(|tax_id| format!("Tax ID {tax_id}"));
    view! {
        <div class="min-w-0 text-sm text-quiet">
            <p class="text-lg font-semibold text-ink [overflow-wrap:anywhere]">{document.seller.name}</p>
            <PostalLines lines=document.seller.address.into_iter().chain(tax_id).collect() />
        </div>
    }
}

#[component]
fn Parties(document: InvoiceDocument) -> impl IntoView {
    let party = |label: &'static str, lines: Vec<String>| {
        view! { <section class="min-w-0"><h2 class="mb-1 text-sm text-quiet">{label}</h2><PostalLines lines /></section> }
    };
    view! {
        <div class="grid gap-6 sm:grid-cols-2">
            {party("Billed to", document.buyer)}
            {document.delivery.map(|lines| party("Delivered to", lines))}
        </div>
    }
}

#[component]
fn LinesTable(lines: Vec<InvoiceLine>) -> impl IntoView {
    let figure = "py-3 pl-4 text-right align-top tabular-nums whitespace-nowrap";
    let row = |line: InvoiceLine| {
        view! {
            <tr class="border-b border-line">
                <td class="py-3 [overflow-wrap:anywhere]">{line.title.clone()} <span class="block text-sm text-quiet">{line.details()}</span></td>
                <td class=figure>{line.quantity}</td>
                <td class=figure>{line.unit_price.to_string()}</td>
                <td class=figure>{format!("{} %", line.tax_rate.percent())}</td>
                <td class=figure>{line.amount.to_string()}</td>
            </tr>
        }
    };
    let head = |label| view! { <th scope="col" class="py-2 pl-4 text-right font-medium">{label}</th> };
    view! {
        <div class="overflow-x-auto" tabindex="0" role="region" aria-label="What was bought">
            <table class="w-full">
                <thead>
                    <tr class="border-b-2 border-accent text-sm text-quiet">
                        <th scope="col" class="py-2 text-left font-medium">"Item"</th>
                        {["Qty", "Unit price", "Tax", "Amount"].map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Sums(sums: Vec<Sum>) -> impl IntoView {
    let row = |Sum { label, amount, is_total }| {
        let class = if is_total {
            "flex justify-between gap-6 border-t border-line pt-2 text-lg font-semibold"
        } else {
            "flex justify-between gap-6"
        };
        view! { <div class=class><dt>{label}</dt><dd class="tabular-nums whitespace-nowrap" data-total=is_total.then_some("")>{amount}</dd></div> }
    };
    view! { <dl class="flex w-full flex-col gap-2 sm:w-96 sm:self-end">{sums.into_iter().map(row).collect_view()}</dl> }
}
