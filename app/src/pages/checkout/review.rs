use leptos::prelude::*;
use services::checkout::OpenCheckout;
use shop::{
    Code, Rejection,
    cart::Notice,
    checkout::{Contact, Step},
};

use super::{
    frame::Frame,
    open::{open, refused},
};
use crate::{
    components::{fields::FormAlert, postal::Postal, summary::Items},
    islands::enhanced_form::EnhancedForm,
    pages::personal::{Instead, personal},
    request::Caller,
};

/// The last step: one look at all of it, and the order.
#[component]
pub fn ReviewPage() -> impl IntoView {
    personal("Checkout: review", async |caller| {
        let open = open(&caller, Step::Review).await?;
        let (_, refused) = refused::<()>(&caller, "review").await;
        // A line that ran out is told by the cart's own notice as well; twice is once too often.
        let refused = refused.filter(|refused| refused.code != Code::OutOfStock || open.cart.can_be_ordered());
        let contact = open.checkout.contact.clone().ok_or_else(|| Instead::Goto(Step::Address.path().to_owned()))?;
        let view = view! {
            <Frame step=Step::Review title="One last look" cart=open.cart.clone()>
                <Told notices=open.cart.notices.clone() />
                <div class="panel flex flex-col divide-y divide-line py-1 sm:py-2">
                    <Delivery contact=contact.clone() />
                    <Section title="Shipping" change=Step::Shipping.path()>
                        {shipping(&open)}
                    </Section>
                    <Section title="Payment" change=Step::Payment.path()>
                        {payment(&caller, &open)}
                    </Section>
                    {note(&contact)}
                    <Section title="Items" change="/cart">
                        <Items lines=open.cart.lines.clone() />
                    </Section>
                </div>
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

#[component]
fn Delivery(contact: Contact) -> impl IntoView {
    let phone = contact.phone.as_ref().map(|phone| view! { <p class="text-quiet">{phone.to_string()}</p> });
    view! {
        <Section title="Delivery" change=Step::Address.path()>
            <Postal address=contact.address />
            <p class="mt-2 text-quiet [overflow-wrap:anywhere]">{contact.email.to_string()}</p>
            {phone}
        </Section>
    }
}

fn shipping(open: &OpenCheckout) -> Option<impl IntoView + use<>> {
    let method = open.cart.quote.shipping_method.clone()?;
    Some(view! { <p>{format!("{}, {}", method.name, method.delivery)}</p> })
}

fn payment(caller: &Caller, open: &OpenCheckout) -> Option<impl IntoView + use<>> {
    let code = open.checkout.payment_method.as_deref()?;
    let label = caller.shop.payments.provider(code).ok()?.label();
    Some(view! { <p>{label}</p> })
}

fn note(contact: &Contact) -> Option<impl IntoView + use<>> {
    let note = contact.note.to_string();
    (!note.is_empty()).then(|| {
        view! {
            <Section title="Note" change=Step::Address.path()>
                <p class="whitespace-pre-line [overflow-wrap:anywhere]">{note}</p>
            </Section>
        }
    })
}

#[component]
fn Place(open: OpenCheckout, refused: Option<Rejection>) -> impl IntoView {
    if !open.cart.can_be_ordered() {
        return view! { <a class="btn btn-primary w-full sm:w-auto sm:self-end" href="/cart">"Mend the cart"</a> }.into_any();
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
