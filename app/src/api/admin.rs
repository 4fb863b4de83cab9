use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::{Form, plain},
    request::Caller,
};
#[cfg(feature = "ssr")]
use services::{
    ServiceResult,
    api_keys::KeyForm,
    staff::{HouseRules, RoleForm},
};

/// The name under which a fresh key waits for its page.
#[cfg(feature = "ssr")]
pub(crate) const FRESH_KEY: &str = "api_key";

/// Gives somebody another role.
#[server(endpoint = "set_role")]
pub async fn set_role(
    #[server(default)] user: String,
    #[server(default)] role: String,
    #[server(default)] permissions: Vec<String>,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let page = format!("/admin/customers/{}", plain(&user));
    let values = RoleForm { role, permissions };
    let set = caller.shop.staff.choose_role(&caller.ctx, &user, &values).await;
    let form = Form { name: "role", values: &values, page: page.clone() };
    Ok(form.lead_on(&caller, set.map(|_| format!("{page}?done=role"))).await)
}

/// Changes what everybody who works here must keep to.
#[server(endpoint = "set_house_rules")]
pub async fn set_house_rules(#[server(default)] staff_need_second_factor: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let rules = HouseRules { staff_need_second_factor: staff_need_second_factor == "1" };
    let set = caller.shop.staff.set_rules(&caller.ctx, rules).await;
    let form = Form { name: "house_rules", values: &rules, page: "/admin/staff".to_owned() };
    Ok(form.lead_on(&caller, set.map(|()| "/admin/staff?done=rules".to_owned())).await)
}

/// Makes a key; its page shows it once.
#[server(endpoint = "create_api_key")]
pub async fn create_api_key(#[server(default)] name: String, #[server(default)] scopes: Vec<String>) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let values = KeyForm { name, scopes };
    let made: ServiceResult<String> = async {
        let (_, secret) = caller.shop.api_keys.create(&caller.ctx, &values.name, &values.scopes).await?;
        caller.shop.shown_once.keep(&caller.ctx, &caller.visitor_or_new(), FRESH_KEY, &secret).await?;
        Ok("/admin/api-keys?done=made".to_owned())
    }
    .await;
    Ok(Form { name: "api_key", values: &values, page: "/admin/api-keys".to_owned() }.lead_on(&caller, made).await)
}

/// Ends a key.
#[server(endpoint = "revoke_api_key")]
pub async fn revoke_api_key(#[server(default)] key: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let revoked = caller.shop.api_keys.revoke(&caller.ctx, &key).await;
    let form = Form::bare("api_key_end", "/admin/api-keys");
    Ok(form.lead_on(&caller, revoked.map(|()| "/admin/api-keys?done=revoked".to_owned())).await)
}
