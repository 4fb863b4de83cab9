//! Pictures that people put in, and where they are found again.

use axum::{
    Json,
    body::Body,
    extract::{FromRequest, Multipart, Path, Request, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Redirect, Response},
};
use serde::Serialize;
use services::OpCtx;
use shop::{Code, Rejection};
use utoipa::ToSchema;

use super::{HttpError, HttpResult, answer, asked::Asked, openapi::Refusal};
use crate::state::AppState;

/// A picture that was kept.
#[derive(Serialize, ToSchema)]
pub struct Uploaded {
    /// Where it is.
    url: String,
    /// The same in other sizes, by their width in pixels.
    variants: Vec<Variant>,
}

#[derive(Serialize, ToSchema)]
struct Variant {
    url: String,
    width: u32,
}

/// Puts a picture in and makes it one's own: the part `file` or `picture` of a form.
#[utoipa::path(
    post, path = "/uploads", tag = "users", security(("token" = [])),
    responses(
        (status = 201, description = "It is your picture now", body = Uploaded),
        (status = 400, description = "This is no picture", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 413, description = "It is too large", body = Refusal),
    )
)]
pub async fn create_upload(Asked(ctx): Asked, State(state): State<AppState>, request: Request) -> HttpResult<impl IntoResponse> {
    let url = keep(&ctx, &state, request).await?;
    let variants = vec![Variant { url: url.clone(), width: 192 }];
    Ok((StatusCode::CREATED, Json(Uploaded { url, variants })))
}

/// The same from the page's form: back to the page, with what was wrong.
pub async fn set_avatar(Asked(ctx): Asked, State(state): State<AppState>, request: Request) -> Response {
    const FORM: &str = "avatar";
    const PAGE: &str = "/account/profile";
    let kept = keep(&ctx, &state, request).await;
    let visitor = ctx.me.as_ref().map(|me| me.user.visitor.clone());
    match (kept, visitor) {
        (Ok(_), visitor) => {
            if let Some(visitor) = visitor {
                // What was wrong with an earlier one must not stand beside the good one.
                let _ = state.shop.drafts.forget(&visitor, FORM).await;
            }
            Redirect::to(&format!("{PAGE}?done=picture")).into_response()
        }
        (Err(HttpError::Rejected(rejection)), Some(visitor)) => {
            if let Err(error) = state.shop.drafts.keep(&ctx, &visitor, FORM, &(), &rejection).await {
                return HttpError::from(error).into_response();
            }
            Redirect::to(&format!("{PAGE}?refused=1")).into_response()
        }
        (Err(error), _) => error.into_response(),
    }
}

/// A kept picture; its name follows from its bytes, so it may be kept for ever.
pub async fn find_picture(State(state): State<AppState>, Path(name): Path<String>, request: Request) -> HttpResult<Response> {
    Ok(match state.shop.uploads.find(&name).await? {
        Some(bytes) => {
            let headers = [(CONTENT_TYPE, "image/webp"), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, Body::from(bytes)).into_response()
        }
        None => answer::nothing_here(request).await,
    })
}

async fn keep(ctx: &OpCtx, state: &AppState, request: Request) -> HttpResult<String> {
    let missing = || HttpError::Rejected(Rejection::field("picture", "Please choose a picture."));
    let wrong = || HttpError::new(Code::BadRequest, "Please send the picture as the part `file` of a form (multipart/form-data).");
    let mut form = Multipart::from_request(request, state).await.map_err(|_| wrong())?;
    while let Some(part) = form.next_field().await.map_err(|_| wrong())? {
        if matches!(part.name(), Some("file" | "picture")) {
            let bytes = part.bytes().await.map_err(|_| wrong())?;
            if bytes.is_empty() {
                return Err(missing());
            }
            return state.shop.accounts.set_avatar(ctx, bytes.to_vec()).await.map_err(HttpError::from);
        }
    }
    Err(missing())
}
