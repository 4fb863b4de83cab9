//! Razorpay's side, and the proxy that makes faults, each a process of its own.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::json;
use services::{payments::RazorpaySettings, secrets::Secret};
use store::Json;

pub const KEY_ID: &str = "rzp_test_shop";
pub const KEY_SECRET: &str = "only Razorpay and the shop know";
pub const WEBHOOK_SECRET: &str = "and this is for webhooks";

/// Razorpay; gone when dropped.
pub struct Side {
    pub url: String,
    _process: Running,
}

/// The proxy before it; gone when dropped.
pub struct Proxy {
    pub url: String,
    _process: Running,
}

struct Running(Child);

impl Side {
    /// One that tells of events there.
    pub fn starts(webhook: &str) -> Self {
        let known = ["--key-id", KEY_ID, "--key-secret", KEY_SECRET, "--webhook", webhook, "--webhook-secret", WEBHOOK_SECRET];
        let (url, process) = start("other-side/razorpay/launch.py", &known);
        Self { url, _process: process }
    }

    /// Somebody pays, or tries to; the payment.
    pub async fn pays(&self, link: &str) -> Json {
        self.pays_with(link, json!({})).await
    }

    pub async fn pays_with(&self, link: &str, wishes: Json) -> Json {
        let mut wishes = wishes;
        wishes["payment_link"] = link.into();
        self.is_told("pay", wishes).await
    }

    /// What only a test may do.
    pub async fn is_told(&self, what: &str, body: Json) -> Json {
        let answer = reqwest::Client::new().post(format!("{}/_other-side/{what}", self.url)).json(&body).send().await.unwrap();
        let (status, body) = (answer.status(), answer.json::<Json>().await.unwrap());
        assert!(status.is_success(), "{what}: {body}");
        body
    }

    /// Events go out as they happen, or wait.
    pub async fn delivers(&self, yes: bool) {
        self.is_told("webhooks", json!({ "deliver": yes })).await;
    }

    /// Until no event is on its way any more.
    pub async fn is_quiet(&self) {
        for _ in 0..300 {
            if self.summary().await["webhooks"]["trying"].as_u64().unwrap_or_default() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("events are still on their way: {}", self.summary().await["webhooks"]);
    }

    pub async fn summary(&self) -> Json {
        reqwest::get(format!("{}/_other-side/summary", self.url)).await.unwrap().json().await.unwrap()
    }

    /// The things of one kind: `payment_links`, `refunds`.
    pub async fn all(&self, kind: &str) -> Vec<Json> {
        self.summary().await[kind].as_array().unwrap().clone()
    }

    /// Until a refund has this status, by its place among all.
    pub async fn refund_becomes(&self, place: usize, status: &str) {
        for _ in 0..300 {
            if self.all("refunds").await[place]["status"] == status {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("refund {place} does not become {status}");
    }

    /// Asks it as the shop would, or as staff in its Dashboard.
    pub async fn is_asked(&self, path: &str, body: &Json) -> Json {
        let request = reqwest::Client::new().post(format!("{}/v1/{path}", self.url)).basic_auth(KEY_ID, Some(KEY_SECRET));
        request.json(body).send().await.unwrap().error_for_status().unwrap().json().await.unwrap()
    }
}

impl Proxy {
    pub fn before(url: &str) -> Self {
        let (url, process) = start("other-side/faults/proxy.py", &["--to", url, "--seed", "7"]);
        Self { url, _process: process }
    }

    pub async fn makes(&self, faults: &Json) {
        let asked = reqwest::Client::new().post(format!("{}/_faults", self.url)).json(faults).send().await.unwrap();
        assert!(asked.status().is_success(), "{}", asked.text().await.unwrap());
    }

    /// The requests that met it since the last faults were asked for: method and path.
    pub async fn log(&self) -> Vec<Json> {
        let log: Json = reqwest::get(format!("{}/_faults/log", self.url)).await.unwrap().json().await.unwrap();
        log.as_array().or_else(|| log["log"].as_array()).unwrap_or_else(|| panic!("{log}")).clone()
    }
}

pub fn settings(api: &str) -> RazorpaySettings {
    RazorpaySettings {
        key_id: KEY_ID.to_owned(),
        key_secret: Secret::new(KEY_SECRET),
        webhook_secret: Secret::new(WEBHOOK_SECRET),
        api: api.to_owned(),
    }
}

/// A script that says `ready URL` once it listens.
fn start(script: &str, arguments: &[&str]) -> (String, Running) {
    let library = std::env::var_os("SHOP_TEST_LOCALSTRIPE").map(PathBuf::from).filter(|folder| folder.is_dir());
    let library = library.expect("SHOP_TEST_LOCALSTRIPE names no folder with aiohttp; run `make test`, which installs it");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(script);
    let mut command = Command::new("python3");
    command.args(["-B", "-W", "ignore"]).arg(script).args(["--port", "0"]).args(arguments).env("PYTHONPATH", library);
    let mut process = Running(command.stdout(Stdio::piped()).spawn().expect("python3 starts"));
    let mut said = String::new();
    BufReader::new(process.0.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let url = said.trim().strip_prefix("ready ").expect("it says where it listens; its reason stands above").to_owned();
    (url, process)
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
