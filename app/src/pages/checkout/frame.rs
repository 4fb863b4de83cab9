use leptos::prelude::*;
use shop::{cart::PricedCart, checkout::Step};

use crate::components::{
    coupon_box::{CouponBox, TypedCode},
    steps::Steps,
    summary::{Items, Totals},
};

/// What every step has around it: where one is, and what one buys.
#[component]
pub(super) fn Frame(step: Step, title: &'static str, cart: PricedCart, typed: TypedCode, children: Children) -> impl IntoView {
    // The review shows the items itself.
    let with_items = step != Step::Review;
    let folded = format!("Your order: {}", cart.quote.total);
    view! {
        <div class="wrap grid gap-6 py-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12 lg:py-10">
            <div class="flex min-w-0 flex-col gap-6">
                <Steps current=step />
                <h1 class="title">{title}</h1>
                <details class="panel py-2 sm:py-2 lg:hidden" open=typed.error.is_some()>
                    <summary class="flex min-h-11 cursor-pointer items-center justify-between font-medium">
                        {folded} <span class="text-sm text-quiet underline underline-offset-4">"Details"</span>
                    </summary>
                    <div class="py-4">
                        <Bought id="folded" step cart=cart.clone() typed=typed.clone() with_items />
                    </div>
                </details>
                {children()}
            </div>
            <aside class="hidden lg:block" aria-label="Your order">
                <div class="panel sticky top-24">
                    <h2 class="subtitle mb-5">"Your order"</h2>
                    <Bought id="beside" step cart typed with_items />
                </div>
            </aside>
        </div>
    }
}

#[component]
fn Bought(id: &'static str, step: Step, cart: PricedCart, typed: TypedCode, with_items: bool) -> impl IntoView {
    let items = with_items.then(|| {
        view! {
            <Items lines=cart.lines />
            <hr class="border-line" />
        }
    });
    view! {
        <div class="flex flex-col gap-5">
            {items}
            <Totals quote=cart.quote.clone() />
            <CouponBox id quote=cart.quote typed back=step.path() />
            <a class="text-sm underline underline-offset-4 hover:text-accent" href="/cart">"Change the cart"</a>
        </div>
    }
}

/// The foot of a step: on, and back.
#[component]
pub(super) fn Onward(label: &'static str, back: &'static str, back_label: &'static str) -> impl IntoView {
    view! {
        <div class="flex flex-col gap-3 sm:flex-row-reverse sm:items-center sm:justify-between">
            <button class="btn btn-primary w-full sm:w-auto" type="submit">{label}</button>
            <a class="btn btn-quiet w-full sm:w-auto" href=back>{back_label}</a>
        </div>
    }
}
