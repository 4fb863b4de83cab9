use leptos::prelude::*;
use shop::Order;

use super::{begin::Begins, way::Way};
use crate::components::{fields::FormAlert, provider_fields::ProviderFields};

/// The provider's form within our page: `pay.js` opens it. Without scripts, or if it does not open, the same form leads to
/// the provider's own page.
#[component]
pub(super) fn CardForm(
    order: Order,
    way: Way,
    key: String,
    script: String,
    /// Whether the card can be kept.
    keeps: bool,
    /// Whether there are saved ones above.
    is_another: bool,
) -> impl IntoView {
    let (due, vendor) = (order.due(), way.vendor.clone());
    let title = if is_another { "Another card".to_owned() } else { way.label.clone() };
    let keep = keeps.then(|| {
        view! {
            <label class="choice-row">
                <input class="tick" type="checkbox" name="keep" value="1" />
                "Save this card for next time"
            </label>
        }
    });
    view! {
        <section class="flex flex-col gap-3" aria-labelledby="card-form">
            <h2 class="subtitle" id="card-form">{title}</h2>
            <form
                action="/fn/start_payment"
                method="post"
                class="panel flex flex-col gap-5"
                data-provider-form="confirmPayment"
                data-script=script
                data-key=key
            >
                <FormAlert refused=None />
                <Begins order way />
                <input type="hidden" name="away" value="1" />
                {keep}
                <ProviderFields />
                <button class="btn btn-primary w-full text-lg" type="submit">{format!("Pay {due}")}</button>
                <p class="hint" data-away="">{format!("You pay on the page of {vendor}, and come back here afterwards.")}</p>
                <p class="hint" data-within="" hidden>{format!("What you type here goes to {vendor} alone: it never reaches our server.")}</p>
            </form>
        </section>
        <script type="module" src="/pay.js"></script>
    }
}
