//! Where a page lies.

use leptos::prelude::*;

/// The way down to a page: name and address of each place above it, then its own name.
#[component]
pub fn Breadcrumbs(
    /// The places above, the first page left out.
    above: Vec<(String, String)>,
    /// The page itself.
    here: String,
) -> impl IntoView {
    let place = |(name, href): (String, String)| {
        view! {
            <li class="flex items-center gap-2">
                <a class="inline-flex min-h-6 items-center hover:underline" href=href>{name}</a>
                <span aria-hidden="true">"/"</span>
            </li>
        }
    };
    let home = std::iter::once(("Home".to_owned(), "/".to_owned()));
    // On phones the title right below says where one is.
    view! {
        <nav aria-label="Breadcrumb" class="text-sm text-quiet">
            <ol class="trail flex flex-wrap items-center gap-2">
                {home.chain(above).map(place).collect_view()} <li class="text-ink max-sm:sr-only" aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}
