//! What every page for those who work here has around it.

use leptos::prelude::*;
use services::payments::Payments;
use shop::access::{Need, Permission, Powers};

use crate::{
    access::{Audience, audience},
    request::Caller,
};

/// The pages, by address, name, and what they are for.
const PLACES: &[(&str, &str, &str)] = &[
    ("/admin", "Overview", ""),
    ("/admin/orders", "Orders", "What was bought, and what becomes of it."),
    ("/admin/payments", "Payments", "How orders are paid, and what needs a look."),
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
    let handles_orders = powers.grant(Need::Can(Permission::Orders));
    let place = |(href, name, _): (&'static str, &'static str, &'static str)| {
        let mark = (href == current).then_some("page");
        let waiting = (href == "/admin/payments" && handles_orders).then(|| view! { <ToLookAt /> });
        view! { <li class="shrink-0"><a class="account-place" href=href aria-current=mark>{name} {waiting}</a></li> }
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

/// How many payments wait for a look, beside the name of their page; nothing if there are none.
#[component]
fn ToLookAt() -> impl IntoView {
    let caller = Caller::current();
    let count = async move {
        // The page itself says what is wrong if they cannot be counted.
        let count = match caller {
            Ok(caller) => caller.shop.payments.open_discrepancies().await.unwrap_or_default(),
            Err(_) => 0,
        };
        let shown = if count < Payments::MOST_COUNTED { count.to_string() } else { format!("{count}+") };
        (count > 0).then(|| {
            view! {
                <span class="ml-2 rounded-full bg-warn-soft px-2 text-xs leading-5 text-warn tabular-nums" data-to-look-at="">
                    {shown} <span class="sr-only">" to look at"</span>
                </span>
            }
        })
    };
    view! { <Suspense>{Suspend::new(count)}</Suspense> }
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
