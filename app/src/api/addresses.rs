use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::{Form, plain},
    request::Caller,
};
use shop::address::AddressForm;

/// Writes an address into one's book, or another one in its place if `address` names one. With `show_fields`, only shows
/// the form again, with the fields of the chosen country.
#[server(endpoint = "save_address")]
pub async fn save_address(
    #[server(default)] address: String,
    #[server(flatten)] form: AddressForm,
    #[server(default)] fields_of: String,
    #[server(default)] show_fields: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let values = form.with_fields_of(&fields_of);
    let form = Form { name: &draft_name(&address), values: &values, page: address_page(&address) };
    if !show_fields.is_empty() {
        return Ok(form.look_again(&caller).await);
    }
    let saved = match address.as_str() {
        "" => caller.shop.accounts.add_address(&caller.ctx, &values).await,
        id => caller.shop.accounts.change_address(&caller.ctx, id, &values).await,
    };
    Ok(form.lead_on(&caller, saved.map(|()| "/account/addresses?done=saved".to_owned())).await)
}

/// Takes an address out of one's book.
#[server(endpoint = "remove_address")]
pub async fn remove_address(#[server(default)] address: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let removed = caller.shop.accounts.remove_address(&caller.ctx, &address).await;
    let next = removed.map(|()| "/account/addresses?done=removed".to_owned());
    Ok(Form::bare("addresses", "/account/addresses").lead_on(&caller, next).await)
}

/// Makes an address the one that forms begin with.
#[server(endpoint = "prefer_address")]
pub async fn prefer_address(#[server(default)] address: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let preferred = caller.shop.accounts.prefer_address(&caller.ctx, &address).await;
    let next = preferred.map(|()| "/account/addresses?done=preferred".to_owned());
    Ok(Form::bare("addresses", "/account/addresses").lead_on(&caller, next).await)
}

/// Names the draft of an address's form: what was typed for one must not show beside another.
#[cfg(feature = "ssr")]
pub(crate) fn draft_name(address: &str) -> String {
    format!("address:{}", plain(address))
}

/// The page of an address's form.
#[cfg(feature = "ssr")]
pub(crate) fn address_page(address: &str) -> String {
    let address = if address.is_empty() { "new".to_owned() } else { plain(address) };
    format!("/account/addresses/{address}")
}
