//! Payments of which provider and orders say different things.

use axum::{Json, extract::State, response::IntoResponse};
use serde::{Deserialize, Serialize};
use shop::{
    error::Checked,
    payment::{Discrepancy, Remedy, Solved},
};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        HttpResult,
        actor::ActorView,
        amount::Amount,
        asked::{Address, Asked},
        body::JsonBody,
        given::Given,
        openapi::{Done, Refusal},
        query::Pairs,
    },
    state::AppState,
};

/// A payment that differs.
#[derive(Serialize, ToSchema)]
pub struct DiscrepancyView {
    /// Names it.
    #[schema(example = "stripe:pi_1:amount_differs")]
    id: String,
    /// At which provider.
    provider: String,
    /// What the provider calls the payment.
    reference: String,
    /// By which attempt, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_id: Option<String>,
    /// For which order, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<String>,
    /// How much, by the provider's word.
    #[schema(value_type = f64)]
    amount: Amount,
    /// Of the amount.
    currency: &'static str,
    /// `order_unknown`, `amount_differs`, `not_at_provider`, `given_back_differs` or `promise_lost`.
    problem: &'static str,
    /// The same for people.
    sentence: String,
    /// What can be done about it, the likeliest first; nothing once it is settled.
    remedies: Vec<&'static str>,
    /// When it was found.
    found_at: String,
    /// How it ended, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    solved: Option<SolvedView>,
}

/// How it ended.
#[derive(Serialize, ToSchema)]
pub struct SolvedView {
    /// When.
    at: String,
    /// By whom.
    actor: ActorView,
    /// How.
    remedy: &'static str,
}

impl From<Discrepancy> for DiscrepancyView {
    fn from(found: Discrepancy) -> Self {
        let remedies = if found.solved.is_some() { &[] } else { found.problem.remedies() };
        let solved = |Solved { at, actor, remedy }| SolvedView { at: at.to_rfc3339(), actor: actor.into(), remedy: Remedy::as_str(remedy) };
        Self {
            problem: found.problem.code(),
            sentence: found.problem.sentence(),
            remedies: remedies.iter().map(|remedy| remedy.as_str()).collect(),
            id: found.id,
            provider: found.provider,
            reference: found.reference,
            payment_id: found.attempt.map(|id| id.to_string()),
            order_id: found.order.map(|id| id.to_string()),
            amount: Amount(found.amount),
            currency: found.amount.currency.code(),
            found_at: found.found_at.to_rfc3339(),
            solved: found.solved.map(solved),
        }
    }
}

/// Which, and where to go on.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation")]
pub struct DiscrepancyQuery {
    /// `true` for those too that are settled.
    all: Option<bool>,
    /// As the `Link` of the page before has it.
    cursor: Option<String>,
}

/// What is done about it.
#[derive(Default, Deserialize, ToSchema)]
pub struct RemedyBody {
    /// One of its remedies: `take_in` puts the money on the order as it came, `give_back` gives it back, `write_down` writes
    /// on the order what the provider gave back, `dismiss` leaves it as it is.
    #[serde(default)]
    #[schema(value_type = String, example = "dismiss")]
    remedy: Given<String>,
}

/// Payments of which provider and orders say different things, the latest first, one page at a time.
#[utoipa::path(
    get, path = "/payments/discrepancies", tag = "payments", security(("token" = [])), params(DiscrepancyQuery),
    responses(
        (status = 200, description = "The page's discrepancies", body = [DiscrepancyView], headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A made-up cursor", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
    )
)]
pub async fn list_discrepancies(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let is_all = query.get("all") == Some("true");
    let page = state.shop.payments.discrepancies(&ctx, is_all, query.get("cursor")).await?;
    let found: Vec<DiscrepancyView> = page.discrepancies.into_iter().map(DiscrepancyView::from).collect();
    Ok((query.headers("/api/payments/discrepancies", page.next.as_deref()), Json(found)))
}

/// Does something about one.
#[utoipa::path(
    post, path = "/payments/discrepancies/{id}/remedy", tag = "payments", security(("token" = [])), request_body = RemedyBody,
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "It is settled", body = Done),
        (status = 400, description = "There is no such remedy", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
        (status = 404, description = "No such discrepancy", body = Refusal),
        (status = 409, description = "It is settled already, this is no remedy for it, or the provider gives nothing back", body = Refusal),
        (status = 503, description = "The provider does not answer; try again shortly", body = Refusal),
    )
)]
pub async fn remedy_discrepancy(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(id): Address,
    JsonBody(body): JsonBody<RemedyBody>,
) -> HttpResult<Json<Done>> {
    let mut check = Checked::default();
    if matches!(body.remedy, Given::Missing | Given::Null) {
        check.refuse("remedy", "Please say what to do about it.");
    }
    let named = body.remedy.take("remedy", &mut check);
    let remedy = named.and_then(|name| check.take("remedy", Remedy::named(name.trim()).ok_or("There is no such remedy.")));
    let remedy = check.done(|| remedy)?;
    state.shop.payments.remedy(&ctx, &id, remedy).await?;
    Ok(Json(Done { message: "Discrepancy settled" }))
}
