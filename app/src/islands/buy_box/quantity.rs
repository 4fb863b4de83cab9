use leptos::{html, prelude::*};

/// As many as a line of the cart holds.
const MOST: u32 = 99;

/// How many: a number field, and with scripts a button on either side.
#[component]
pub(super) fn Quantity(many: NodeRef<html::Input>, left: Signal<Option<u32>>) -> impl IntoView {
    let most = move || left.get().unwrap_or(MOST).clamp(1, MOST);
    let step = move |by: i64| {
        if let Some(input) = many.get_untracked() {
            let now: i64 = input.value().trim().parse().unwrap_or(1);
            input.set_value(&(now + by).clamp(1, i64::from(most())).to_string());
        }
    };
    view! {
        <div class="quantity">
            <button class="needs-scripts" type="button" data-replay="" aria-label="One less" on:click=move |_| step(-1)>
                "−"
            </button>
            <input node_ref=many type="number" name="quantity" value="1" min="1" max=most inputmode="numeric" aria-label="Quantity" />
            <button class="needs-scripts" type="button" data-replay="" aria-label="One more" on:click=move |_| step(1)>
                "+"
            </button>
        </div>
    }
}
