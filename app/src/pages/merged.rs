//! The notice of a sign-in that brought a cart along, for the pages where it matters.

use leptos::prelude::*;
use services::ServiceResult;

use crate::{
    components::{done::Done, merge_notice::MergeNotice},
    forms,
    request::Caller,
};

const DONE: &[(&str, &str)] =
    &[("undone", "Undone: your account's cart is as it was. What this device held is there again once you are signed out.")];

/// The notice, if there is one to show; or that it was undone just now.
pub async fn merge_notice(caller: &Caller) -> ServiceResult<AnyView> {
    let merged = caller.shop.accounts.merged(&caller.ctx).await?;
    let Some(merged) = merged.filter(|merged| merged.pieces > 0 || merged.favourites > 0) else {
        return Ok(view! { <Done words=DONE /> }.into_any());
    };
    let (_, refused) = forms::refused::<()>(caller, "merge").await;
    Ok(view! { <MergeNotice merged refused /> }.into_any())
}
