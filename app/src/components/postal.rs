//! An address as it stands on a parcel.

use leptos::prelude::*;
use shop::Address;

/// The lines of an address.
#[component]
pub fn Postal(
    /// Where it goes.
    address: Address,
) -> impl IntoView {
    let line = |line: String| view! { <span class="block">{line}</span> };
    view! { <address class="not-italic [overflow-wrap:anywhere]">{address.lines().into_iter().map(line).collect_view()}</address> }
}
