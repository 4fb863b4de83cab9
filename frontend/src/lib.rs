//! The WASM entry: `public/loader.js` calls `hydrate`, then wakes each island on the page.

// Linked for the islands that register themselves by being compiled in.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the page for its islands.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
