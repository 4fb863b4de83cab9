//! The fields of an address: in the checkout and in the address book alike.

use leptos::prelude::*;
use shop::{
    FieldErrors,
    address::{AddressForm, Country},
};

use super::fields::{FieldError, Label, TextField, described_by};

/// What people call the fields, in the form's order.
pub const ADDRESS_LABELS: &[(&str, &str)] = &[
    ("name", "Full name"),
    ("country", "Country"),
    ("line1", "Street and number"),
    ("line2", "Flat, floor, care of"),
    ("postal_code", "Postal code"),
    ("city", "Town or city"),
    ("region", "State, province or county"),
];

/// The fields from name to region.
#[component]
pub fn AddressFields(
    /// What was typed or is known.
    form: AddressForm,
    /// What is wrong with it.
    errors: FieldErrors,
) -> impl IntoView {
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <TextField name="name" label="Full name" autocomplete="name" value=form.name error=error("name") />
        <CountryField chosen=form.country error=error("country") />
        <TextField name="line1" label="Street and number" autocomplete="address-line1" value=form.line1 error=error("line1") />
        <TextField name="line2" label="Flat, floor, care of" autocomplete="address-line2" value=form.line2 error=error("line2") may_be_empty=true />
        <div class="grid gap-5 sm:grid-cols-[10rem_1fr]">
            <TextField name="postal_code" label="Postal code" autocomplete="postal-code" value=form.postal_code error=error("postal_code") />
            <TextField name="city" label="Town or city" autocomplete="address-level2" value=form.city error=error("city") />
        </div>
        <TextField name="region" label="State, province or county" autocomplete="address-level1" value=form.region error=error("region") may_be_empty=true />
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
