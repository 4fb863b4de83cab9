use leptos::prelude::*;
use shop::{Rejection, checkout::Step};

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

/// The third step: how it is paid.
#[component]
pub fn PaymentPage() -> impl IntoView {
    personal("Checkout: payment", async |caller| {
        let (open, typed) = open(&caller, Step::Payment).await?;
        let (_, refused) = forms::refused::<()>(&caller, "payment").await;
        let provider = |provider: &dyn services::payments::PaymentProvider| Choice {
            value: provider.code().to_owned(),
            label: provider.label().to_owned(),
            detail: provider.description().to_owned(),
            aside: String::new(),
        };
        let choices = caller.shop.payments.providers().map(provider).collect();
        let chosen = open.checkout.payment_method.clone();
        let view = view! {
            <Frame step=Step::Payment title="How would you like to pay?" cart=open.cart typed>
                <EnhancedForm>
                    <PaymentForm choices chosen refused />
                </EnhancedForm>
            </Frame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn PaymentForm(choices: Vec<Choice>, chosen: Option<String>, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("payment_method").cloned());
    view! {
        <form action="/fn/choose_payment" method="post" novalidate class="flex flex-col gap-6">
            <FormAlert refused />
            <Choices name="payment_method" legend="Payment" choices chosen error />
            <p class="hint">"Nothing is charged yet: you pay once the order is placed."</p>
            <Onward label="Continue to review" back=Step::Shipping.path() back_label="Back to shipping" />
        </form>
    }
}
