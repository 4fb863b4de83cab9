//! The drawer that shows the cart: opened by any `[data-opens-cart]`, which without scripts is a
//! link to the cart's page, and after something was put in.

use leptos::{
    ev::{self, MouseEvent},
    html::Dialog,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
};
use web_sys::Element;

use super::{cart_state, drawer_content::DrawerContent};
use crate::{api, reply::Reply};

/// The drawer. Focus, Esc and the page behind are the dialog element's own business.
#[island]
pub fn CartDrawer() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let open = cart_state::drawer_open();
    let failed = RwSignal::new(false);
    listen_for_openers(open.clone());
    Effect::new({
        let open = open.clone();
        move |_| match (open.get(), dialog.get()) {
            (true, Some(dialog)) if !dialog.open() => {
                let _ = dialog.show_modal();
                load(failed);
            }
            (false, Some(dialog)) => dialog.close(),
            _ => {}
        }
    });
    let close = {
        let open = open.clone();
        move || open.set(false)
    };
    let on_backdrop = {
        let close = close.clone();
        move |event: MouseEvent| {
            // A click beside the content has the dialog itself as its target.
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_some_and(|target| target.tag_name() == "DIALOG") {
                close();
            }
        }
    };
    let (closed, clicked) = (close.clone(), close);
    view! {
        <dialog class="cart-drawer" node_ref=dialog aria-labelledby="cart-drawer-title" on:close=move |_| closed() on:click=on_backdrop>
            <div class="flex h-full flex-col" data-cart="">
                <header class="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
                    <h2 class="subtitle" id="cart-drawer-title" tabindex="-1" data-cart-heading="">"Your cart"</h2>
                    <button class="btn btn-quiet size-11 px-0 text-2xl" type="button" aria-label="Close the cart" on:click=move |_| clicked()>"×"</button>
                </header>
                <Show when=move || open.get()>
                    <DrawerContent failed retry=Callback::new(move |()| load(failed)) />
                </Show>
            </div>
        </dialog>
    }
}

/// A click that asks for another tab or window keeps its meaning.
fn listen_for_openers(open: ArcRwSignal<bool>) {
    Effect::new(move |_| {
        let open = open.clone();
        let handle = window_event_listener(ev::click, move |event| {
            let plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let opener = target.and_then(|target| target.closest("[data-opens-cart]").ok().flatten());
            if plain && !event.default_prevented() && opener.is_some() {
                event.prevent_default();
                open.set(true);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

/// Reads the cart each time: prices and stock may have moved, and another tab may have changed it.
fn load(failed: RwSignal<bool>) {
    failed.set(false);
    spawn_local(async move {
        match api::read_cart().await {
            Ok(Reply::Done(cart)) => cart_state::take_in(cart),
            _ => failed.set(true),
        }
    });
}
