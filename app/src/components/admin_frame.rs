//! What every page for those who work here has around it.

use leptos::prelude::*;
use shop::access::{Need, Powers};

use crate::access::{Audience, audience};

/// The pages, by address, name, and what they are for.
const PLACES: &[(&str, &str, &str)] = &[
    ("/admin", "Overview", ""),
    ("/admin/orders", "Orders", "What was bought, and what becomes of it."),
    ("/admin/mails", "Mails", "What the shop writes to people."),
    ("/admin/customers", "Customers", "Who has an account, and what they may do."),
    ("/admin/staff", "Staff", "Who works here, and the rules of the house."),
    ("/admin/api-keys", "API keys", "Keys for programs that speak with the shop."),
    ("/admin/audit", "Audit log", "What happened that matters for security."),
];

/// The pages that these powers open, by address, name, and what they are for.
pub fn open_places(powers: &Powers) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let need = |href: &str| match audience(href) {
        Audience::All => Need::Anyone,
        Audience::Those(need) => need,
    };
    PLACES.iter().copied().filter(move |(href, ..)| powers.grant(need(href)))
}

/// The title, and the way to the other pages: a column beside the page, a row above it on phones.
#[component]
pub fn AdminFrame(
    /// What whoever looks may do.
    powers: Powers,
    /// The address of the place this page belongs to, such as `/admin/customers`.
    current: &'static str,
    /// The page's title.
    #[prop(into)]
    title: String,
    children: Children,
) -> impl IntoView {
    let place = |(href, name, _): (&'static str, &'static str, &'static str)| {
        let mark = (href == current).then_some("page");
        view! { <li class="shrink-0"><a class="account-place" href=href aria-current=mark>{name}</a></li> }
    };
    view! {
        <div class="wrap grid gap-6 py-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-12 lg:py-10">
            <nav aria-label="The shop's desk" class="min-w-0">
                <ul class="account-places" role="list">{open_places(&powers).map(place).collect_view()}</ul>
            </nav>
            <div class="flex min-w-0 flex-col gap-6">
                <h1 class="title [overflow-wrap:anywhere]">{title}</h1>
                {children()}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use shop::access::{Permission, Role};

    use super::*;

    #[test]
    fn only_what_is_open_is_offered() {
        let offered = |role| open_places(&Powers::Of(role)).map(|(href, ..)| href).collect::<Vec<_>>();
        let staff = |permissions: &[Permission]| Role::Staff { permissions: permissions.iter().copied().collect() };
        assert_eq!(offered(staff(&[])), ["/admin", "/admin/mails"]);
        assert_eq!(offered(staff(&[Permission::Audit])), ["/admin", "/admin/mails", "/admin/audit"]);
        assert_eq!(offered(Role::Admin).len(), PLACES.len());
        assert!(offered(Role::Customer).is_empty());
    }
}
