use leptos::prelude::*;
use web_sys::{DomParser, Element, Event, SupportedType};

use crate::islands::exchange::{self, all};

/// Takes the regions of a page's HTML into `whole`; `None` if the page is another kind of page.
pub(super) fn swap(whole: &Element, html: &str) -> Option<()> {
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let regions = all(whole, "[data-results]");
    let fresh: Vec<Element> = regions.iter().map(|region| page.get_element_by_id(&region.id())).collect::<Option<_>>()?;
    let focused = exchange::focused();
    let folds = folds(whole);
    for (region, fresh) in regions.iter().zip(fresh) {
        // What did not change stays, and with it the scroll position and what screen readers said.
        if region.inner_html() != fresh.inner_html() {
            region.set_inner_html(&fresh.inner_html());
        }
    }
    for (id, open) in folds {
        if let Some(fold) = document().get_element_by_id(&id) {
            let _ = fold.toggle_attribute_with_force("open", open);
        }
    }
    focused.iter().for_each(|id| exchange::focus(id));
    if let Ok(swapped) = Event::new("shop:swapped") {
        let _ = window().dispatch_event(&swapped);
    }
    Some(())
}

/// What is folded and unfolded, by id: the server does not know.
fn folds(whole: &Element) -> Vec<(String, bool)> {
    all(whole, "details[id]").into_iter().map(|fold| (fold.id(), fold.has_attribute("open"))).collect()
}
