//! Routes that say what they ask of whoever comes, and can be listed: none is without an answer to that.

use axum::{
    Router,
    handler::Handler,
    http::Method,
    middleware::from_fn,
    routing::{MethodFilter, MethodRouter},
};
use shop::access::Need;

use crate::{middleware::identity, state::AppState};

/// A route and what it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// Its method.
    pub method: Method,
    /// Its path, whole.
    pub path: String,
    /// What it asks of whoever comes.
    pub need: Need,
}

/// Routes under a path.
#[derive(Default)]
pub struct Doors {
    router: Router<AppState>,
    listed: Vec<Door>,
}

impl Doors {
    /// One more route.
    #[must_use]
    pub fn on<H, T>(self, method: Method, path: &str, need: Need, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        // GET, POST and their like are filters all.
        let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
        let route = MethodRouter::new().on(filter, handler).route_layer(from_fn(move |request, next| identity::check(need, request, next)));
        let mut listed = self.listed;
        listed.push(Door { method, path: path.to_owned(), need });
        Self { router: self.router.route(path, route), listed }
    }

    /// The routes, to be wrapped and served.
    pub fn router(self) -> Router<AppState> {
        self.router
    }

    /// What there is, under the path where it is put.
    #[must_use]
    pub fn list(&self, under: &str) -> Vec<Door> {
        let whole = |door: &Door| Door { path: format!("{under}{}", door.path), ..door.clone() };
        self.listed.iter().map(whole).collect()
    }
}
