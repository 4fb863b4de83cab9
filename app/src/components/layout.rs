//! Header, main and footer around every page.

use leptos::prelude::*;
use leptos_meta::Title;
use services::Services;

use super::{footer::Footer, header::Header};
use crate::islands::{cart_drawer::CartDrawer, quick_forms::QuickForms, toasts::Toasts};

/// The frame of every page.
#[component]
pub fn Layout(children: Children) -> impl IntoView {
    let shop = use_context::<Services>();
    let departments: Vec<_> = shop.as_ref().map(|shop| shop.catalog.shown().tree.below(None).cloned().collect()).unwrap_or_default();
    let name = shop.map_or_else(String::new, |shop| shop.settings.name.to_string());
    let of_shop = name.clone();
    view! {
        <Title formatter=move |title: String| escaped(&if title.is_empty() { of_shop.clone() } else { format!("{title} – {of_shop}") }) text="" />
        <a class="skip" href="#main">"Skip to content"</a>
        <Header name=name.clone() departments=departments.clone() />
        <main id="main" class="flex-1" tabindex="-1">
            {children()}
        </main>
        <Footer name departments />
        <CartDrawer />
        <Toasts />
        <QuickForms />
    }
}

/// A text as an element's content, where leptos escapes nothing: inside `title` and `textarea`. A
/// product's name could end the element there and go on as markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_its_element() {
        assert_eq!(escaped("a & b </textarea><script>"), "a &amp; b &lt;/textarea>&lt;script>");
    }
}
