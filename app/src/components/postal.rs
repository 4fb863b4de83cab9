//! An address as it stands on a parcel.

use leptos::prelude::*;
use shop::Address;

/// The lines of an address.
#[component]
pub fn Postal(
    /// Where it goes.
    address: Address,
) -> impl IntoView {
    view! { <PostalLines lines=address.lines() /> }
}

/// The lines of an address that was written down before.
#[component]
pub fn PostalLines(
    /// From the name to the country.
    lines: Vec<String>,
) -> impl IntoView {
    let line = |line: String| view! { <span class="block">{line}</span> };
    view! { <address class="not-italic [overflow-wrap:anywhere]">{lines.into_iter().map(line).collect_view()}</address> }
}
