//! The cart page.

use leptos::prelude::*;
use shop::Rejection;

use crate::{
    components::{
        cart::{Cart, Told},
        coupon_box::TypedCode,
    },
    forms,
    islands::live_cart::LiveCart,
    pages::{merged::merge_notice, personal::personal},
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
        let view = view! {
            <div class="wrap py-6 lg:py-10">
                <div class="mb-6 empty:hidden">{notice}</div>
                <LiveCart>
                    <Cart cart shipping_from told typed />
                </LiveCart>
            </div>
        };
        Ok(view.into_any())
    })
}

/// The field's own reason says more than "please check the fields".
fn sentence(rejection: Rejection) -> String {
    rejection.fields.into_values().next().unwrap_or(rejection.message)
}
