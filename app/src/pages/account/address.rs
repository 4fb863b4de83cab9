use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shop::{Rejection, address::AddressForm};

use crate::{
    api::address_draft,
    components::{
        account_frame::AccountFrame,
        address_fields::{AddressFields, AddressScript, EnterSends, Whose},
        fields::FormAlert,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::{Instead, personal},
    request::Caller,
};

/// One address of the book; `new` is one that is not in it yet.
#[component]
pub fn AddressPage() -> impl IntoView {
    let address = use_params_map().with_untracked(|params| params.get("address")).unwrap_or_default();
    personal("Address", async move |caller| {
        let id = if address == "new" { String::new() } else { address };
        let kept = kept(&caller, &id)?;
        let (typed, refused) = forms::refused::<AddressForm>(&caller, &address_draft(&id)).await;
        let title = if id.is_empty() { "A new address" } else { "Change an address" };
        let view = view! {
            <AccountFrame current="/account/addresses" title>
                <EnhancedForm>
                    <Fields id form=typed.unwrap_or(kept) refused />
                </EnhancedForm>
                <AddressScript />
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

/// What the form begins with.
fn kept(caller: &Caller, id: &str) -> Result<AddressForm, Instead> {
    let user = &caller.ctx.me()?.user;
    if id.is_empty() {
        let country = caller.shop.settings.home.code().to_owned();
        return Ok(AddressForm { name: user.name.to_string(), country, ..AddressForm::default() });
    }
    let saved = user.addresses.find(id).map_err(|_| Instead::NotFound)?;
    Ok(AddressForm::from(&saved.address))
}

#[component]
fn Fields(id: String, form: AddressForm, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    view! {
        <form action="/fn/save_address" method="post" novalidate class="panel flex flex-col gap-5">
            <EnterSends />
            <FormAlert refused labels=Whose::Book.labels(&form) />
            <input type="hidden" name="address" value=id />
            <AddressFields form errors />
            <div class="flex flex-wrap gap-3">
                <button class="btn btn-primary" type="submit">"Save address"</button>
                <a class="btn btn-quiet" href="/account/addresses">"Back to your addresses"</a>
            </div>
        </form>
    }
}
