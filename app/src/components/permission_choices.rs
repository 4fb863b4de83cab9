//! Some of the permissions: a box to tick for each.

use leptos::prelude::*;
use shop::access::Permission;

use super::fields::FieldError;

/// The boxes. The form sends a list of names under `name[]`.
#[component]
pub fn PermissionChoices(
    /// Names the list in the form.
    name: &'static str,
    /// What is chosen here.
    legend: &'static str,
    /// Those that are ticked, by their names.
    chosen: Vec<String>,
    /// Why the choice was refused.
    error: Option<String>,
) -> impl IntoView {
    let choice = |(place, permission): (usize, &Permission)| {
        // The first is where a link to the wrong field leads.
        let id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
        let ticked = chosen.iter().any(|chosen| chosen == permission.as_str());
        view! {
            <label class="flex min-h-11 cursor-pointer items-center gap-3">
                <input class="tick" type="checkbox" id=id name=format!("{name}[]") value=permission.as_str() checked=ticked aria-describedby=format!("{name}-error") />
                {permission.label()}
            </label>
        }
    };
    view! {
        <fieldset class="flex flex-col">
            <legend class="text-sm font-medium">{legend}</legend>
            {Permission::ALL.iter().enumerate().map(choice).collect_view()}
            <FieldError name error />
        </fieldset>
    }
}
