use leptos::prelude::*;

use super::seen::Seen;

/// What of the page follows the order while somebody looks at it; `live.js` fetches the page again when the order moves
/// and puts this part in the place of the old one, so it holds no island.
///
/// Without scripts the page says how to look again.
#[component]
pub(super) fn LivePart(seen: Seen, children: Children) -> impl IntoView {
    let page = seen.page();
    view! {
        <div id="order-live" data-live=format!("{page}/live") data-moved=seen.order.moved().to_string()>
            {children()}
        </div>
        <p id="order-said" class="sr-only" role="status"></p>
        <noscript>
            <p class="wrap max-w-4xl pb-10"><a class="btn" href=page>"Look again"</a></p>
        </noscript>
        <script type="module" src="/live.js"></script>
    }
}
