//! The other side of Stripe: one process for all tests, each of which has a shop of its own there.

use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::{
    messages::{Letterbox, Message},
    process::Program,
};

pub const KEY: &str = "sk_test_shop";
pub const WEBHOOK_SECRET: &str = "whsec_shop";

pub const GOOD: &str = "4242424242424242";
pub const DECLINED: &str = "4000000000000002";
pub const ASKS_THE_BANK: &str = "4000000000003220";
pub const DISPUTED: &str = "4000000000000259";
pub const REFUND_IS_PENDING: &str = "4000000000007726";
pub const REFUND_FAILS: &str = "4000000000005126";

pub struct OtherSide {
    program: Program,
    pub letterbox: Letterbox,
}

/// The one that all tests share; it goes when they do.
pub fn stripe() -> &'static OtherSide {
    static SHARED: OnceLock<OtherSide> = OnceLock::new();
    SHARED.get_or_init(|| {
        let letterbox = Letterbox::open();
        let hooks = ["--webhook", &letterbox.url, "--webhook-secret", WEBHOOK_SECRET];
        OtherSide { program: Program::start("stripe/launch.py", &[&["--key", KEY], &hooks[..]].concat()), letterbox }
    })
}

impl OtherSide {
    pub fn url(&self) -> &str {
        &self.program.url
    }

    /// Does what a shopper does with a card, and with their bank if it asks; where the intent stands then.
    pub async fn shopper_pays(&self, what: &str, card: &str) -> String {
        self.shopper(&json!({ field(what): what, "card": card })).await
    }

    /// The same, and does not confirm it at the bank.
    pub async fn shopper_gives_up(&self, what: &str, card: &str) -> String {
        self.shopper(&json!({ field(what): what, "card": card, "authenticate": false })).await
    }

    async fn shopper(&self, what: &Value) -> String {
        let answer = reqwest::Client::new().post(format!("{}/_other-side/pay", self.url())).json(what).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        answer["status"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// What Stripe has of an order.
    pub async fn intents_of(&self, order: &shop::Order) -> Vec<Value> {
        let answer = reqwest::get(format!("{}/_other-side/summary", self.url())).await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        let all = answer["payment_intents"].as_array().unwrap().iter();
        all.filter(|intent| intent["metadata"]["order"] == order.id.as_str()).cloned().collect()
    }

    /// What the shop's owner does in the dashboard.
    pub async fn dashboard(&self, path: &str, form: &[(&str, &str)]) -> Value {
        let request = reqwest::Client::new().post(format!("{}/v1/{path}", self.url())).bearer_auth(KEY).form(form);
        request.send().await.unwrap().json().await.unwrap()
    }

    pub async fn message(&self, about: &str, kind: &str) -> Message {
        self.letterbox.about(about, kind).await
    }
}

fn field(what: &str) -> &'static str {
    if what.starts_with("cs_") { "checkout_session" } else { "payment_intent" }
}
