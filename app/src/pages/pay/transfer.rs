use leptos::prelude::*;
use shop::{Order, Timestamp};

use super::{begin::Begins, way::Way};
use crate::components::transfer::TransferNote;

/// How the money is transferred, and a button that settles that it is.
#[component]
pub(super) fn Transfer(order: Order, way: Way, instructions: String, until: Timestamp) -> impl IntoView {
    let (label, page) = (way.label.clone(), format!("/orders/{}/{}", order.id, order.link_key));
    let is_settled = order.pays_by == way.code;
    let (amount, number) = (order.due(), order.number.to_string());
    let act = if is_settled {
        view! { <a class="btn btn-primary w-full text-lg" href=page>"Go to your order"</a> }.into_any()
    } else {
        view! {
            <form action="/fn/start_payment" method="post">
                <Begins order way />
                <button class="btn btn-primary w-full text-lg" type="submit">"Pay by transfer"</button>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="flex flex-col gap-3" aria-labelledby="way">
            <h2 class="subtitle" id="way">{label}</h2>
            <div class="panel flex flex-col gap-5">
                <TransferNote amount number instructions until settled=is_settled />
                {act}
                {(!is_settled).then(|| view! { <p class="hint">"You find all this on your order’s page, too."</p> })}
            </div>
        </section>
    }
}
