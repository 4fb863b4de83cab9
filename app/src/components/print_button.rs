//! Printing a page that is made for it.

use leptos::{nonce::Nonce, prelude::*};

/// Without scripts nothing is offered that would not work.
const PRINT: &str = "const print=document.querySelector('[data-print]');print.hidden=false;print.onclick=()=>window.print()";

/// Opens the browser's own dialog.
#[component]
pub fn PrintButton(
    /// The page's own, for its script.
    nonce: Option<Nonce>,
) -> impl IntoView {
    view! {
        <button class="btn" type="button" hidden=true data-print="">"Print"</button>
        <script nonce=nonce inner_html=PRINT></script>
    }
}
