use leptos::prelude::*;
use shop::{Rejection, checkout::Step, pricing::ShippingMethod};

use super::{
    frame::{Frame, Onward},
    open::open,
};
use crate::{
    components::{
        choices::{Choice, Choices},
        fields::FormAlert,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
};

/// The second step: how it is shipped.
#[component]
pub fn ShippingPage() -> impl IntoView {
    personal("Checkout: shipping", async |caller| {
        let open = open(&caller, Step::Shipping).await?;
        let (_, refused) = forms::refused::<()>(&caller, "shipping").await;
        let methods = caller.shop.settings.rates.shipping.clone();
        let chosen = open.checkout.shipping_method.clone();
        let view = view! {
            <Frame step=Step::Shipping title="How should it travel?" cart=open.cart>
                <EnhancedForm>
                    <ShippingForm methods chosen refused />
                </EnhancedForm>
            </Frame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn ShippingForm(methods: Vec<ShippingMethod>, chosen: Option<String>, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("shipping_method").cloned());
    let choice = |method: ShippingMethod| Choice {
        value: method.code,
        label: method.name.to_string(),
        detail: method.delivery,
        aside: if method.price.is_zero() { "free".to_owned() } else { method.price.to_string() },
    };
    view! {
        <form action="/fn/choose_shipping" method="post" novalidate class="flex flex-col gap-6">
            <FormAlert refused />
            <Choices name="shipping_method" legend="Shipping" choices=methods.into_iter().map(choice).collect() chosen error />
            <Onward label="Continue to payment" back=Step::Address.path() back_label="Back to the address" />
        </form>
    }
}
