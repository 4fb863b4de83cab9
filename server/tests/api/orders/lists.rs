use std::sync::Arc;

use serde_json::{Value, json};

use super::{mugs, pays, places};
use crate::shop::{Answer, Person, TestShop, on_both_stores};

on_both_stores! {
    all_orders_are_listed_page_by_page
    orders_are_filtered
    ones_own_orders_are_listed_page_by_page
    wrong_queries_are_named
}

fn ids(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json().as_array().unwrap().iter().map(|order| order["id"].as_str().unwrap().to_owned()).collect()
}

fn next(answer: &Answer) -> Option<String> {
    let link = answer.header("link");
    (!link.is_empty()).then(|| link.strip_prefix('<').unwrap().split('>').next().unwrap().to_owned())
}

/// All pages, one after the other, as `Link` leads.
async fn walk(person: &Person, path: &str) -> Vec<Vec<String>> {
    let (mut pages, mut path) = (Vec::new(), Some(path.to_owned()));
    while let Some(here) = path {
        let page = person.get(&here).await;
        assert_eq!(page.header("cache-control"), "no-store");
        pages.push(ids(&page));
        path = next(&page);
    }
    pages
}

async fn all_orders_are_listed_page_by_page(shop: Arc<TestShop>) {
    let (ada, admin) = (shop.customer("ada").await, shop.admin());
    let rest = ada.over_rest(&shop);
    assert_eq!(ids(&admin.get("/api/orders").await), Vec::<String>::new());
    let mut placed = Vec::new();
    for _ in 0..5 {
        placed.push(places(&rest, mugs(&ada, 1)).await);
    }
    placed.reverse();
    assert_eq!(walk(&admin, "/api/orders?limit=2").await, [&placed[..2], &placed[2..4], &placed[4..]].map(<[String]>::to_vec));
    assert_eq!(ids(&admin.get("/api/orders").await), placed, "the latest first");
    let second = admin.get("/api/orders?limit=2&page=2").await;
    assert_eq!(ids(&second), placed[2..4]);
    assert!(next(&second).unwrap().starts_with("/api/orders?limit=2&cursor="), "{:?}", next(&second));
    assert_eq!(ids(&admin.get(&next(&second).unwrap()).await), placed[4..]);
    assert_eq!(ids(&admin.get("/api/orders?limit=2&page=4").await), Vec::<String>::new(), "whoever counts up comes to an end");
    assert_eq!(ids(&admin.get("/api/orders?limit=100&page=100").await), Vec::<String>::new());
    let first = admin.get("/api/orders?limit=1").await.json();
    assert_eq!(first[0], rest.get(&format!("/api/orders/{}", placed[0])).await.json().with_names(&first[0]));
}

async fn orders_are_filtered(shop: Arc<TestShop>) {
    let (ada, bob, admin) = (shop.customer("ada").await, shop.customer("bob").await, shop.admin());
    let of_ada = places(&ada.over_rest(&shop), mugs(&ada, 1)).await;
    let of_bob = places(&bob.over_rest(&shop), mugs(&bob, 1)).await;
    pays(&shop, &of_bob).await;
    let number = admin.get(&format!("/api/orders/{of_ada}")).await.json()["number"].as_str().unwrap().to_owned();
    let found = async |query: String| ids(&admin.get(&format!("/api/orders?{query}")).await);
    assert_eq!(found("status=Paid".to_owned()).await, std::slice::from_ref(&of_bob));
    assert_eq!(found("status=pending".to_owned()).await, std::slice::from_ref(&of_ada));
    assert_eq!(found("email=ADA@example.com".to_owned()).await, std::slice::from_ref(&of_ada));
    assert_eq!(found("email=nobody@example.com".to_owned()).await.len(), 0);
    assert_eq!(found(format!("number={}", number.to_lowercase())).await, std::slice::from_ref(&of_ada));
    assert_eq!(found("from=2020-01-01&to=2199-01-01T00:00:00Z".to_owned()).await.len(), 2);
    assert_eq!(found("from=2199-01-01".to_owned()).await.len(), 0);
    assert_eq!(found("to=2020-01-01&status=Paid".to_owned()).await.len(), 0);
    assert_eq!(found("status=Paid&email=bob@example.com&from=2020-01-01&limit=1".to_owned()).await, std::slice::from_ref(&of_bob));
    assert_eq!(walk(&admin, "/api/orders?limit=1&from=2020-01-01").await.concat(), [of_bob, of_ada]);
}

async fn ones_own_orders_are_listed_page_by_page(shop: Arc<TestShop>) {
    let (ada, bob) = (shop.customer("ada").await, shop.customer("bob").await);
    let rest = ada.over_rest(&shop);
    places(&bob.over_rest(&shop), mugs(&bob, 1)).await;
    let mut placed = Vec::new();
    for _ in 0..3 {
        placed.push(places(&rest, mugs(&ada, 1)).await);
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    placed.reverse();
    assert_eq!(walk(&rest, "/api/orders/mine?limit=2").await, [&placed[..2], &placed[2..]].map(<[String]>::to_vec));
    assert_eq!(ids(&rest.get("/api/orders/mine?limit=2&page=2").await), placed[2..]);
    assert_eq!(ids(&rest.get("/api/orders/mine?limit=2&page=3").await), Vec::<String>::new());
    assert_eq!(walk(&rest, "/api/orders/mine").await, [placed]);
}

async fn wrong_queries_are_named(shop: Arc<TestShop>) {
    let (admin, rest) = (shop.admin(), shop.customer("ada").await.over_rest(&shop));
    let wrong = "status=Lost&from=tomorrow&to=2026-13-01&limit=0&page=x";
    let fields = admin.get(&format!("/api/orders?{wrong}")).await.json()["fields"].clone();
    assert_eq!(fields.as_object().unwrap().keys().collect::<Vec<_>>(), ["from", "limit", "page", "status", "to"]);
    for query in
        ["limit=101", "limit=-1", "page=0", "page=501", "page=101&limit=100", "page=99999999999", "cursor=x", "cursor=x&page=1", "%ff"]
    {
        for (person, path) in [(&admin, "/api/orders"), (&rest, "/api/orders/mine")] {
            let refused = person.get(&format!("{path}?{query}")).await;
            let is_fine = query == "%ff" && refused.status == 200;
            assert!(is_fine || refused.status == 400, "{path}?{query}: {}", refused.text());
        }
    }
    assert_eq!(admin.get("/api/orders?page=500&limit=20").await.status, 200, "10,000 orders deep");
}

/// What differs between what an owner and what staff see.
trait WithNames {
    fn with_names(self, of: &Value) -> Value;
}

impl WithNames for Value {
    fn with_names(mut self, of: &Value) -> Value {
        assert_eq!(self["timeline"][0]["actor"], json!({ "kind": "user" }));
        self["timeline"] = of["timeline"].clone();
        self
    }
}
