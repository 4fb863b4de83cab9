use leptos::prelude::*;

use super::payment::Opened;
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};

/// Begins to save a card; what opens the provider's form, for `pay.js`. Without scripts there is no such form.
#[server(endpoint = "begin_saving_card")]
pub async fn begin_saving_card() -> Result<Reply<Opened>, ServerFnError> {
    let caller = Caller::current()?;
    let form = Form::bare("cards", "/account/cards");
    match caller.shop.payments.begin_saving_card(&caller.ctx).await {
        Ok(client_secret) if !caller.is_plain_form() => Ok(Reply::Done(Opened { client_secret, back: "/account/cards".to_owned() })),
        begun => Ok(form.lead_on(&caller, begun.map(|_| "/account/cards".to_owned())).await),
    }
}

/// Forgets a saved card.
#[server(endpoint = "forget_card")]
pub async fn forget_card(#[server(default)] card: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let forgotten = caller.shop.payments.forget_card(&caller.ctx, &card).await;
    let next = forgotten.map(|()| "/account/cards?done=forgotten".to_owned());
    Ok(Form::bare("cards", "/account/cards").lead_on(&caller, next).await)
}
