use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::{DomParser, Element, Event, HtmlElement, SupportedType};

/// Takes the regions of a page's HTML into `whole`; `None` if the page is another kind of page.
pub(super) fn swap(whole: &Element, html: &str) -> Option<()> {
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let regions = all(whole, "[data-results]");
    let fresh: Vec<Element> = regions.iter().map(|region| page.get_element_by_id(&region.id())).collect::<Option<_>>()?;
    let focused = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
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
    restore_focus(focused);
    if let Ok(swapped) = Event::new("shop:swapped") {
        let _ = window().dispatch_event(&swapped);
    }
    Some(())
}

/// What is folded and unfolded, by id: the server does not know.
fn folds(whole: &Element) -> Vec<(String, bool)> {
    all(whole, "details[id]").into_iter().map(|fold| (fold.id(), fold.has_attribute("open"))).collect()
}

fn restore_focus(id: Option<String>) {
    let element = id.and_then(|id| document().get_element_by_id(&id)).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}
