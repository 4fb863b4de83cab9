//! The drawer that shows the cart: opened by any `[data-opens-cart]`, which without scripts is a
//! link to the cart's page, and after something was put in.

use leptos::{
    ev::{self, MouseEvent},
    html::{Dialog, Div},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
};
use web_sys::Element;

use super::{cart_state, changes::Changes};

/// The drawer. Focus, Esc and the page behind are the dialog element's own business; the cart in it
/// is that of the cart's page.
#[island]
pub fn CartDrawer() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let region = NodeRef::<Div>::new();
    let changes = Changes::of(region);
    let (waiting, failed) = (RwSignal::new(true), RwSignal::new(false));
    let load = move || {
        failed.set(false);
        spawn_local(async move {
            failed.set(changes.read().await.is_none());
            waiting.set(false);
        });
    };
    let open = cart_state::drawer_open();
    listen_for_openers(open.clone());
    Effect::new({
        let open = open.clone();
        move |_| match (open.get(), dialog.get()) {
            (true, Some(dialog)) if !dialog.open() => {
                let _ = dialog.show_modal();
                load();
            }
            (false, Some(dialog)) => dialog.close(),
            _ => {}
        }
    });
    let (closed, beside, button) = (open.clone(), open.clone(), open);
    view! {
        <dialog
            class="cart-drawer"
            node_ref=dialog
            aria-label="Your cart"
            on:close=move |_| closed.set(false)
            on:click=move |event| if is_beside(&event) { beside.set(false) }
        >
            <div class="flex h-full flex-col">
                <div class="flex justify-end px-3 pt-3">
                    <button class="btn btn-quiet size-11 px-0 text-2xl" type="button" aria-label="Close the cart" on:click=move |_| button.set(false)>"×"</button>
                </div>
                <p class="px-5 text-quiet" role="status" hidden=move || !waiting.get()>"Loading your cart …"</p>
                <div class="flex flex-col items-start gap-4 px-5" role="alert" hidden=move || !failed.get()>
                    <p class="alert">"The cart could not be loaded. Check your connection and try again."</p>
                    <button class="btn btn-primary" type="button" on:click=move |_| load()>"Try again"</button>
                </div>
                <div
                    class="in-drawer min-h-0 flex-1 overflow-y-auto px-5 pb-6"
                    node_ref=region
                    hidden=move || failed.get()
                    on:submit=move |event| changes.on_submit(&event)
                    on:change=move |event| Changes::on_change(&event)
                ></div>
            </div>
        </dialog>
    }
}

/// A click beside the content has the dialog itself as its target.
fn is_beside(event: &MouseEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| target.tag_name() == "DIALOG")
}

/// A click that asks for another tab or window keeps its meaning; on the cart's page the cart is there already.
fn listen_for_openers(open: ArcRwSignal<bool>) {
    Effect::new(move |_| {
        let open = open.clone();
        let handle = window_event_listener(ev::click, move |event| {
            let plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let opener = target.and_then(|target| target.closest("[data-opens-cart]").ok().flatten());
            let elsewhere = window().location().pathname().is_ok_and(|path| path != "/cart");
            if plain && elsewhere && !event.default_prevented() && opener.is_some() {
                event.prevent_default();
                open.set(true);
            }
        });
        on_cleanup(move || handle.remove());
    });
}
