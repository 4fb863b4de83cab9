//! What goes wrong on the way: a proxy on every hop.

use serde_json::{Value, json};

use crate::{chance::Chance, process::Program};

pub const STRIPE_KEY: &str = "sk_test_purchases";
pub const WEBHOOK_SECRET: &str = "whsec_purchases";

/// The other side of Stripe, and what stands between it, the shop and the shoppers.
pub struct Hops {
    pub stripe: Program,
    /// Shoppers → shop.
    pub shop: Program,
    /// Shop → Stripe.
    pub api: Program,
    /// Stripe → shop.
    hook: Program,
}

impl Hops {
    /// Around a shop at this port.
    pub fn between(port: u16, chance: &mut Chance) -> Self {
        let shop_url = format!("http://127.0.0.1:{port}");
        let proxy = |to: &str, seed: usize| Program::start("faults/proxy.py", &["--to", to, "--seed", &seed.to_string()]);
        let hook = proxy(&shop_url, chance.below(1_000_000));
        let webhook = format!("{}/api/payments/webhooks/stripe", hook.url);
        let stripe = Program::start("stripe/launch.py", &["--key", STRIPE_KEY, "--webhook", &webhook, "--webhook-secret", WEBHOOK_SECRET]);
        let api = proxy(&stripe.url, chance.below(1_000_000));
        let shop = proxy(&shop_url, chance.below(1_000_000));
        Self { stripe, shop, api, hook }
    }

    pub async fn go_wrong(&self) {
        let slow = |chance: f64| json!({ "chance": chance, "min_ms": 20, "max_ms": 400 });
        let lost = |chance: f64| json!({ "chance": chance, "how": "either" });
        let faults = |of: &str| match of {
            "shop" => {
                json!({ "slow": slow(0.02), "lose_answer": lost(0.03), "drop": 0.02, "twice": { "chance": 0.02, "answer": "either" } })
            }
            "api" => json!({
                "slow": slow(0.03), "refuse": { "chance": 0.03, "status": 500 }, "lose_answer": lost(0.05), "drop": 0.03,
                "twice": { "chance": 0.03, "answer": "either" },
            }),
            _ => json!({
                "later": { "chance": 0.2, "min_ms": 50, "max_ms": 5_000 }, "many": { "chance": 0.2, "copies": 4 }, "never": 0.1,
                "lose_answer": lost(0.05), "refuse": { "chance": 0.05, "status": 503 },
            }),
        };
        for (name, proxy) in [("shop", &self.shop), ("api", &self.api), ("hook", &self.hook)] {
            sets(proxy, &faults(name)).await;
        }
    }

    pub async fn go_right(&self) {
        for proxy in [&self.shop, &self.api, &self.hook] {
            sets(proxy, &json!({})).await;
        }
    }

    /// What was done, for people.
    pub async fn summary(&self) -> String {
        let mut lines = Vec::new();
        for (name, proxy) in [("shopper → shop", &self.shop), ("shop → Stripe", &self.api), ("Stripe → shop", &self.hook)] {
            let said: Value = reqwest::get(format!("{}/_faults", proxy.url)).await.unwrap().json().await.unwrap();
            lines.push(format!("{name}: {} requests, {}", said["requests"], said["done"]));
        }
        lines.join("\n")
    }

    /// Every payment, as Stripe has it.
    pub async fn intents(&self) -> Vec<Value> {
        let said: Value = reqwest::get(format!("{}/_other-side/summary", self.stripe.url)).await.unwrap().json().await.unwrap();
        said["payment_intents"].as_array().expect("it lists payment_intents").clone()
    }
}

async fn sets(proxy: &Program, faults: &Value) {
    let answer = reqwest::Client::new().post(format!("{}/_faults", proxy.url)).json(faults).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
}
