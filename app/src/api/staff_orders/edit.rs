use std::collections::BTreeMap;

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::typed::{Typed, answered, draft_name, order_page, whole};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};
#[cfg(feature = "ssr")]
use services::{ServiceResult, orders::EditForm};
#[cfg(feature = "ssr")]
use shop::{Order, Rejection, text::Sku};

/// Changes a paid order. Its page shows first what it would cost: it is changed only by whoever has seen the new total,
/// `seen_total` in minor units.
#[server(endpoint = "edit_order")]
pub async fn edit_order(
    #[server(default)] order: String,
    #[server(default)] pieces: BTreeMap<String, String>,
    #[server(default)] sku: String,
    #[server(default)] count: String,
    #[server(default)] reason: String,
    #[server(default)] seen_total: String,
    #[server(default)] step: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { pieces, sku, count, reason, ..Typed::of("edit_order") };
    let (name, page) = (draft_name(&order), format!("{}?look=1", order_page(&order)));
    let edited: ServiceResult<Option<Order>> = async {
        let (form, why) = (edit_form(&caller, &typed)?, typed.why()?);
        let (_, difference) = caller.shop.orders.try_edit(&caller.ctx, &order, &form).await?;
        if step != "apply" || seen_total != difference.new_total.minor.to_string() {
            return Ok(None);
        }
        Ok(Some(caller.shop.orders.edit(&caller.ctx, &order, &form, why).await?.0))
    }
    .await;
    Ok(match edited.transpose() {
        Some(outcome) => answered(&caller, &order, &typed, outcome, "edited").await,
        None => Form { name: &name, values: &typed, page }.look_again(&caller).await,
    })
}

/// What staff want to change, as they typed it.
///
/// # Errors
/// The fields `quantity`, `sku` and `count`.
#[cfg(feature = "ssr")]
pub(crate) fn edit_form(caller: &Caller, typed: &Typed) -> Result<EditForm, Rejection> {
    let mut form = EditForm { quantities: typed.parts()?, added: Vec::new() };
    if typed.sku.trim().is_empty() {
        return Ok(form);
    }
    let nothing = || Rejection::field("sku", "No item that is sold now has this SKU.");
    let sku: Sku = typed.sku.parse().map_err(|_| nothing())?;
    let shown = caller.shop.catalog.shown();
    let variants = shown.products().flat_map(|shown| &shown.product.variants);
    let variant = variants.into_iter().find(|variant| variant.sku == sku).ok_or_else(nothing)?;
    let count = if typed.count.trim().is_empty() { Some(1) } else { whole(&typed.count) };
    let count = count.filter(|count| *count > 0).ok_or_else(|| Rejection::field("count", "Type a whole number, such as 1."))?;
    form.added.push((variant.id.clone(), count));
    Ok(form)
}
