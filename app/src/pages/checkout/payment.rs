use leptos::prelude::*;
use services::{checkout::OpenCheckout, payments::PaymentProvider};
use shop::{Code, Rejection, checkout::Step};

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
    request::Caller,
};

/// The third step: how it is paid.
#[component]
pub fn PaymentPage() -> impl IntoView {
    personal("Checkout: payment", async |caller| {
        let (open, typed) = open(&caller, Step::Payment).await?;
        let (_, refused) = forms::refused::<()>(&caller, "payment").await;
        let total = open.cart.quote.total;
        let choice = |provider: &dyn PaymentProvider| Choice {
            value: provider.code().to_owned(),
            label: provider.label().to_owned(),
            detail: provider.description().to_owned(),
            aside: String::new(),
        };
        let choices = caller.shop.payments.providers().filter(|provider| provider.can_carry(total)).map(choice).collect();
        let chosen = open.checkout.payment_method.clone().or_else(|| open.checkout.paid_by_before.clone());
        let refused = refused.or_else(|| unable(&caller, &open));
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

/// Why the way that was chosen cannot be: the total has changed since.
fn unable(caller: &Caller, open: &OpenCheckout) -> Option<Rejection> {
    let chosen = caller.shop.payments.provider(open.checkout.payment_method.as_deref()?).ok()?;
    let total = open.cart.quote.total;
    let sentence = || format!("{} cannot carry a payment of {total}. Please choose another way to pay.", chosen.label());
    (!chosen.can_carry(total)).then(|| Rejection::new(Code::AmountNotPayable, sentence()))
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
