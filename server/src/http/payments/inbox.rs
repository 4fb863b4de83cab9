//! What providers sent by themselves.

use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::Serialize;
use services::payments::{About, Arrived};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        openapi::{Done, Refusal},
        query::Pairs,
    },
    state::AppState,
};

/// A message of a provider.
#[derive(Serialize, ToSchema)]
pub struct MessageView {
    /// Names it.
    #[schema(example = "stripe:evt_1")]
    id: String,
    /// From which provider.
    provider: String,
    /// What the provider calls what happened.
    #[schema(example = "payment_intent.succeeded")]
    kind: String,
    /// `payment`, `refund`, `dispute`, or `nothing` that the shop acts upon.
    about: &'static str,
    /// By the provider's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// Its order, in the answer for one message, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<String>,
    /// When it came.
    received_at: String,
    /// `waiting`, `done`, or `dead`: given up.
    state: &'static str,
    /// How often it was worked on.
    attempts: u32,
    /// What went wrong the last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<String>,
    /// What was sent, without secrets, cards and addresses; in the answer for one message.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    payload: Option<serde_json::Value>,
}

impl From<Arrived> for MessageView {
    fn from(message: Arrived) -> Self {
        let Arrived { id, letter, at, state, attempts, last_error } = message;
        let (about, reference) = match letter.about {
            About::Payment { reference, .. } => ("payment", Some(reference)),
            About::Refund { payment_reference, .. } => ("refund", Some(payment_reference)),
            About::Dispute { reference } => ("dispute", Some(reference)),
            About::Nothing => ("nothing", None),
        };
        Self {
            id,
            provider: letter.provider,
            kind: letter.kind,
            about,
            reference,
            order_id: None,
            received_at: at.to_rfc3339(),
            state,
            attempts,
            last_error,
            payload: None,
        }
    }
}

/// Where to go on.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation")]
pub struct InboxQuery {
    /// As the `Link` of the page before has it.
    cursor: Option<String>,
}

/// What providers sent by themselves, the latest first, one page at a time.
#[utoipa::path(
    get, path = "/payments/inbox", tag = "payments", security(("token" = [])), params(InboxQuery),
    responses(
        (status = 200, description = "The page's messages", body = [MessageView], headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A made-up cursor", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
    )
)]
pub async fn list_messages(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let page = state.shop.payments.inbox(&ctx, query.get("cursor")).await?;
    let messages: Vec<MessageView> = page.messages.into_iter().map(MessageView::from).collect();
    Ok((query.headers("/api/payments/inbox", page.next.as_deref()), Json(messages)))
}

/// One message, with what was sent.
#[utoipa::path(
    get, path = "/payments/inbox/{id}", tag = "payments", security(("token" = [])),
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "The message", body = MessageView),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
        (status = 404, description = "No such message, or not any more", body = Refusal),
    )
)]
pub async fn find_message(Asked(ctx): Asked, State(state): State<AppState>, Address(id): Address) -> HttpResult<impl IntoResponse> {
    let payments = &state.shop.payments;
    let message = payments.message(&ctx, &id).await?;
    let order = payments.order_of_message(&ctx, &message.letter).await?;
    let payload = Some(message.letter.payload.clone());
    let view = MessageView { payload, order_id: order.map(|order| order.id.to_string()), ..MessageView::from(message) };
    Ok(([(CACHE_CONTROL, "no-store")], Json(view)))
}

/// Works on a message once more, done or not: the provider is asked how things stand. Nothing is done twice.
#[utoipa::path(
    post, path = "/payments/inbox/{id}/replay", tag = "payments", security(("token" = [])),
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "It is worked on in a moment", body = Done),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
        (status = 404, description = "No such message, or not any more", body = Refusal),
    )
)]
pub async fn replay_message(Asked(ctx): Asked, State(state): State<AppState>, Address(id): Address) -> HttpResult<Json<Done>> {
    state.shop.payments.replay(&ctx, &id).await?;
    Ok(Json(Done { message: "Message is worked on again" }))
}
