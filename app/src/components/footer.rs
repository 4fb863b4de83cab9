//! The foot of every page.

use leptos::prelude::*;
use shop::catalog::Category;

use super::departments::DepartmentLinks;

/// The foot.
#[component]
pub fn Footer(
    /// The shop's name.
    name: String,
    /// The departments in order.
    departments: Vec<Category>,
) -> impl IntoView {
    view! {
        <footer class="footer">
            <div class="wrap grid gap-10 py-12 md:grid-cols-[2fr_1fr_1fr] md:py-16">
                <nav aria-labelledby="footer-departments">
                    <h2 id="footer-departments" class="eyebrow mb-3">"Browse"</h2>
                    <DepartmentLinks departments class="columns-2 sm:columns-3" link="footer-link" />
                </nav>
                <nav aria-labelledby="footer-shop">
                    <h2 id="footer-shop" class="eyebrow mb-3">"Shop"</h2>
                    <ul role="list">
                        <li><a class="footer-link" href="/shop">"Everything"</a></li>
                        <li><a class="footer-link" href="/shop?on_sale=1">"On sale"</a></li>
                        <li><a class="footer-link" href="/favourites">"Your favourites"</a></li>
                        <li><a class="footer-link" href="/cart">"Your cart"</a></li>
                        <li><a class="footer-link" href="/account">"Your account"</a></li>
                        <li><a class="footer-link" href="/api/docs">"API documentation"</a></li>
                    </ul>
                </nav>
                <section aria-labelledby="footer-about" class="text-sm text-quiet">
                    <h2 id="footer-about" class="eyebrow mb-3">"About"</h2>
                    <p class="mb-3">{format!("{name} is a demonstration shop. Brands and products are invented, and nothing is charged or sent.")}</p>
                    <p>
                        "Drawings: " <a class="link" href="https://github.com/microsoft/fluentui-emoji">"Fluent Emoji 3D"</a>
                        " by Microsoft (MIT)."
                    </p>
                </section>
            </div>
        </footer>
    }
}
