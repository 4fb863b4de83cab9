//! What is in the drawer: the cart, or that it is waited for, empty or out of reach.

use leptos::prelude::*;
use shop::cart::PricedCart;

use super::{
    cart_lines::{Lines, Notices},
    cart_state,
    changes::Changes,
};
use crate::components::empty_cart::EmptyCart;

/// The drawer's inside.
#[component]
pub fn DrawerContent(
    /// Whether the cart could not be read.
    failed: RwSignal<bool>,
    /// Reads it once more.
    retry: Callback<()>,
) -> impl IntoView {
    let shared = cart_state::cart();
    let face = Memo::new({
        let shared = shared.clone();
        move |_| match shared.with(|cart| cart.as_ref().map(|cart| cart.lines.is_empty())) {
            None if failed.get() => Face::Failed,
            None => Face::Waiting,
            Some(true) => Face::Empty,
            Some(false) => Face::Full,
        }
    });
    move || match face.get() {
        Face::Waiting => view! { <Waiting /> }.into_any(),
        Face::Failed => view! { <Failed retry /> }.into_any(),
        Face::Empty => view! { <div class="overflow-y-auto p-5"><EmptyCart /></div> }.into_any(),
        Face::Full => shared.get_untracked().map(|first| view! { <Full first shared=shared.clone() /> }).into_any(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Waiting,
    Failed,
    Empty,
    Full,
}

#[component]
fn Waiting() -> impl IntoView {
    let row = |_| {
        view! {
            <div class="flex animate-pulse gap-4">
                <div class="size-20 rounded-2xl bg-sunken"></div>
                <div class="flex flex-1 flex-col gap-3 pt-2">
                    <div class="h-4 w-3/4 rounded bg-sunken"></div>
                    <div class="h-4 w-1/3 rounded bg-sunken"></div>
                </div>
            </div>
        }
    };
    view! {
        <div class="flex flex-col gap-6 p-5">
            <p class="sr-only" role="status">"Loading your cart"</p>
            {[(); 2].map(row).collect_view()}
        </div>
    }
}

#[component]
fn Failed(retry: Callback<()>) -> impl IntoView {
    view! {
        <div class="flex flex-col items-start gap-4 p-5">
            <p class="alert" role="alert">"The cart could not be loaded. Check your connection and try again."</p>
            <button class="btn btn-primary" type="button" on:click=move |_| retry.run(())>"Try again"</button>
            <a class="underline underline-offset-4" href="/cart">"Open the cart page"</a>
        </div>
    }
}

#[component]
fn Full(first: PricedCart, shared: ArcRwSignal<Option<PricedCart>>) -> impl IntoView {
    let changes = Changes::new(None);
    let cart = Signal::derive(move || shared.get().unwrap_or_else(|| first.clone()));
    view! {
        <div class="min-h-0 flex-1 overflow-y-auto px-5" on:submit=move |event| changes.on_submit(&event)>
            <div class="pt-4">
                <Notices notices=Signal::derive(move || cart.with(|cart| cart.notices.clone())) />
            </div>
            <Lines cart changes in_drawer=true />
        </div>
        <footer class="flex flex-col gap-3 border-t border-line p-5">
            <p class="flex justify-between text-lg font-semibold">
                "Subtotal" <span class="tabular-nums" data-cart-subtotal="">{move || cart.with(|cart| cart.quote.subtotal.to_string())}</span>
            </p>
            <p class="hint">"Shipping and tax are added at checkout."</p>
            <a class="btn btn-primary w-full text-lg" href="/checkout">"Checkout"</a>
            <a class="btn btn-quiet w-full" href="/cart">"View the cart"</a>
        </footer>
    }
}
