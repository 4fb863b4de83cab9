//! A guest who buys one thing after another through a line that breaks, and asks again until there is an answer.

use std::{fmt, time::Duration};

use reqwest::header::{ACCEPT, HeaderMap, ORIGIN};
use serde_json::{Value, json};

use std::sync::Arc;

use crate::{
    browser::{Answer, Broken, Browser, field},
    chance::Chance,
    door::{Door, Doorkeeper, door},
    faults::Hops,
    shelf::Shelf,
};

const CONTACT: &[(&str, &str)] = &[
    ("email", "ada@example.com"),
    ("name", "Ada Lovelace"),
    ("line1", "1 Main Street"),
    ("city", "Springfield"),
    ("region", "IL"),
    ("postal_code", "12345"),
    ("country", "US"),
];

const GOOD: &str = "4242424242424242";
const DECLINED: &str = "4000000000000002";
const ASKS_THE_BANK: &str = "4000000000003220";

/// How often the same thing is asked before somebody gives up on it.
const TRIES: usize = 60;

/// What came of it all, in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    pub ordered: usize,
    /// Payments that Stripe took, as far as the shopper saw.
    pub paid: usize,
    pub left_before_coming_back: usize,
    pub cancelled: usize,
    pub gave_up: usize,
    pub retried: usize,
}

pub struct Shopper {
    shop: String,
    stripe: String,
    door: Door,
    shelf: Arc<Shelf>,
    chance: Chance,
    /// The line to Stripe's own pages is good.
    straight: reqwest::Client,
    pub told: Told,
    _keeper: Doorkeeper,
}

impl Shopper {
    pub fn of(hops: &Hops, shelf: &Arc<Shelf>, chance: Chance) -> Self {
        let (mut keeper, door) = door();
        keeper.opens(&hops.shop.url);
        Self {
            shop: hops.shop.url.clone(),
            stripe: hops.stripe.url.clone(),
            door,
            shelf: shelf.clone(),
            chance,
            straight: reqwest::Client::builder().no_proxy().build().unwrap(),
            told: Told::default(),
            _keeper: keeper,
        }
    }

    /// One purchase; whatever refuses it ends it.
    pub async fn buys(&mut self) {
        if self.tries_to_buy().await.is_none() {
            self.told.gave_up += 1;
        }
    }

    async fn tries_to_buy(&mut self) -> Option<()> {
        let http = self.new_line();
        let mut browser = Browser::new(&http, &self.door);
        browser.comes_back().await;
        let link = self.orders(&mut browser).await?;
        self.told.ordered += 1;
        let (order, key) = link.split_once('/')?;
        match self.chance.below(12) {
            0 => {}
            1 => self.pays_by_demo(&mut browser, order, key).await.unwrap_or_default(),
            2 => {
                // Begun here, and finished there.
                self.opens_form(&http, order, key).await;
                self.pays_by_demo(&mut browser, order, key).await.unwrap_or_default();
            }
            3..=5 => self.pays_on_stripes_page(&mut browser, order, key).await.unwrap_or_default(),
            _ => self.pays_in_the_form(&http, order, key).await.unwrap_or_default(),
        }
        if self.chance.once_in(3) {
            self.told.left_before_coming_back += 1;
        } else {
            let page = self.asks(&mut browser, None, &format!("/pay/{link}"), &[]).await?;
            if let Answer::To(to) = page {
                self.asks(&mut browser, None, &to, &[]).await?;
            }
        }
        if self.chance.once_in(12) {
            let fields = [("order", order), ("key", key), ("what", "all"), ("reason", "changed my mind")];
            let answer = self.asks(&mut browser, Some("cancel_order"), "", &fields).await?;
            self.told.cancelled += usize::from(matches!(answer, Answer::To(to) if to.contains("done=")));
        }
        Some(())
    }

    /// From an empty cart to an order: `ORDER/KEY`.
    async fn orders(&mut self, browser: &mut Browser) -> Option<String> {
        let variant = self.shelf.variants[self.chance.below(self.shelf.variants.len())].clone();
        self.asks(browser, Some("add_to_cart"), "", &[("variant", &variant), ("quantity", "1")]).await?;
        self.asks(browser, Some("save_contact"), "", CONTACT).await?;
        self.asks(browser, Some("choose_shipping"), "", &[("shipping_method", "standard")]).await?;
        self.asks(browser, Some("choose_payment"), "", &[("payment_method", "stripe")]).await?;
        let Answer::Page(_, page) = self.asks(browser, None, "/checkout/review", &[]).await? else { return None };
        let (idempotency_key, seen_total) = (field(&page, "idempotency_key")?, field(&page, "seen_total")?);
        let fields = [("idempotency_key", idempotency_key.as_str()), ("seen_total", seen_total.as_str())];
        match self.asks(browser, Some("place_order"), "", &fields).await? {
            Answer::To(to) => to.strip_prefix("/pay/").map(str::to_owned),
            Answer::Page(..) => None,
        }
    }

    /// By the form in the shop's page; where the attempt is seen again.
    async fn pays_in_the_form(&mut self, http: &reqwest::Client, order: &str, key: &str) -> Option<()> {
        let (secret, back) = self.opens_form(http, order, key).await?;
        if self.chance.once_in(5) {
            // A second tab.
            self.opens_form(http, order, key).await?;
        }
        let intent = secret.split_once("_secret_")?.0.to_owned();
        self.types_card("payment_intent", &intent).await;
        if self.chance.once_in(2) {
            let mut browser = Browser::new(http, &self.door);
            browser.comes_back().await;
            self.asks(&mut browser, None, &back, &[]).await?;
        }
        Some(())
    }

