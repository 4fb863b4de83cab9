//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn AddressPage() -> impl IntoView {
    view! { <h1>"AddressPage"</h1> }
}

/// Page.
#[component]
pub fn ShippingPage() -> impl IntoView {
    view! { <h1>"ShippingPage"</h1> }
}

/// Page.
#[component]
pub fn PaymentPage() -> impl IntoView {
    view! { <h1>"PaymentPage"</h1> }
}

/// Page.
#[component]
pub fn ReviewPage() -> impl IntoView {
    view! { <h1>"ReviewPage"</h1> }
}
