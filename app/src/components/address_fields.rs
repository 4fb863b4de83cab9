//! The fields of an address as its country has them: in the checkout and in the address book alike.

mod named;

use leptos::prelude::*;
use shop::{
    FieldErrors,
    address::{AddressForm, AddressFormat, Country, Part, Region},
};

use super::fields::{ChoiceField, TextField};
pub use named::Whose;

/// The script that changes the fields with the country, for every page with an address.
#[component]
pub fn AddressScript() -> impl IntoView {
    view! { <script type="module" src="/address.js"></script> }
}

/// What Enter does in a form with an address while scripts are off. The form's first button is pressed then, and that
/// must not be the one beside the country.
#[component]
pub fn EnterSends() -> impl IntoView {
    view! {
        <noscript>
            <button type="submit" class="sr-only" tabindex="-1" aria-hidden="true">"Send"</button>
        </noscript>
    }
}

/// The fields from name to postal code.
#[component]
pub fn AddressFields(
    /// Which of the page's addresses it is.
    #[prop(optional)]
    whose: Whose,
    /// What was typed or is known.
    form: AddressForm,
    /// What is wrong with it.
    errors: FieldErrors,
) -> impl IntoView {
    let name = whose.field("name");
    let country = whose.field("country");
    let error = |field: &str| errors.get(field).cloned();
    let countries = Country::all().into_iter().map(|country| (country.code(), country.name())).collect::<Vec<_>>();
    let chosen = Country::from_code(&form.country).map(Country::code).unwrap_or_default();
    view! {
        <TextField name label="Full name" autocomplete=whose.autocomplete("name") value=form.name.clone() error=error(name) />
        <div class="flex flex-col gap-3">
            <ChoiceField
                name=country
                label="Country"
                choices=countries
                chosen
                error=error(country)
                autocomplete=whose.autocomplete("country")
                decides=whose.place()
            />
            <noscript>
                <button class="btn" type="submit" name="show_fields" value="1">"Show the fields of this country"</button>
            </noscript>
        </div>
        <Place whose form errors />
    }
}

/// What depends on the country.
#[component]
fn Place(whose: Whose, form: AddressForm, errors: FieldErrors) -> impl IntoView {
    let error = |field: &str| errors.get(field).cloned();
    let (line1, line2) = (whose.field("line1"), whose.field("line2"));
    let format = whose.format(&form);
    let parts = format.parts();
    let columns = if parts.len() > 1 { "grid gap-5 sm:grid-cols-2" } else { "grid gap-5" };
    let part = |part: Part| part_field(whose, format, part, &form, &errors);
    view! {
        <div class="flex flex-col gap-5" id=whose.place()>
            // A region is forgotten if it was chosen for another country.
            <input type="hidden" name=whose.field("fields_of") value=form.country.clone() />
            <TextField name=line1 label="Street and number" autocomplete=whose.autocomplete("address-line1") value=form.line1.clone() error=error(line1) />
            <TextField
                name=line2
                label="Flat, floor, care of"
                autocomplete=whose.autocomplete("address-line2")
                value=form.line2.clone()
                error=error(line2)
                may_be_empty=true
            />
            <div class=columns>{parts.into_iter().map(part).collect_view()}</div>
        </div>
    }
}

fn part_field(whose: Whose, format: &'static AddressFormat, part: Part, form: &AddressForm, errors: &FieldErrors) -> AnyView {
    let (field, token, value) = match part {
        Part::City => ("city", "address-level2", &form.city),
        Part::Region => ("region", "address-level1", &form.region),
        Part::PostalCode => ("postal_code", "postal-code", &form.postal_code),
    };
    let name = whose.field(field);
    let (label, autocomplete, error) = (format.word(part), whose.autocomplete(token), errors.get(name).cloned());
    let may_be_empty = !format.needs(part);
    if part == Part::Region && !format.regions().is_empty() {
        let chosen = format.region(value).map(Region::code).unwrap_or_default();
        let choices = format.regions().iter().map(|region| (region.code(), region.name())).collect::<Vec<_>>();
        return view! { <ChoiceField name label choices chosen error autocomplete may_be_empty /> }.into_any();
    }
    let has_digits_only =
        part == Part::PostalCode && format.postal_code_example().is_some_and(|code| code.bytes().all(|c| c.is_ascii_digit()));
    let inputmode = if has_digits_only { "numeric" } else { "text" };
    view! { <TextField name label autocomplete value=value.clone() error inputmode may_be_empty /> }.into_any()
}
