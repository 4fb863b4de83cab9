//! A browser without scripts: forms, redirects, one cookie.

use reqwest::{
    Client, RequestBuilder, Response, StatusCode,
    header::{ACCEPT, COOKIE, LOCATION, ORIGIN, REFERER, SET_COOKIE},
    redirect::Policy,
};

use crate::door::{Door, Opening};

/// A visitor's browser.
#[derive(Clone)]
pub struct Browser {
    http: Client,
    door: Door,
    /// Where it last was, if that was still open then.
    opening: Opening,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub enum Answer {
    /// Go to another page of the shop.
    To(String),
    /// A page.
    Page(StatusCode, String),
}

/// The connection broke: nobody knows what the shop did.
#[derive(Debug)]
pub struct Broken;

impl Browser {
    /// A new visitor's.
    pub fn new(http: &Client, door: &Door) -> Self {
        Self { http: http.clone(), door: door.clone(), opening: Opening::default(), cookie: None }
    }

    /// What all browsers send with; each has its own cookie nevertheless.
    pub fn client() -> Client {
        Client::builder().redirect(Policy::none()).no_proxy().build().unwrap()
    }

    /// Waits until the shop is open, for the first time or again.
    pub async fn comes_back(&mut self) {
        self.opening = self.door.opening_after(self.opening.number).await;
    }

    /// Where it last found the shop open.
    pub fn url(&self) -> &str {
        &self.opening.url
    }

    /// Posts a form.
    pub async fn posts(&mut self, function: &str, fields: &[(&str, &str)]) -> Result<Answer, Broken> {
        let url = &self.opening.url;
        let request =
            self.http.post(format!("{url}/fn/{function}")).header(ORIGIN, url).header(REFERER, format!("{url}/shop")).form(fields);
        self.sends(request).await
    }

    /// Opens a page.
    pub async fn gets(&mut self, path: &str) -> Result<Answer, Broken> {
        let request = self.http.get(format!("{}{path}", self.opening.url));
        self.sends(request).await
    }

    async fn sends(&mut self, mut request: RequestBuilder) -> Result<Answer, Broken> {
        request = request.header(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let response = request.send().await.map_err(|_| Broken)?;
        self.keeps_cookie(&response);
        let status = response.status();
        if status.is_redirection() {
            let to = response.headers().get(LOCATION).expect("a redirect leads somewhere").to_str().unwrap();
            return Ok(Answer::To(to.to_owned()));
        }
        Ok(Answer::Page(status, response.text().await.map_err(|_| Broken)?))
    }

    fn keeps_cookie(&mut self, response: &Response) {
        if let Some(set) = response.headers().get(SET_COOKIE) {
            self.cookie = set.to_str().unwrap().split(';').next().map(str::to_owned);
        }
    }
}

/// The value of a page's field, such as a hidden one.
pub fn field(page: &str, name: &str) -> Option<String> {
    let named = format!("name=\"{name}\"");
    let tag = page.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).find(|tag| tag.contains(&named))?;
    let (_, value) = tag.split_once("value=\"")?;
    value.split('"').next().map(str::to_owned)
}
