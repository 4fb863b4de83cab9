//! Header, main and footer around every page.

use leptos::prelude::*;

/// The frame of every page.
#[component]
pub fn Layout(children: Children) -> impl IntoView {
    view! { <main id="main">{children()}</main> }
}
