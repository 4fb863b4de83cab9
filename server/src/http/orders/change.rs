use axum::{Json, extract::State};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::value::RawValue;
use services::{
    OpCtx,
    orders::{Access, Desk, ParcelForm},
};
use shop::{
    Code, Order,
    error::Checked,
    order::{OrderStatus, Reason},
};
use utoipa::ToSchema;

use super::{OrderView, find::access};
use crate::{
    http::{
        HttpError, HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        given::{Given, Wanted},
        openapi::Refusal,
    },
    state::AppState,
};

/// Why an order is called off.
#[derive(Default, Deserialize, ToSchema)]
pub struct CancelBody {
    /// In a sentence; it is shown in the timeline.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "Ordered twice")]
    reason: Given<String>,
}

/// What becomes of an order.
#[derive(Default, Deserialize, ToSchema)]
pub struct StatusBody {
    /// `Processing`: packing begins. `Shipped`: all that is left leaves the house. `Delivered`: all that is on its way
    /// has arrived. `Cancelled`: it is called off. Money makes the others.
    #[serde(default)]
    #[schema(value_type = String, example = "Shipped")]
    status: Given<String>,
    /// Of `Shipped`: the number alone, or with its carrier.
    #[serde(default)]
    #[schema(value_type = Option<TrackingBody>)]
    tracking: Given<Tracking>,
    /// Of `Cancelled`: why.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: Given<String>,
}

/// How far a parcel is. The number as a text is taken as well.
#[derive(Default, Deserialize, ToSchema)]
pub struct TrackingBody {
    /// A carrier's code or name: `ups`, `DHL`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    carrier: Given<String>,
    /// What the carrier calls it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    number: Given<String>,
    /// Where to see how far it is, if not on the carrier's usual page; `https` only.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    url: Given<String>,
}

#[derive(Default)]
struct Tracking(TrackingBody);

/// An order that was changed.
#[derive(Serialize, ToSchema)]
pub struct OrderChanged {
    message: &'static str,
    order: OrderView,
}

/// Calls an order off: its stock goes back on the shelf, and what was paid is given back.
#[utoipa::path(
    post, path = "/orders/{id}/cancel", tag = "orders", security(("token" = [])), request_body = CancelBody,
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "It is called off", body = OrderChanged),
        (status = 400, description = "The reason is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "A key without the scope `orders`", body = Refusal),
        (status = 404, description = "No such order, or somebody else's", body = Refusal),
        (status = 409, description = "A part of it has left the house, or it is over", body = Refusal),
    )
)]
pub async fn cancel_order(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(id): Address,
    JsonBody(body): JsonBody<CancelBody>,
) -> HttpResult<Json<OrderChanged>> {
    let mut check = Checked::default();
    let reason = reason(body.reason, &mut check);
    let reason = check.done(|| reason)?;
    let order = state.shop.orders.cancel(&ctx, &id, &access(&ctx)?, reason).await?;
    Ok(changed(&ctx, "Order cancelled successfully", &order))
}

/// Takes an order one step on.
#[utoipa::path(
    patch, path = "/orders/{id}/status", tag = "orders", security(("token" = [])), request_body = StatusBody,
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "It is there", body = OrderChanged),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
        (status = 404, description = "No such order", body = Refusal),
        (status = 409, description = "It does not go there from where it is", body = Refusal),
    )
)]
pub async fn update_status(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(id): Address,
    JsonBody(body): JsonBody<StatusBody>,
) -> HttpResult<Json<OrderChanged>> {
    let orders = &state.shop.orders;
    let access = Access::Desk(Desk::of(&ctx)?);
    let present = orders.find(&id, &access).await?;
    let mut check = Checked::default();
    let status = status(body.status, &mut check);
    let parcel = body.tracking.take("tracking", &mut check).unwrap_or_default().0.read(&mut check);
    let reason = reason(body.reason, &mut check);
    let (status, reason) = check.done(|| status.zip(reason))?;
    let order = match status {
        OrderStatus::Processing => orders.begin_work(&ctx, &id).await?,
        OrderStatus::Shipped => orders.ship(&ctx, &id, &parcel).await.map_err(HttpError::renamed(&TRACKING))?,
        OrderStatus::Delivered => orders.deliver_all(&ctx, &id).await?,
        OrderStatus::Cancelled => orders.cancel(&ctx, &id, &access, reason).await?,
        OrderStatus::Pending | OrderStatus::Paid | OrderStatus::Expired | OrderStatus::Refunded => {
            let (from, to) = (present.state.status().as_str(), status.as_str());
            let sentence = format!("An order that is {from} does not become {to} by hand: only payments, refunds and time do that.");
            return Err(HttpError::new(Code::TransitionNotAllowed, sentence));
        }
    };
    Ok(changed(&ctx, "Order status updated successfully", &order))
}

/// What the service calls otherwise than the contract.
const TRACKING: [(&str, &str); 3] = [("carrier", "tracking.carrier"), ("tracking", "tracking.number"), ("page", "tracking.url")];

pub(super) fn changed(ctx: &OpCtx, message: &'static str, order: &Order) -> Json<OrderChanged> {
    Json(OrderChanged { message, order: OrderView::placed(order, ctx) })
}

fn status(given: Given<String>, check: &mut Checked) -> Option<OrderStatus> {
    if matches!(given, Given::Missing | Given::Null) {
        check.refuse("status", "Please say what becomes of the order.");
    }
    let named = given.take("status", check)?;
    check.take("status", OrderStatus::named(named.trim()).ok_or("There is no such status."))
}

/// Nothing, or a reason.
pub(super) fn reason(given: Given<String>, check: &mut Checked) -> Option<Option<Reason>> {
    let text = given.take("reason", check).unwrap_or_default();
    if text.trim().is_empty() { Some(None) } else { check.take("reason", text.parse().map(Some)) }
}

impl TrackingBody {
    fn read(self, check: &mut Checked) -> ParcelForm {
        let mut text = |given: Given<String>, name: &str| given.take(&format!("tracking.{name}"), check).unwrap_or_default();
        let (carrier, tracking, page) = (text(self.carrier, "carrier"), text(self.number, "number"), text(self.url, "url"));
        ParcelForm { lines: Vec::new(), carrier, tracking, page }
    }
}

impl<'de> Deserialize<'de> for Tracking {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw.get().as_bytes().first() {
            Some(b'"') => {
                let number = serde_json::from_str(raw.get()).map_err(D::Error::custom)?;
                Ok(Self(TrackingBody { number: Given::Right(number), ..TrackingBody::default() }))
            }
            Some(b'{') => serde_json::from_str(raw.get()).map(Self).map_err(D::Error::custom),
            _ => Err(D::Error::custom("no tracking")),
        }
    }
}

impl Wanted for Tracking {
    const MUST_BE: &'static str = "This must be a text, or an object with carrier, number and url.";
}
