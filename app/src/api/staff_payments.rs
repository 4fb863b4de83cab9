//! What staff do about payments that differ, and with messages of providers.

use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::Form,
    request::{Caller, path_part},
};
#[cfg(feature = "ssr")]
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use services::ServiceResult;
#[cfg(feature = "ssr")]
use shop::{Code, Rejection, payment::Remedy};

/// Names the draft of what was wanted of a discrepancy.
#[cfg(feature = "ssr")]
pub(crate) const SETTLING: &str = "discrepancy";

/// What was wanted of which discrepancy, to say beside it why that could not be.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settling {
    pub(crate) id: String,
    pub(crate) remedy: String,
    /// Whether it was found among all, and not among the open ones.
    pub(crate) among_all: bool,
}

/// Does something about a payment that differs.
#[server(endpoint = "settle_discrepancy")]
pub async fn settle_discrepancy(
    #[server(default)] id: String,
    #[server(default)] remedy: String,
    #[server(default)] show: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let values = Settling { id, remedy, among_all: show == "all" };
    let page = if values.among_all { "/admin/payments?show=all" } else { "/admin/payments" };
    let settled: ServiceResult<String> = async {
        let unknown = || Rejection::new(Code::Invalid, "Please choose what to do about it.");
        let remedy = Remedy::named(&values.remedy).ok_or_else(unknown)?;
        caller.shop.payments.remedy(&caller.ctx, &values.id, remedy).await?;
        Ok(format!("{page}{}done={}", if values.among_all { "&" } else { "?" }, remedy.as_str()))
    }
    .await;
    Ok(Form { name: SETTLING, values: &values, page: page.to_owned() }.lead_on(&caller, settled).await)
}

/// Works on a message of a provider once more.
#[server(endpoint = "replay_message")]
pub async fn replay_message(#[server(default)] id: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let replayed = caller.shop.payments.replay(&caller.ctx, &id).await;
    let page = format!("/admin/payments/inbox/{}", path_part(&id));
    let form = Form { name: "message", values: &(), page: "/admin/payments/inbox".to_owned() };
    Ok(form.lead_on(&caller, replayed.map(|()| format!("{page}?done=replayed"))).await)
}
