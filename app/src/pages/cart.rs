//! The cart page.

use leptos::prelude::*;
use shop::Rejection;

use crate::{
    api::AGAIN,
    components::{
        cart::{Cart, Told},
        coupon_box::TypedCode,
    },
    forms,
    islands::live_cart::LiveCart,
    pages::{merged::merge_notice, personal::personal},
    request::asked,
};

/// The cart, priced now.
#[component]
pub fn CartPage() -> impl IntoView {
    personal("Cart", async |caller| {
        // Somebody without a cookie has an empty cart; a page gives them none.
        let visitor = caller.visitor().unwrap_or_else(|| caller.ctx.new_id());
        let cart = caller.shop.cart.read(&caller.ctx, &visitor).await?;
        let draft = forms::draft::<String>(&caller, "cart").await.filter(|_| forms::just_refused());
        let told = draft.map(|draft| Told { variant: draft.values, sentence: sentence(draft.rejection) });
        let shipping_from = caller.shop.cheapest_shipping().map(|(price, _)| price);
        let typed = TypedCode::of(forms::refused::<String>(&caller, "coupon").await);
        let notice = merge_notice(&caller).await?;
        let again = match asked("again") {
            Some(_) => forms::draft::<Vec<String>>(&caller, AGAIN).await.map(|draft| draft.values).unwrap_or_default(),
            None => Vec::new(),
        };
        let view = view! {
            <div class="wrap py-6 lg:py-10">
                <div class="mb-6 empty:hidden">{notice}</div>
                <BoughtAgain said=again />
                <LiveCart>
                    <Cart cart shipping_from told typed />
                </LiveCart>
            </div>
        };
        Ok(view.into_any())
    })
}

/// What of an earlier order could not be put into the cart, or only in part.
#[component]
fn BoughtAgain(said: Vec<String>) -> impl IntoView {
    (!said.is_empty()).then(|| {
        let sentence = |sentence: String| view! { <li>{sentence}</li> };
        view! {
            <div class="notice mb-6" role="status" data-bought-again="">
                <p class="font-medium">"Not everything of your order could be put into the cart:"</p>
                <ul class="mt-1 list-disc pl-5">{said.into_iter().map(sentence).collect_view()}</ul>
            </div>
        }
    })
}

/// The field's own reason says more than "please check the fields".
fn sentence(rejection: Rejection) -> String {
    rejection.fields.into_values().next().unwrap_or(rejection.message)
}
