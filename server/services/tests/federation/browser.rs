//! Somebody's browser, as far as signing in at a provider needs one: cookies, redirects, a form.

use std::collections::HashMap;

use reqwest::{Client, Response, Url, redirect::Policy};

use crate::stage::HOME;

/// A browser with its cookies.
pub struct Browser {
    http: Client,
}

/// What the provider sends back to the shop.
#[derive(Debug)]
pub struct Return {
    /// The address without its query.
    pub address: String,
    pub state: String,
    pub code: Option<String>,
    pub error: Option<String>,
}

impl Browser {
    pub fn new() -> Self {
        Self { http: Client::builder().cookie_store(true).redirect(Policy::none()).no_proxy().build().unwrap() }
    }

    /// Goes to the provider and signs in there.
    pub async fn signs_in(&self, url: &str, account: &str) -> Return {
        self.fills_in(url, ("login", account)).await
    }

    /// Goes to the provider and thinks better of it.
    pub async fn cancels(&self, url: &str) -> Return {
        self.fills_in(url, ("cancel", "yes")).await
    }

    async fn fills_in(&self, url: &str, field: (&str, &str)) -> Return {
        let form = self.follows(self.http.get(url).send().await.unwrap()).await.expect_err("a form was expected");
        let answer = self.http.post(form).form(&[field]).send().await.unwrap();
        self.follows(answer).await.unwrap_or_else(|page| panic!("it stays at {page}"))
    }

    /// Follows redirects back to the shop, or else to the page that wants an answer.
    async fn follows(&self, mut answer: Response) -> Result<Return, Url> {
        while let Some(location) = answer.headers().get("location") {
            let next = answer.url().join(location.to_str().unwrap()).unwrap();
            if next.as_str().starts_with(HOME) {
                return Ok(Return::at(&next));
            }
            answer = self.http.get(next).send().await.unwrap();
        }
        assert!(answer.status().is_success(), "{}: {}", answer.url(), answer.status());
        Err(answer.url().clone())
    }
}

impl Return {
    pub fn at(url: &Url) -> Self {
        let mut query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        let address = url.as_str().split('?').next().unwrap().to_owned();
        Self { address, state: query.remove("state").unwrap(), code: query.remove("code"), error: query.remove("error") }
    }
}
