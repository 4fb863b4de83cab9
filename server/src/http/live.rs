//! An order while somebody looks at its page: server-sent events, one each time it moves.

mod seats;

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, header::CACHE_CONTROL},
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::{StreamExt, stream};
use serde::Deserialize;
use serde_json::json;
use services::{live::Moved, orders::Access};

pub use seats::Seats;

use super::{HttpResult, asked::Asked};
use crate::state::AppState;

/// A connection that says nothing is closed by proxies, and nobody notices one that has died.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// What a browser sends of the last event it saw when it comes back, to whichever copy of the program.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Asks nginx not to gather the events before it sends them on.
const NO_BUFFER: HeaderName = HeaderName::from_static("x-accel-buffering");

/// What the page knows.
#[derive(Deserialize)]
pub struct Known {
    /// How far the order had come when the page was rendered; what was seen of the stream since counts before it.
    #[serde(default)]
    after: String,
}

/// Tells of an order's moves until whoever looks goes away, or the program is told to stop.
pub async fn look_at_order(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Path((order, key)): Path<(String, String)>,
    Query(asked): Query<Known>,
    headers: HeaderMap,
) -> HttpResult<impl IntoResponse> {
    let seat = state.seats.take(ctx.client.address)?;
    let look = state.shop.live.look(&order, &Access::Link(&key)).await?;
    let seen = headers.get(LAST_EVENT_ID).and_then(|id| id.to_str().ok()?.parse().ok());
    let known = seen.or_else(|| asked.after.parse().ok());
    let moves = stream::unfold((look, known, seat), |(mut look, known, seat)| async move {
        let moved = look.other_than(known).await?;
        Some((event(&moved), (look, Some(moved.moved), seat)))
    });
    let events = moves.map(Ok::<_, Infallible>).take_until(state.closing.clone().cancelled_owned());
    Ok(([(CACHE_CONTROL, "no-store"), (NO_BUFFER, "no")], Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))))
}

fn event(moved: &Moved) -> Event {
    let data = json!({ "status": moved.status.to_string(), "moved": moved.moved });
    Event::default().id(moved.moved.to_string()).data(data.to_string())
}
