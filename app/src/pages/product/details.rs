use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;
use services::window::ShownProduct;
use shop::{Money, catalog::ProductType, shipping::Delivery, text::Slug};

use crate::components::icons::{Drawing, Icon};

/// How it comes.
#[component]
pub(super) fn Promises(shipping: Option<(Money, Delivery)>) -> impl IntoView {
    let shipping = shipping.map(|(price, delivery)| {
        let price = if price.is_zero() { "free".to_owned() } else { format!("from {price}") };
        format!("Shipping {price}, {delivery}")
    });
    let promise = |drawing: Drawing, text: String| {
        view! {
            <li class="flex items-center gap-3">
                <Icon drawing />
                {text}
            </li>
        }
    };
    view! {
        <ul class="flex flex-col gap-2 rounded-2xl bg-sunken px-5 py-4 text-sm" role="list" aria-label="Delivery">
            {shipping.map(|text| promise(Drawing::Van, text))}
        </ul>
    }
}

/// What is told of it.
#[component]
pub(super) fn Description(
    /// Sanitised by the service that made it.
    html: String,
) -> impl IntoView {
    (!html.is_empty()).then(|| {
        view! {
            <section aria-labelledby="description">
                <h2 class="subtitle mb-3" id="description">"About it"</h2>
                <div class="prose" inner_html=html></div>
            </section>
        }
    })
}

/// What its type declares, as a table.
#[component]
pub(super) fn Attributes(product: Arc<ShownProduct>, types: Arc<HashMap<Slug, ProductType>>) -> impl IntoView {
    let declared = product.product.product_type.as_ref().and_then(|slug| types.get(slug)).map_or(&[][..], |declared| &declared.attributes);
    let rows: Vec<(String, String)> = declared
        .iter()
        .filter_map(|attribute| Some((attribute.label.to_string(), attribute.show(product.product.attributes.get(&attribute.key)?))))
        .collect();
    let row = |(label, value)| {
        view! {
            <tr class="border-t border-line">
                <th class="py-2.5 pr-4 text-left font-normal text-quiet" scope="row">{label}</th>
                <td class="py-2.5 [overflow-wrap:anywhere]">{value}</td>
            </tr>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="attributes">
                <h2 class="subtitle mb-3" id="attributes">"Details"</h2>
                <table class="w-full text-sm">
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
    })
}
