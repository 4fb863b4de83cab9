//! What happened that matters for security.

use axum::{Json, extract::State, response::IntoResponse};
use serde::Serialize;
use services::audit::Entry;
use utoipa::{IntoParams, ToSchema};

use super::{HttpResult, actor::ActorView, asked::Asked, openapi::Refusal, query::Pairs};
use crate::state::AppState;

/// One line of the log.
#[derive(Serialize, ToSchema)]
pub struct EntryView {
    /// When.
    at: String,
    /// Who did it.
    actor: ActorView,
    /// What, for programs.
    #[schema(example = "signed_in")]
    event: &'static str,
    /// What, for people.
    #[schema(example = "Signed in")]
    sentence: &'static str,
    /// To whom or what: an id.
    about: String,
    /// The part of the address that names the network.
    network: String,
    /// The browser and its system, or the program.
    device: String,
    /// Named in the other logs.
    request_id: String,
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        let Entry { at, actor, event, about, network, device, request_id } = entry;
        Self {
            at: at.to_rfc3339(),
            actor: actor.into(),
            event: event.as_str(),
            sentence: event.sentence(),
            about,
            network,
            device,
            request_id,
        }
    }
}

/// Where to go on.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation")]
pub struct AuditQuery {
    /// As the `Link` of the page before has it.
    cursor: Option<String>,
}

/// The log, the latest first, one page at a time.
#[utoipa::path(
    get, path = "/audit", tag = "audit", security(("token" = [])), params(AuditQuery),
    responses(
        (status = 200, description = "The page's lines", body = [EntryView], headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A made-up cursor", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to read the log", body = Refusal),
    )
)]
pub async fn list_entries(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let log = state.shop.audit.read(&ctx, query.get("cursor")).await?;
    let entries: Vec<EntryView> = log.entries.into_iter().map(EntryView::from).collect();
    Ok((query.headers("/api/audit", log.next.as_deref()), Json(entries)))
}
