//! Invoices as files, for whoever has the order's link.

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{
        HeaderName,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use services::{OpCtx, ServiceError, ServiceResult, orders::Access};
use shop::{Code, Rejection};
use tokio::task::spawn_blocking;

use super::{
    HttpError,
    answer::{self, Wants},
    asked::Asked,
};
use crate::state::AppState;

/// An order and the key of its link.
type Link = Result<Path<(String, String)>, PathRejection>;

/// The invoice as a PDF, to be looked at or kept.
pub async fn find_pdf(Asked(ctx): Asked, State(state): State<AppState>, link: Link) -> Response {
    match write(&ctx, &state, link).await {
        Ok((name, file)) => {
            let headers = [
                (CONTENT_TYPE, "application/pdf".to_owned()),
                (CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
                (CACHE_CONTROL, "no-store".to_owned()),
                (HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
            ];
            (headers, file).into_response()
        }
        Err(ServiceError::Rejected(refused)) => answer::refuse(Wants::Page, &refused),
        Err(failed) => HttpError::from(failed).into_response(),
    }
}

async fn write(ctx: &OpCtx, state: &AppState, link: Link) -> ServiceResult<(String, Vec<u8>)> {
    let Path((order, key)) = link.map_err(|_| Rejection::new(Code::NotFound, "Nothing lives at this address."))?;
    let invoice = state.shop.invoices.open(ctx, &order, &Access::Link(&key)).await?;
    let name = invoice.file_name();
    let file = spawn_blocking(move || invoice.pdf()).await.map_err(ServiceError::doing("write an invoice"))??;
    Ok((name, file))
}
