//! Form fields with label, hint and error. An error's place is there before there is one, so that
//! the island `EnhancedForm` finds it.

use leptos::prelude::*;
use shop::{FieldErrors, Rejection};

/// A field of one line.
#[component]
pub fn TextField(
    /// Names it in the form; its id too.
    name: &'static str,
    /// What people read.
    label: &'static str,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// Why it was refused.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off".to_owned(), into)]
    autocomplete: String,
    /// Which keyboard a phone shows.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: &'static str,
    /// Whether it may stay empty.
    #[prop(optional)]
    may_be_empty: bool,
) -> impl IntoView {
    view! {
        <div class="field">
            <Label name label may_be_empty />
            <input
                class="input"
                id=name
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                required=!may_be_empty
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by(name, hint)
            />
            <Hint name hint />
            <FieldError name error />
        </div>
    }
}

/// A field to choose in; what nobody has chosen yet is the empty value.
#[component]
pub fn ChoiceField(
    /// Names it in the form; its id too.
    name: &'static str,
    /// What people read.
    label: &'static str,
    /// Value and text of each choice.
    choices: Vec<(&'static str, &'static str)>,
    /// The value chosen before.
    #[prop(into)]
    chosen: String,
    /// Why it was refused.
    error: Option<String>,
    /// What the browser may fill in.
    #[prop(into)]
    autocomplete: String,
    /// Whether it may stay empty.
    #[prop(optional)]
    may_be_empty: bool,
    /// The part of the page that depends on it, see `address.js`.
    #[prop(optional)]
    decides: Option<&'static str>,
) -> impl IntoView {
    let choice = |(value, text): (&'static str, &'static str)| view! { <option value=value selected=value == chosen>{text}</option> };
    view! {
        <div class="field">
            <Label name label may_be_empty />
            <select
                class="input"
                id=name
                name=name
                autocomplete=autocomplete
                required=!may_be_empty
                data-decides=decides
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by(name, "")
            >
                <option value="">{if may_be_empty { "–" } else { "Please choose" }}</option>
                {choices.into_iter().map(choice).collect_view()}
            </select>
            <FieldError name error />
        </div>
    }
}

/// The label of a field; says if the field may stay empty.
#[component]
pub fn Label(
    /// The field's name.
    name: &'static str,
    /// What people read.
    label: &'static str,
    /// Whether it may stay empty.
    #[prop(optional)]
    may_be_empty: bool,
) -> impl IntoView {
    let mark = may_be_empty.then(|| view! { <span class="font-normal text-quiet">" (optional)"</span> });
    view! { <label for=name>{label} {mark}</label> }
}

/// What helps to fill a field in.
#[component]
fn Hint(name: &'static str, hint: &'static str) -> impl IntoView {
    (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })
}

/// The place of a field's error; empty while there is none.
#[component]
pub fn FieldError(
    /// The field's name.
    name: &'static str,
    /// Why it was refused.
    #[prop(into)]
    error: Option<String>,
) -> impl IntoView {
    view! { <p class="error empty:hidden" id=format!("{name}-error") data-error-for=name>{error}</p> }
}

/// What a refused form says above its fields, with links to them. It takes the focus when the page opens.
#[component]
pub fn FormAlert(
    /// The refusal, if the form was refused.
    refused: Option<Rejection>,
    /// What people call the fields.
    #[prop(optional, into)]
    labels: Vec<(&'static str, &'static str)>,
    /// Where to go on, if anywhere; shown with the refusal.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let message = refused.as_ref().map(|refused| refused.message.clone());
    let is_refused = message.is_some();
    let links = refused.map(|refused| links(&refused.fields, &labels)).unwrap_or_default();
    let link = |(name, text): (&'static str, String)| view! { <li><a class="underline underline-offset-4" href=format!("#{name}")>{text}</a></li> };
    view! {
        <div class="alert" role="alert" tabindex="-1" data-form-alert="" hidden=!is_refused autofocus=is_refused>
            <p class="font-medium" data-alert-text="">{message}</p>
            <ul class="mt-1 list-disc pl-5 empty:hidden" data-alert-links="">{links.into_iter().map(link).collect_view()}</ul>
            {children.map(|children| children())}
        </div>
    }
}

/// The ids of what describes a field.
#[must_use]
pub fn described_by(name: &str, hint: &str) -> String {
    if hint.is_empty() { format!("{name}-error") } else { format!("{name}-hint {name}-error") }
}

/// A link's target and text for each wrong field, in the form's order.
fn links(errors: &FieldErrors, labels: &[(&'static str, &'static str)]) -> Vec<(&'static str, String)> {
    labels.iter().filter_map(|(name, label)| errors.get(*name).map(|reason| (*name, format!("{label}: {reason}")))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_fields_are_linked_in_the_forms_order() {
        let errors = FieldErrors::from([("city".to_owned(), "Please fill this in.".to_owned()), ("email".to_owned(), "No.".to_owned())]);
        let labels = &[("email", "E-mail"), ("name", "Name"), ("city", "Town")];
        assert_eq!(links(&errors, labels), [("email", "E-mail: No.".to_owned()), ("city", "Town: Please fill this in.".to_owned())]);
    }

    #[test]
    fn a_field_is_described_by_its_error_and_its_hint() {
        assert_eq!(described_by("email", ""), "email-error");
        assert_eq!(described_by("email", "So."), "email-hint email-error");
    }
}
