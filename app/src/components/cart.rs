//! The cart: its lines, its sums, what there is to know. On its page and in the drawer alike.

use leptos::prelude::*;
use shop::{
    Money,
    cart::{Notice, PricedCart},
};

use super::{
    cart_line::CartLine,
    coupon_box::{CouponBox, TypedCode},
    empty_cart::EmptyCart,
    summary::Totals,
};

/// What the form before said: refused, or granted in part.
#[derive(Clone, Debug)]
pub struct Told {
    /// Beside which line; that of no line is said above them.
    pub variant: String,
    /// What.
    pub sentence: String,
}

/// The whole cart; its id is known to `islands::changes`.
#[component]
pub fn Cart(
    /// The cart, priced now.
    cart: PricedCart,
    /// The cheapest way to ship.
    shipping_from: Option<Money>,
    /// What the form before said.
    told: Option<Told>,
    /// A code that was refused.
    typed: TypedCode,
) -> impl IntoView {
    let (beside, above) = match told {
        Some(told) if cart.lines.iter().any(|line| line.variant.as_str() == told.variant) => (Some(told), None),
        told => (None, told),
    };
    let told_of = |variant: &str| beside.as_ref().filter(|told| told.variant == variant).map(|told| told.sentence.clone());
    let lines = cart.lines.iter().map(|line| view! { <CartLine line=line.clone() told=told_of(line.variant.as_str()) /> }).collect_view();
    let whole = if cart.lines.is_empty() {
        view! { <EmptyCart /> }.into_any()
    } else {
        view! {
            <div class="grid gap-6 @4xl:grid-cols-[minmax(0,1fr)_22rem] @4xl:items-start @4xl:gap-12">
                <ul class="divide-y divide-line border-y border-line" role="list">{lines}</ul>
                <Summary cart=cart.clone() shipping_from typed />
            </div>
        }
        .into_any()
    };
    let pieces = cart.pieces().to_string();
    view! {
        <div class="@container" id="cart-content" data-pieces=pieces>
            <h1 class="title mb-6" id="cart-heading" tabindex="-1">"Your cart"</h1>
            {above.map(|told| view! { <p class="alert mb-4" role="alert">{told.sentence}</p> })}
            <Notices notices=cart.notices />
            {whole}
        </div>
    }
}

/// What the shopper should know; caps are said beside their line.
#[component]
pub fn Notices(
    /// What there is to know.
    notices: Vec<Notice>,
) -> impl IntoView {
    let of_line = |notice: &&Notice| matches!(notice, Notice::StockCapped { .. } | Notice::LimitCapped { .. });
    let sentences: Vec<_> = notices.iter().filter(|notice| !of_line(notice)).map(|notice| view! { <li>{notice.sentence()}</li> }).collect();
    (!sentences.is_empty()).then(|| view! { <ul class="notice mb-6 flex flex-col gap-1" role="status">{sentences}</ul> })
}

#[component]
fn Summary(cart: PricedCart, shipping_from: Option<Money>, typed: TypedCode) -> impl IntoView {
    let onward = if cart.can_be_ordered() {
        view! { <a class="btn btn-primary w-full text-lg" href="/checkout">"Checkout"</a> }.into_any()
    } else {
        view! { <p class="hint">"Please mend the lines above before you check out."</p> }.into_any()
    };
    view! {
        <section class="panel @4xl:sticky @4xl:top-24" aria-labelledby="summary-title">
            <h2 class="subtitle mb-5" id="summary-title">"Summary"</h2>
            <Totals quote=cart.quote.clone() shipping_from />
            <hr class="my-5 border-line" />
            <CouponBox id="cart" quote=cart.quote typed back="/cart" />
            <div class="mt-6 flex flex-col gap-3">
                {onward}
                <a class="btn btn-quiet w-full" href="/shop">"Continue shopping"</a>
            </div>
        </section>
    }
}
