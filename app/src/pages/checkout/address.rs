use leptos::prelude::*;
use shop::{
    FieldErrors, Rejection,
    address::AddressForm,
    checkout::{ContactForm, Step},
};

use super::{
    frame::{Frame, Onward},
    open::open,
};
use crate::{
    components::{
        address_fields::{AddressFields, AddressScript, EnterSends, Whose},
        fields::{FieldError, FormAlert, Label, TextField, described_by},
        layout::escaped,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::{merged::merge_notice, personal::personal},
    request::Caller,
};

/// The first step: who orders, and where it goes.
#[component]
pub fn AddressPage() -> impl IntoView {
    personal("Checkout: address", async |caller| {
        let (open, code) = open(&caller, Step::Address).await?;
        let (typed, refused) = forms::refused::<ContactForm>(&caller, "contact").await;
        let told = || open.checkout.contact.as_ref().map(ContactForm::from);
        let mut form = typed.or_else(told).unwrap_or_else(|| known(&caller));
        if form.billing.country.is_empty() {
            form.billing.country.clone_from(&form.address.country);
        }
        let notice = merge_notice(&caller).await?;
        let view = view! {
            <Frame step=Step::Address title="Where should it go?" cart=open.cart typed=code>
                {notice}
                <EnhancedForm>
                    <ContactFields form refused />
                </EnhancedForm>
                <AddressScript />
            </Frame>
        };
        Ok(view.into_any())
    })
}

/// What the form begins with: what the account knows, or else the shop's own country.
fn known(caller: &Caller) -> ContactForm {
    let country = caller.shop.settings.home.code().to_owned();
    let begun = ContactForm { billing_same: "1".to_owned(), ..ContactForm::default() };
    let Some(me) = &caller.ctx.me else {
        return ContactForm { address: AddressForm { country, ..AddressForm::default() }, ..begun };
    };
    let address = me.user.addresses.default_address().map(AddressForm::from);
    let named = || AddressForm { name: me.user.name.to_string(), country, ..AddressForm::default() };
    ContactForm { email: me.user.email.to_string(), address: address.unwrap_or_else(named), ..begun }
}

/// What people call the fields, in the form's order.
fn labels(form: &ContactForm) -> Vec<(&'static str, &'static str)> {
    let mut labels = vec![("email", "E-mail"), ("phone", "Phone")];
    labels.extend(Whose::Delivery.labels(&form.address));
    labels.extend(Whose::Billing.labels(&form.billing));
    labels.push(("note", "Note"));
    labels
}

#[component]
fn ContactFields(form: ContactForm, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <form action="/fn/save_contact" method="post" novalidate class="flex flex-col gap-6">
            <EnterSends />
            <FormAlert refused labels=labels(&form) />
            <fieldset class="panel flex flex-col gap-5">
                <legend class="sr-only">"Contact"</legend>
                <h2 class="subtitle" aria-hidden="true">"Contact"</h2>
                <TextField name="email" label="E-mail" kind="email" inputmode="email" autocomplete="email" value=form.email error=error("email") hint="So that we can reach you about your order." />
                <TextField name="phone" label="Phone" kind="tel" inputmode="tel" autocomplete="tel" value=form.phone error=error("phone") hint="Only for the carrier." may_be_empty=true />
            </fieldset>
            <fieldset class="panel flex flex-col gap-5">
                <legend class="sr-only">"Delivery address"</legend>
                <h2 class="subtitle" aria-hidden="true">"Delivery address"</h2>
                <AddressFields whose=Whose::Delivery form=form.address errors=errors.clone() />
            </fieldset>
            <Billing is_same=!form.billing_same.is_empty() form=form.billing errors=errors.clone() />
            <NoteField text=form.note error=error("note") />
            <Onward label="Continue to shipping" back="/cart" back_label="Back to the cart" />
        </form>
    }
}

/// Who pays. The fields are there from the start: showing them takes no script, and what is hidden is ignored.
#[component]
fn Billing(is_same: bool, form: AddressForm, errors: FieldErrors) -> impl IntoView {
    view! {
        <fieldset class="group panel flex flex-col gap-5">
            <legend class="sr-only">"Billing address"</legend>
            <h2 class="subtitle" aria-hidden="true">"Billing address"</h2>
            <label class="choice-row min-h-11">
                <input class="tick" type="checkbox" id="same-bill" name="billing_same" value="1" checked=is_same />
                "Same as the delivery address"
            </label>
            <div class="flex flex-col gap-5 group-has-[#same-bill:checked]:hidden">
                <AddressFields whose=Whose::Billing form errors />
            </div>
        </fieldset>
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
