//! Errors of the API, and how they become answers.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use services::ServiceError;
use shop::{Code, Money, Rejection};

use super::answer::{self, Wants};
use crate::middleware::Failure;

/// What an API handler answers.
pub type HttpResult<T> = Result<T, HttpError>;

/// Why an API call did not go through.
#[derive(Debug)]
pub enum HttpError {
    /// What the caller did; shown as it is.
    Rejected(Rejection),
    /// An order that was sent with another total costs this.
    TotalDiffers(Money),
    /// What went wrong with us; the middleware logs it and shows a reference.
    Failed(ServiceError),
}

impl HttpError {
    /// A refusal without fields.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self::Rejected(Rejection::new(code, message))
    }

    /// For `map_err`: fields by the names of the contract, where the service calls them otherwise.
    pub fn renamed(names: &[(&'static str, &'static str)]) -> impl FnOnce(ServiceError) -> Self {
        move |error| {
            let ServiceError::Rejected(mut rejection) = error else { return error.into() };
            for (here, there) in names {
                if let Some(reason) = rejection.fields.remove(*here) {
                    rejection.fields.insert((*there).to_owned(), reason);
                }
            }
            rejection.into()
        }
    }
}

impl From<Rejection> for HttpError {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl From<ServiceError> for HttpError {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Rejected(rejection) => Self::Rejected(rejection),
            failed => Self::Failed(failed),
        }
    }
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        match self {
            Self::Rejected(rejection) => answer::refuse(Wants::Json, &rejection),
            Self::TotalDiffers(total) => answer::refuse_total(total),
            Self::Failed(error) => {
                let is_away = error.is_unavailable() || error.unreachable().is_some();
                let status = if is_away { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
                let mut response = status.into_response();
                response.extensions_mut().insert(Failure(Arc::new(error)));
                response
            }
        }
    }
}
