//! What every page of one's account has around it.

use leptos::prelude::*;
use services::Services;

/// The pages, by address and name.
const PLACES: &[(&str, &str)] = &[
    ("/account", "Overview"),
    ("/account/orders", "Orders"),
    ("/account/profile", "Profile"),
    ("/account/addresses", "Addresses"),
    (CARDS, "Cards"),
    ("/account/security", "Security"),
    ("/account/sessions", "Sessions"),
    ("/account/privacy", "Privacy"),
];

/// Only where the shop saves cards.
const CARDS: &str = "/account/cards";

/// The title, and the way to the other pages: a column beside the page, a row above it on phones.
#[component]
pub fn AccountFrame(
    /// The address of the place this page belongs to, such as `/account/security`.
    current: &'static str,
    /// The page's title.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    let saves_cards = use_context::<Services>().is_some_and(|shop| shop.payments.saves_cards());
    let places = PLACES.iter().filter(|(href, _)| saves_cards || *href != CARDS);
    let place = |(href, name): &(&'static str, &'static str)| {
        let mark = (*href == current).then_some("page");
        view! { <li class="shrink-0"><a class="account-place" href=*href aria-current=mark>{*name}</a></li> }
    };
    view! {
        <div class="wrap grid gap-6 py-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-12 lg:py-10">
            <nav aria-label="Your account" class="min-w-0">
                <ul class="account-places" role="list">{places.map(place).collect_view()}</ul>
            </nav>
            <div class="flex min-w-0 max-w-3xl flex-col gap-6">
                <h1 class="title [overflow-wrap:anywhere]">{title}</h1>
                {children()}
            </div>
        </div>
    }
}
