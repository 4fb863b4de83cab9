//! Staff with a program's key: coupons are made, orders called off, and both are looked up, through the REST door.

use std::collections::BTreeMap;

use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::{browser::Broken, ground::Ground};

/// Works for everybody, as often as they like.
pub const PLENTY: &str = "TEN";
/// Has so few uses that it runs out in the middle of a run.
pub const FEW: &str = "FEW";
const FEW_USES: u32 = 4;

/// The desk.
#[derive(Clone)]
pub struct Desk {
    http: Client,
    key: String,
}

impl Desk {
    /// With a new key of this shop.
    pub async fn of(ground: &Ground) -> Self {
        let key = ground.runs(&["admin", "token", "--name", "desk"]).await;
        Self { http: Client::builder().no_proxy().build().unwrap(), key: key.trim().to_owned() }
    }

    /// Makes the coupons that shoppers use.
    pub async fn makes_coupons(&self, url: &str) {
        for (code, limit) in [(PLENTY, None), (FEW, Some(FEW_USES))] {
            let coupon = json!({ "title": code, "code": code, "benefit": "percentage", "percent": 10, "limit": limit });
            let (status, said) = self.sends(self.http.post(format!("{url}/api/coupons")).json(&coupon)).await.unwrap();
            assert_eq!(status, StatusCode::CREATED, "{said}");
        }
    }

    /// Calls an order off; told that it is over already, it was.
    pub async fn cancels(&self, url: &str, order: &str) -> Result<(), Broken> {
        let asked = self.http.post(format!("{url}/api/orders/{order}/cancel")).json(&json!({ "reason": "Asked for at the desk" }));
        let (status, said) = self.sends(asked).await?;
        let is_over = status == StatusCode::CONFLICT && said["code"] == "transition_not_allowed";
        assert!(status == StatusCode::OK || is_over, "{status}: {said}");
        Ok(())
    }

    /// How often each coupon was used, as its counter says and as the orders say.
    pub async fn uses(&self, url: &str) -> BTreeMap<&'static str, (u64, u64)> {
        let mut uses = BTreeMap::new();
        let orders = self.orders(url).await;
        for code in [PLENTY, FEW] {
            let coupon = self.gets(&format!("{url}/api/coupons/{code}")).await;
            let by_orders = orders.iter().filter(|order| order["status"] != "Cancelled" && is_with(order, code)).count();
            uses.insert(code, (coupon["used"].as_u64().unwrap_or_else(|| panic!("{coupon}")), by_orders.try_into().unwrap()));
        }
        uses
    }

    async fn orders(&self, url: &str) -> Vec<Value> {
        let mut orders = Vec::new();
        for page in 1.. {
            let found = self.gets(&format!("{url}/api/orders?limit=100&page={page}")).await;
            let found = found.as_array().unwrap_or_else(|| panic!("{found}"));
            if found.is_empty() {
                break;
            }
            orders.extend(found.iter().cloned());
        }
        orders
    }

    async fn gets(&self, url: &str) -> Value {
        let (status, said) = self.sends(self.http.get(url)).await.unwrap();
        assert!(status.is_success(), "{url}: {status}: {said}");
        said
    }

    async fn sends(&self, request: RequestBuilder) -> Result<(StatusCode, Value), Broken> {
        let response = request.header("x-api-key", &self.key).send().await.map_err(|_| Broken)?;
        let status = response.status();
        let said = response.bytes().await.map_err(|_| Broken)?;
        Ok((status, serde_json::from_slice(&said).unwrap_or_else(|_| panic!("{status}: {}", String::from_utf8_lossy(&said)))))
    }
}

fn is_with(order: &Value, code: &str) -> bool {
    order["coupons"].as_array().is_some_and(|coupons| coupons.iter().any(|coupon| coupon == code || coupon["code"] == code))
}
