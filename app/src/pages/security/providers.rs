use leptos::prelude::*;

use super::{section::Section, told::Told};
use crate::{
    components::{fields::FormAlert, provider_links::ProviderLinks},
    islands::enhanced_form::EnhancedForm,
};

const UNLINK: &str = "unlink_provider";

/// `providers` are those of the shop, code and name; nothing is shown if there are none and none is linked.
#[component]
pub(super) fn ProvidersSection(providers: Vec<(String, String)>, linked: Vec<String>, told: Told) -> impl IntoView {
    if providers.is_empty() && linked.is_empty() {
        return ().into_any();
    }
    let state = if linked.is_empty() { "None linked".to_owned() } else { format!("{} linked", linked.len()) };
    let good = !linked.is_empty();
    let name_of = |code: &str| providers.iter().find(|(known, _)| known == code).map_or_else(|| code.to_owned(), |(_, name)| name.clone());
    let rows: Vec<_> = linked
        .iter()
        .map(|code| {
            let (name, refused) = (name_of(code), told.refused_about(UNLINK, code));
            view! { <Linked code=code.clone() name refused /> }
        })
        .collect();
    let others: Vec<_> = providers.iter().filter(|(code, _)| !linked.contains(code)).cloned().collect();
    view! {
        <Section id="providers" title="Sign-in with others" state good>
            <p class="max-w-prose text-quiet">"Sign in here with an account that you have elsewhere."</p>
            <FormAlert refused=told.refused("provider") />
            <ul class="divide-y divide-line empty:hidden" role="list">{rows}</ul>
            {(!others.is_empty()).then(|| view! { <ProviderLinks providers=others verb="Link" query="link=1" /> })}
        </Section>
    }
    .into_any()
}

#[component]
fn Linked(code: String, name: String, refused: Option<shop::Rejection>) -> impl IntoView {
    let about = name.clone();
    view! {
        <li class="py-3">
            <EnhancedForm>
                <form action="/fn/unlink_provider" method="post" class="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center sm:justify-between">
                    <FormAlert refused />
                    <span class="font-medium">{name}</span>
                    <input type="hidden" name="provider" value=code />
                    <button class="btn" type="submit">"Unlink" <span class="sr-only">": " {about}</span></button>
                </form>
            </EnhancedForm>
        </li>
    }
}
