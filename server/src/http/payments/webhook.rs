use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderName},
};
use services::payments::Sent;
use shop::Code;

use crate::{
    http::{
        HttpError, HttpResult,
        asked::{Address, Asked},
        openapi::{Done, Refusal},
    },
    state::AppState,
};

/// What a provider sends by itself: stored once, answered at once, worked on afterwards. Its signature proves whose it is.
#[utoipa::path(
    post, path = "/payments/webhooks/{provider}", tag = "payments", request_body = String,
    params(("provider" = String, Path, description = "`stripe`, `razorpay`")),
    responses(
        (status = 200, description = "It is stored; sent again, nothing more happens", body = Done),
        (status = 400, description = "A wrong or old signature, or a body that is none of theirs: nothing is stored", body = Refusal),
        (status = 404, description = "The shop has no such provider", body = Refusal),
    )
)]
pub async fn receive_notice(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(provider): Address,
    headers: HeaderMap,
    body: Bytes,
) -> HttpResult<Json<Done>> {
    let header = |name: &str| {
        let name = HeaderName::try_from(name).ok()?;
        headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    if state.shop.payments.provider(&provider).is_err() {
        return Err(HttpError::new(Code::NotFound, "This shop has no such payment provider."));
    }
    state.shop.payments.receive(&ctx, &provider, &Sent { body: &body, header: &header, now: ctx.now }).await?;
    Ok(Json(Done { message: "Received" }))
}
