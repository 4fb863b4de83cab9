use leptos::prelude::*;
use shop::checkout::ContactForm;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};
#[cfg(feature = "ssr")]
use services::payments::Awaited;
#[cfg(feature = "ssr")]
use shop::checkout::Step;

/// Keeps who orders, where it goes and who pays. With `show_fields`, only shows the form again, with the fields of the
/// chosen countries.
#[server(endpoint = "save_contact")]
pub async fn save_contact(
    #[server(flatten)] form: ContactForm,
    #[server(default)] fields_of: String,
    #[server(default)] billing_fields_of: String,
    #[server(default)] show_fields: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let (address, billing) = (form.address.with_fields_of(&fields_of), form.billing.with_fields_of(&billing_fields_of));
    let values = ContactForm { address, billing, ..form };
    let form = Form { name: "contact", values: &values, page: Step::Address.path().to_owned() };
    if !show_fields.is_empty() {
        return Ok(form.look_again(&caller).await);
    }
    let saved = caller.shop.checkout.set_contact(&caller.ctx, &caller.visitor_or_new(), &values).await;
    Ok(form.lead_on(&caller, saved.map(|()| Step::Shipping.path().to_owned())).await)
}

/// Keeps the way to ship.
#[server(endpoint = "choose_shipping")]
pub async fn choose_shipping(#[server(default)] shipping_method: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let chosen = caller.shop.checkout.set_shipping(&caller.ctx, &caller.visitor_or_new(), &shipping_method).await;
    let form = Form { name: "shipping", values: &(), page: Step::Shipping.path().to_owned() };
    Ok(form.lead_on(&caller, chosen.map(|()| Step::Payment.path().to_owned())).await)
}

/// Keeps the way to pay.
#[server(endpoint = "choose_payment")]
pub async fn choose_payment(#[server(default)] payment_method: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let chosen = async {
        let code = caller.shop.payments.provider(&payment_method)?.code();
        caller.shop.checkout.set_payment(&caller.ctx, &caller.visitor_or_new(), code).await
    };
    let form = Form { name: "payment", values: &(), page: Step::Payment.path().to_owned() };
    Ok(form.lead_on(&caller, chosen.await.map(|()| Step::Review.path().to_owned())).await)
}

/// Places the order and leads to its payment.
#[server(endpoint = "place_order")]
pub async fn place_order(
    #[server(default)] idempotency_key: String,
    #[server(default)] seen_total: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let request = services::checkout::PlaceOrder { idempotency_key, seen_total: seen_total.parse().unwrap_or(-1) };
    let placed = caller.shop.checkout.place(&caller.ctx, &caller.visitor_or_new(), &request).await;
    let form = Form { name: "review", values: &(), page: Step::Review.path().to_owned() };
    let next = placed.map(|order| {
        // A transfer is made elsewhere: the order's page says how.
        let is_paid_here = order.state.awaits_payment() && caller.shop.payments.awaited(&order) == Awaited::Here;
        let page = if is_paid_here { "pay" } else { "orders" };
        format!("/{page}/{}/{}", order.id, order.link_key)
    });
    Ok(form.lead_on(&caller, next).await)
}
