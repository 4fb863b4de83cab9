//! What went wrong with us, panics included: logged once, here, and shown as a reference.

use std::{any::Any, panic::AssertUnwindSafe, sync::Arc};

use axum::{extract::Request, middleware::Next, response::Response};
use futures::FutureExt;
use services::ServiceError;
use tracing::error;

use super::RequestId;
use crate::http::answer;

/// Marks an answer that stands for a failure; this middleware writes what is shown.
#[derive(Clone)]
pub struct Failure(pub Arc<ServiceError>);

pub(super) async fn answer(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let wants = answer::Wants::of(&request);
    let failure = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => match response.extensions().get::<Failure>() {
            Some(failure) => failure.0.clone(),
            None => return response,
        },
        Err(panic) => Arc::new(ServiceError::failed("finish a request", said(&*panic))),
    };
    error!(request.id = id, error = failure.chain(), "A request failed");
    answer::refuse(wants, &failure.shown(&id))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    format!("it panicked: {}", text.unwrap_or_default())
}
