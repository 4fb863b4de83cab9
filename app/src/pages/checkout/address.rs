use leptos::prelude::*;
use shop::{
    Rejection,
    address::{AddressForm, Country},
    checkout::{ContactForm, Step},
};

use super::{
    frame::{Frame, Onward},
    open::{open, refused},
};
use crate::{
    components::fields::{FieldError, FormAlert, Label, TextField, described_by},
    components::layout::escaped,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
};

/// What people call the fields, in the form's order.
const LABELS: &[(&str, &str)] = &[
    ("email", "E-mail"),
    ("phone", "Phone"),
    ("name", "Full name"),
    ("country", "Country"),
    ("line1", "Street and number"),
    ("line2", "Flat, floor, care of"),
    ("postal_code", "Postal code"),
    ("city", "Town or city"),
    ("region", "State, province or county"),
    ("note", "Note"),
];

/// The first step: who orders, and where it goes.
#[component]
pub fn AddressPage() -> impl IntoView {
    personal("Checkout: address", async |caller| {
        let open = open(&caller, Step::Address).await?;
        let (typed, refused) = refused::<ContactForm>(&caller, "contact").await;
        let known = || open.checkout.contact.as_ref().map(ContactForm::from);
        let form = typed.or_else(known).unwrap_or_else(|| empty(caller.shop.settings.home));
        let view = view! {
            <Frame step=Step::Address title="Where should it go?" cart=open.cart>
                <EnhancedForm>
                    <ContactFields form refused />
                </EnhancedForm>
            </Frame>
        };
        Ok(view.into_any())
    })
}

fn empty(home: Country) -> ContactForm {
    ContactForm { address: AddressForm { country: home.code().to_owned(), ..AddressForm::default() }, ..ContactForm::default() }
}

#[component]
fn ContactFields(form: ContactForm, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <form action="/fn/save_contact" method="post" novalidate class="flex flex-col gap-6">
            <FormAlert refused labels=LABELS />
            <fieldset class="panel flex flex-col gap-5">
                <legend class="sr-only">"Contact"</legend>
                <h2 class="subtitle" aria-hidden="true">"Contact"</h2>
                <TextField name="email" label="E-mail" kind="email" inputmode="email" autocomplete="email" value=form.email error=error("email") hint="So that we can reach you about your order." />
                <TextField name="phone" label="Phone" kind="tel" inputmode="tel" autocomplete="tel" value=form.phone error=error("phone") hint="Only for the carrier." may_be_empty=true />
            </fieldset>
            <fieldset class="panel flex flex-col gap-5">
                <legend class="sr-only">"Delivery address"</legend>
                <h2 class="subtitle" aria-hidden="true">"Delivery address"</h2>
                <TextField name="name" label="Full name" autocomplete="name" value=form.address.name error=error("name") />
                <CountryField chosen=form.address.country error=error("country") />
                <TextField name="line1" label="Street and number" autocomplete="address-line1" value=form.address.line1 error=error("line1") />
                <TextField name="line2" label="Flat, floor, care of" autocomplete="address-line2" value=form.address.line2 error=error("line2") may_be_empty=true />
                <div class="grid gap-5 sm:grid-cols-[10rem_1fr]">
                    <TextField name="postal_code" label="Postal code" autocomplete="postal-code" value=form.address.postal_code error=error("postal_code") />
                    <TextField name="city" label="Town or city" autocomplete="address-level2" value=form.address.city error=error("city") />
                </div>
                <TextField name="region" label="State, province or county" autocomplete="address-level1" value=form.address.region error=error("region") may_be_empty=true />
            </fieldset>
            <NoteField text=form.note error=error("note") />
            <Onward label="Continue to shipping" back="/cart" back_label="Back to the cart" />
        </form>
    }
}

#[component]
fn CountryField(chosen: String, error: Option<String>) -> impl IntoView {
    let country = |country: Country| view! { <option value=country.code() selected=country.code() == chosen>{country.name()}</option> };
    view! {
        <div class="field">
            <Label name="country" label="Country" />
            <select class="input" id="country" name="country" autocomplete="country" required aria-invalid=error.is_some().then_some("true") aria-describedby=described_by("country", "")>
                <option value="">"Please choose"</option>
                {Country::all().into_iter().map(country).collect_view()}
            </select>
            <FieldError name="country" error />
        </div>
    }
}

#[component]
fn NoteField(text: String, error: Option<String>) -> impl IntoView {
    view! {
        <div class="panel field">
            <Label name="note" label="A note for us" may_be_empty=true />
            // The line break keeps a note that begins with one: HTML drops the first.
            <textarea class="input" id="note" name="note" rows="3" autocomplete="off" aria-invalid=error.is_some().then_some("true") aria-describedby=described_by("note", "") inner_html=format!("\n{}", escaped(&text))></textarea>
            <FieldError name="note" error />
        </div>
    }
}
