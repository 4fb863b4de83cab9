//! The cart's page, changed without a reload.

use leptos::{html::Div, prelude::*};

use super::changes::Changes;

/// Around the cart that the server rendered; its forms post themselves without scripts.
#[island]
pub fn LiveCart(children: Children) -> impl IntoView {
    let region = NodeRef::<Div>::new();
    let changes = Changes::of(region);
    view! {
        <div node_ref=region on:submit=move |event| changes.on_submit(&event) on:change=move |event| Changes::on_change(&event)>
            {children()}
        </div>
    }
}