    async fn opens_form(&mut self, http: &reqwest::Client, order: &str, key: &str) -> Option<(String, String)> {
        for _ in 0..TRIES {
            let fields = [("order", order), ("key", key), ("provider", "stripe")];
            let url = format!("{}/fn/start_payment", self.shop);
            let asked = http.post(url).header(ACCEPT, "application/json").header(ORIGIN, &self.shop).form(&fields).send().await;
            let text = match asked {
                Ok(answer) if !answer.status().is_server_error() => answer.text().await.ok(),
                _ => None,
            };
            let Some(text) = text else {
                self.waits().await;
                continue;
            };
            let said: Value = serde_json::from_str(&text).ok()?;
            let part = |name: &str| find(&said, name).and_then(Value::as_str).map(str::to_owned);
            if let Some(opened) = part("client_secret").zip(part("back")) {
                return Some(opened);
            }
            // The provider was away, says the page; or the order is over.
            if !text.contains("cannot be reached") && !text.contains("provider_unavailable") {
                return None;
            }
            self.waits().await;
        }
        None
    }

    /// On Stripe's own page, as without scripts.
    async fn pays_on_stripes_page(&mut self, browser: &mut Browser, order: &str, key: &str) -> Option<()> {
        let fields = [("order", order), ("key", key), ("provider", "stripe"), ("away", "1")];
        let Answer::To(to) = self.asks(browser, Some("start_payment"), "", &fields).await? else { return None };
        if !to.contains("/leave/") {
            return None;
        }
        let Answer::Page(_, page) = self.asks(browser, None, &to, &[]).await? else { return None };
        let session = page.split("/c/pay/").nth(1)?.split(['"', '#', '?', '&', ' ']).next()?.to_owned();
        self.types_card("checkout_session", &session).await;
        if self.chance.once_in(2) {
            self.asks(browser, None, &to.replace("/leave/", "/back/"), &[]).await?;
        }
        Some(())
    }

    async fn pays_by_demo(&mut self, browser: &mut Browser, order: &str, key: &str) -> Option<()> {
        let card = [("order", order), ("key", key), ("number", "4242 4242 4242 4242"), ("expiry", "12/34"), ("cvc", "123")];
        self.asks(browser, Some("pay"), "", &card).await.map(drop)
    }

    /// What a shopper does with their cards at Stripe: mostly it pays, now and then only the second one, or none.
    async fn types_card(&mut self, what: &str, id: &str) {
        let cards: &[(&str, bool)] = match self.chance.below(10) {
            0 => &[],
            1 => &[(DECLINED, true)],
            2 => &[(DECLINED, true), (GOOD, true)],
            3 => &[(ASKS_THE_BANK, false)],
            4 => &[(ASKS_THE_BANK, true)],
            _ => &[(GOOD, true)],
        };
        for (card, authenticate) in cards {
            let pay = json!({ what: id, "card": card, "authenticate": authenticate });
            let answer = self.straight.post(format!("{}/_other-side/pay", self.stripe)).json(&pay).send().await.unwrap();
            let said: Value = answer.json().await.unwrap();
            self.told.paid += usize::from(said["status"] == "succeeded");
        }
    }

    /// Posts a form, or opens a page, as often as it takes.
    async fn asks(&mut self, browser: &mut Browser, function: Option<&str>, page: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        for _ in 0..TRIES {
            let answer = match function {
                Some(function) => browser.posts(function, fields).await,
                None => browser.gets(page).await,
            };
            match answer {
                Ok(Answer::Page(status, _)) if status.is_server_error() || status.as_u16() == 429 => {}
                Ok(answer) => return Some(answer),
                Err(Broken) => {}
            }
            self.waits().await;
        }
        None
    }

    async fn waits(&mut self) {
        self.told.retried += 1;
        tokio::time::sleep(Duration::from_millis(50) + self.chance.millis(0, 200)).await;
    }

    /// Each purchase comes from an address of its own: nobody is taken for somebody who tries codes or cards.
    fn new_line(&mut self) -> reqwest::Client {
        let from = format!("10.{}.{}.{}", self.chance.below(250), self.chance.below(250), self.chance.below(250));
        let headers = HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), from.parse().unwrap())]);
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().default_headers(headers);
        client.timeout(Duration::from_secs(20)).build().unwrap()
    }
}

/// A field, however deep it lies.
fn find<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(name).or_else(|| fields.values().find_map(|field| find(field, name))),
        Value::Array(items) => items.iter().find_map(|item| find(item, name)),
        _ => None,
    }
}

impl Told {
    pub fn add(&mut self, other: &Self) {
        self.ordered += other.ordered;
        self.paid += other.paid;
        self.left_before_coming_back += other.left_before_coming_back;
        self.cancelled += other.cancelled;
        self.gave_up += other.gave_up;
        self.retried += other.retried;
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ordered, paid, left_before_coming_back, cancelled, gave_up, retried } = self;
        write!(
            f,
            "{ordered} ordered, {paid} paid at Stripe, {left_before_coming_back} closed the browser, {cancelled} called off, \
             {gave_up} gave up, {retried} requests asked again"
        )
    }
}
