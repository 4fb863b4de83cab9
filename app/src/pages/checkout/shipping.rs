use leptos::prelude::*;
use services::checkout::WayToShip;
use shop::{Rejection, checkout::Step, pricing::Quote};

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
        let (open, typed) = open(&caller, Step::Shipping).await?;
        let (_, refused) = forms::refused::<()>(&caller, "shipping").await;
        let (ways, chosen) = (open.ways.clone(), open.checkout.shipping_method.clone());
        let free = open.cart.quote.applied.iter().any(|applied| applied.code.is_some() && is_free(&open.cart.quote));
        let view = view! {
            <Frame step=Step::Shipping title="How should it travel?" cart=open.cart typed>
                <EnhancedForm>
                    {if ways.is_empty() { view! { <Nowhere /> }.into_any() } else { view! { <ShippingForm ways chosen free refused /> }.into_any() }}
                </EnhancedForm>
            </Frame>
        };
        Ok(view.into_any())
    })
}

/// Whether a promotion has made the chosen way free.
fn is_free(quote: &Quote) -> bool {
    !quote.shipping_discount.is_zero() && quote.shipping.is_zero()
}

/// The shop does not ship there.
#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <div class="panel flex flex-col items-start gap-4">
            <p class="alert" role="alert">"We are sorry: we do not ship your items to this address."</p>
            <a class="btn btn-primary" href=Step::Address.path()>"Choose another address"</a>
        </div>
    }
}

#[component]
fn ShippingForm(ways: Vec<WayToShip>, chosen: Option<String>, free: bool, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("shipping_method").cloned());
    let choice = |way: WayToShip| Choice {
        value: way.code,
        label: way.name.to_string(),
        detail: format!("{}: {} to {}", way.delivery, way.arrives.0, way.arrives.1),
        aside: if free || way.price.is_zero() { "free".to_owned() } else { way.price.to_string() },
    };
    view! {
        <form action="/fn/choose_shipping" method="post" novalidate class="flex flex-col gap-6">
            <FormAlert refused />
            <Choices name="shipping_method" legend="Shipping" choices=ways.into_iter().map(choice).collect() chosen error />
            <Onward label="Continue to payment" back=Step::Address.path() back_label="Back to the address" />
        </form>
    }
}
