use leptos::prelude::*;
use services::checkout::OpenCheckout;
use shop::{
    Rejection,
    cart::{Notice, PricedLine},
    checkout::{Contact, Step},
};

use super::{frame::Frame, open::open};
use crate::{
    components::{fields::FormAlert, postal::Postal, summary::Items},
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::{Instead, personal},
    request::Caller,
};

/// The last step: one look at all of it, and the order.
#[component]
pub fn ReviewPage() -> impl IntoView {
    personal("Checkout: review", async |caller| {
        let (open, typed) = open(&caller, Step::Review).await?;
        let (_, refused) = forms::refused::<()>(&caller, "review").await;
        let contact = open.checkout.contact.clone().ok_or_else(|| Instead::Goto(Step::Address.path().to_owned()))?;
        let (shipping, payment) = (shipping(&open), payment(&caller, &open));
        let view = view! {
            <Frame step=Step::Review title="One last look" cart=open.cart.clone() typed>
                <Told notices=open.cart.notices.clone() />
                <Chosen contact shipping payment lines=open.cart.lines.clone() />
                <Place open refused />
            </Frame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Told(notices: Vec<Notice>) -> impl IntoView {
    let told = notices.into_iter().map(|notice| view! { <li>{notice.sentence()}</li> }).collect_view();
    (!told.is_empty()).then(|| view! { <ul class="notice flex flex-col gap-1">{told}</ul> })
}

#[component]
fn Chosen(contact: Contact, shipping: String, payment: String, lines: Vec<PricedLine>) -> impl IntoView {
    let phone = contact.phone.as_ref().map(|phone| view! { <p class="text-quiet">{phone.to_string()}</p> });
    let billing = contact.billing.clone().map(|billing| {
        view! {
            <Section title="Billing" change=Step::Address.path()>
                <Postal address=billing />
            </Section>
        }
    });
    let note = contact.note.to_string();
    let note = (!note.is_empty()).then(|| {
        view! {
            <Section title="Note" change=Step::Address.path()>
                <p class="whitespace-pre-line [overflow-wrap:anywhere]">{note}</p>
            </Section>
        }
    });
    view! {
        <div class="panel flex flex-col divide-y divide-line py-1 sm:py-2">
            <Section title="Delivery" change=Step::Address.path()>
                <Postal address=contact.address />
                <p class="mt-2 text-quiet [overflow-wrap:anywhere]">{contact.email.to_string()}</p>
                {phone}
            </Section>
            {billing}
            <Section title="Shipping" change=Step::Shipping.path()>{shipping}</Section>
            <Section title="Payment" change=Step::Payment.path()>{payment}</Section>
            {note}
            <Section title="Items" change="/cart">
                <Items lines />
            </Section>
        </div>
    }
}

#[component]
fn Section(title: &'static str, change: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="py-4">
            <div class="mb-1 flex items-baseline justify-between gap-4">
                <h2 class="font-medium">{title}</h2>
                <a class="inline-flex min-h-6 items-center text-sm underline underline-offset-4 hover:text-accent" href=change>
                    "Change" <span class="sr-only">{format!(": {}", title.to_lowercase())}</span>
                </a>
            </div>
            {children()}
        </section>
    }
}

fn shipping(open: &OpenCheckout) -> String {
    open.cart.quote.shipping_method.as_ref().map(|method| format!("{}, {}", method.name, method.delivery)).unwrap_or_default()
}

fn payment(caller: &Caller, open: &OpenCheckout) -> String {
    let code = open.checkout.payment_method.as_deref().unwrap_or_default();
    caller.shop.payments.provider(code).map(|provider| provider.label().to_owned()).unwrap_or_default()
}

#[component]
fn Place(open: OpenCheckout, refused: Option<Rejection>) -> impl IntoView {
    if !open.cart.can_be_ordered() {
        return view! { <a class="btn btn-primary w-full sm:w-auto sm:self-end" href="/cart">"Change the cart"</a> }.into_any();
    }
    let total = open.cart.quote.total;
    view! {
        <EnhancedForm>
            <form action="/fn/place_order" method="post" class="flex flex-col gap-4">
                <FormAlert refused>
                    <p class="mt-2 flex flex-wrap gap-x-5 gap-y-1">
                        <a class="underline underline-offset-4" href="/cart">"Open your cart"</a>
                        <a class="underline underline-offset-4" href=Step::Review.path()>"Look at the order again"</a>
                    </p>
                </FormAlert>
                // The same key never makes a second order; a total that moved is shown before it is agreed to.
                <input type="hidden" name="idempotency_key" value=open.checkout.idempotency_key />
                <input type="hidden" name="seen_total" value=total.minor.to_string() />
                <button class="btn btn-primary w-full text-lg sm:w-auto sm:self-end" type="submit">{format!("Place order · {total}")}</button>
                <p class="hint sm:text-right">"You pay on the next page."</p>
            </form>
        </EnhancedForm>
    }
    .into_any()
}
