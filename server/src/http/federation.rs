//! Signing in with others: to the provider and back, both by GET, for a form may not lead to another origin.

use app::request::{
    cookies::{self, CHALLENGE, DEPARTURE},
    next_query, own_path, visitor_from_cookies,
};
use axum::{
    extract::{Path, Query, State},
    http::{
        HeaderMap, HeaderValue,
        header::{CACHE_CONTROL, SET_COOKIE},
    },
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use services::{
    ServiceError, ServiceResult,
    federation::Purpose,
    sign_in::{Arrived, SignIn},
};
use shop::{Rejection, id::VisitorId};

use super::{HttpError, HttpResult, asked::Asked};
use crate::state::AppState;

/// The draft that tells the next page why it did not work; the pages of signing in and of security read it.
const DRAFT: &str = "provider";

/// What the way out may say.
#[derive(Deserialize)]
pub struct Way {
    /// Where they were going.
    #[serde(default)]
    next: String,
    /// Whether the account at hand is to know the other one from now on.
    #[serde(default)]
    link: String,
}

/// What the provider sends back.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    error: String,
}

/// Sends the browser to a provider.
pub async fn depart(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Path(provider): Path<String>,
    Query(way): Query<Way>,
    headers: HeaderMap,
) -> HttpResult<Response> {
    let linking = ctx.me.as_ref().filter(|_| !way.link.is_empty());
    let (page, purpose, next) = match linking {
        Some(me) => (SECURITY, Purpose::Link(me.user.id.clone()), SECURITY.to_owned()),
        None => (SIGN_IN, Purpose::SignIn, own_path(&way.next).to_owned()),
    };
    if let Some(me) = linking
        && !me.is_fresh(ctx.now)
    {
        return told(&ctx, &state, &headers, page, "", &services::ctx::stale()).await;
    }
    match state.shop.federation.start(&ctx, &provider, &callback(&state, &provider), purpose, next).await {
        Ok(departure) => {
            let cookie = DEPARTURE.set(&departure.state, state.site.secure_cookies);
            Ok(with_cookies([cookie], &departure.url))
        }
        Err(ServiceError::Rejected(refused)) => told(&ctx, &state, &headers, page, &way.next, &refused).await,
        Err(failed) => Err(failed.into()),
    }
}

/// Takes the browser back from a provider.
pub async fn arrive(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Path(provider): Path<String>,
    Query(back): Query<Back>,
    headers: HeaderMap,
) -> HttpResult<Response> {
    let secure = state.site.secure_cookies;
    let kept = DEPARTURE.of(&headers, secure).unwrap_or_default();
    let federation = &state.shop.federation;
    if !back.error.is_empty() {
        let refused = federation.give_up(&ctx, &provider, &back.state, kept, &back.error).await;
        let (page, next, rejection) = match refused {
            Ok(refused) => (page_of(&refused.purpose), refused.next, refused.rejection),
            Err(ServiceError::Rejected(rejection)) => (SIGN_IN, String::new(), rejection),
            Err(failed) => return Err(failed.into()),
        };
        return told(&ctx, &state, &headers, page, &next, &rejection).await;
    }
    let guest: Option<VisitorId> = visitor_from_cookies(&headers, secure);
    let arrived: ServiceResult<Arrived> = async {
        let arrival = federation.finish(&ctx, &provider, &back.state, kept, &back.code).await?;
        state.shop.sign_in.with_arrival(&ctx, guest.as_ref(), arrival).await
    }
    .await;
    let gone = DEPARTURE.clear(secure);
    match arrived {
        Ok(Arrived::Linked(next)) => Ok(with_cookies([gone], &format!("{next}?done=linked"))),
        Ok(Arrived::SignIn(SignIn::Done(done), next)) => {
            let lines = cookies::signed_in(&done.tokens, secure).into_iter().chain([gone]);
            Ok(with_cookies(lines, own_path(&next)))
        }
        Ok(Arrived::SignIn(SignIn::SecondFactor(challenge), next)) => {
            let lines = [CHALLENGE.set(&challenge.key, secure), gone];
            Ok(with_cookies(lines, &format!("/sign-in/second-factor?{}", next_query(&next))))
        }
        Err(ServiceError::Rejected(refused)) => {
            let page = if ctx.me.is_some() { SECURITY } else { SIGN_IN };
            told(&ctx, &state, &headers, page, "", &refused).await
        }
        Err(failed) => Err(failed.into()),
    }
}

const SIGN_IN: &str = "/sign-in";
const SECURITY: &str = "/account/security";

fn page_of(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::SignIn => SIGN_IN,
        Purpose::Link(_) => SECURITY,
    }
}

/// Where the provider sends the browser back to; it knows this address from its own settings.
fn callback(state: &AppState, provider: &str) -> String {
    format!("{}/sign-in/with/{provider}/callback", state.site.public_url)
}

/// Back to the page, which says what was wrong.
async fn told(
    ctx: &services::OpCtx,
    state: &AppState,
    headers: &HeaderMap,
    page: &str,
    next: &str,
    refused: &Rejection,
) -> HttpResult<Response> {
    let secure = state.site.secure_cookies;
    let mut lines = vec![DEPARTURE.clear(secure)];
    let me = ctx.me.as_ref().map(|me| me.user.visitor.clone());
    let visitor = me.or_else(|| visitor_from_cookies(headers, secure)).unwrap_or_else(|| {
        let visitor: VisitorId = ctx.new_id();
        lines.push(cookies::VISITOR.set(visitor.as_str(), secure));
        visitor
    });
    state.shop.drafts.keep(ctx, &visitor, DRAFT, &serde_json::json!({}), refused).await.map_err(HttpError::from)?;
    let query = if next.is_empty() { String::new() } else { format!("{}&", next_query(next)) };
    Ok(with_cookies(lines, &format!("{page}?{query}form={DRAFT}&refused=1")))
}

fn with_cookies(lines: impl IntoIterator<Item = String>, to: &str) -> Response {
    let mut response = ([(CACHE_CONTROL, "no-store")], Redirect::to(to)).into_response();
    for line in lines.into_iter().filter_map(|line| HeaderValue::from_str(&line).ok()) {
        response.headers_mut().append(SET_COOKIE, line);
    }
    response
}
