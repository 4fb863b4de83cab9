//! A browser with somebody signed in, and the shop it looks at.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
    time::{SystemTime, UNIX_EPOCH},
};

use ::shop::{Timestamp, order::Actor};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, header::SET_COOKIE},
};
use serde_json::Value;
use server::{config::Config, router::router, state::AppState};
use services::{OpCtx, Services, accounts::RegisterForm, schema::SCHEMA, sign_in::SignIn};
use store::SqliteStore;
use tower::ServiceExt;

pub const PASSWORD: &str = "tidy brass kettle";
const HOST: &str = "localhost:4101";

pub struct Browser {
    pub services: Services,
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    _folder: tempfile::TempDir,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap())
}

pub fn nobody() -> OpCtx {
    OpCtx::new(Actor::Guest, now(), "test".to_owned()).unwrap()
}

impl Browser {
    /// Ada's, signed in by her password.
    pub async fn of_ada() -> Self {
        let browser = Self::of_a_guest().await;
        let form = RegisterForm { name: "Ada".into(), email: "ada@example.com".into(), password: PASSWORD.into() };
        browser.services.accounts.register(&nobody(), &form).await.unwrap();
        let SignIn::Done(done) = browser.types_password().await else { panic!("a new account has no second factor") };
        browser.keeps("access", &done.tokens.access);
        browser
    }

    async fn of_a_guest() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("shop.db"), SCHEMA).await.unwrap();
        let config = Config::read([], Path::new("/nowhere/shopsphere.toml")).unwrap();
        let services = Services::open(Arc::new(store), config.shop.clone()).await.unwrap();
        let router = router(&AppState::new(services.clone(), &config, "http://127.0.0.1:4101"));
        Self { services, router, cookies: Mutex::default(), _folder: folder }
    }

    pub async fn types_password(&self) -> SignIn {
        self.services.sign_in.with_password(&nobody(), None, "ada@example.com", PASSWORD).await.unwrap()
    }

    /// Types the right password; what is asked next is kept, and nobody is signed in.
    pub async fn is_challenged(&self) {
        let SignIn::SecondFactor(challenge) = self.types_password().await else { panic!("the password alone was enough") };
        self.cookies.lock().unwrap().clear();
        self.keeps("challenge", &challenge.key);
    }

    pub fn keeps(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub fn has(&self, cookie: &str) -> bool {
        self.cookies.lock().unwrap().get(cookie).is_some_and(|value| !value.is_empty())
    }

    pub async fn opens(&self, path: &str) -> Answer {
        self.asks(Request::get(path).header("accept", "text/html"), "").await
    }

    /// Posts a form without scripts.
    pub async fn posts(&self, endpoint: &str, fields: &str) -> Answer {
        self.sends(endpoint, fields, "text/html,*/*").await
    }

    /// Posts a form as scripts do.
    pub async fn calls(&self, endpoint: &str, fields: &str) -> Value {
        serde_json::from_str(&self.sends(endpoint, fields, "application/json").await.body).unwrap()
    }

    async fn sends(&self, endpoint: &str, fields: &str, accept: &str) -> Answer {
        let request = Request::post(format!("/fn/{endpoint}")).header("accept", accept).header("origin", format!("http://{HOST}"));
        self.asks(request.header("content-type", "application/x-www-form-urlencoded"), fields).await
    }

    async fn asks(&self, request: axum::http::request::Builder, body: &str) -> Answer {
        let cookies = self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request.header("host", HOST).header("cookie", cookies).body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        for line in parts.headers.get_all(SET_COOKIE) {
            let (name, value) = line.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.keeps(name, value);
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
    }
}

impl Answer {
    /// Where it leads.
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.body);
        self.headers["location"].to_str().unwrap()
    }

    /// The page.
    pub fn page(&self) -> &str {
        assert_eq!(self.status, 200, "{}", self.body);
        assert_eq!(self.headers["cache-control"], "no-store");
        &self.body
    }
}
