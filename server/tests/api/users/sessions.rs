use std::sync::Arc;

use serde_json::{Value, json};

use crate::shop::{Person, TestShop, on_both_stores};

on_both_stores! {
    somebody_sees_and_ends_their_sessions
    nobody_ends_anothers_session
}

async fn ids(person: &Person) -> Vec<String> {
    let sessions = person.get("/api/users/me/sessions").await.json();
    sessions.as_array().unwrap().iter().map(|session| session["id"].as_str().unwrap().to_owned()).collect()
}

async fn somebody_sees_and_ends_their_sessions(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let here = ada.over_rest(&shop);
    let phone = shop.signs_in("ada@example.com").await;
    let there = shop.guest().with_bearer(&phone.access);
    let sessions = here.get("/api/users/me/sessions").await.json();
    let sessions = sessions.as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    let current: Vec<&Value> = sessions.iter().filter(|session| session["current"] == true).collect();
    let [current] = current[..] else { panic!("{sessions:?}") };
    let names: Vec<&String> = current.as_object().unwrap().keys().collect();
    assert_eq!(names, ["created_at", "current", "device", "id", "last_used_at", "network"]);
    let other = ids(&here).await.into_iter().find(|id| *id != current["id"]).unwrap();
    assert_eq!(here.sends("DELETE", &format!("/api/users/me/sessions/{other}"), json!({})).await.status, 204);
    assert_eq!(there.get("/api/users/me").await.status, 401, "at once");
    assert_eq!(
        here.sends("DELETE", &format!("/api/users/me/sessions/{other}"), json!({})).await.refusal(),
        (404, "session_not_found".to_owned())
    );
    let more = [shop.signs_in("ada@example.com").await, shop.signs_in("ada@example.com").await];
    assert_eq!(here.sends("DELETE", "/api/users/me/sessions", json!({})).await.status, 204);
    assert_eq!(ids(&here).await, [current["id"].as_str().unwrap()]);
    for tokens in more {
        assert_eq!(shop.guest().with_bearer(&tokens.access).get("/api/users/me").await.status, 401);
    }
}

async fn nobody_ends_anothers_session(shop: Arc<TestShop>) {
    let (ada, bob) = (shop.customer("ada").await.over_rest(&shop), shop.customer("bob").await.over_rest(&shop));
    let adas = ids(&ada).await.remove(0);
    for id in [adas.as_str(), "ses_00000000000000000000000000", "nothing", "%00", "..", "%ff"] {
        let refused = bob.sends("DELETE", &format!("/api/users/me/sessions/{id}"), json!({})).await;
        assert_eq!(refused.status, 404, "{id}");
    }
    assert_eq!(ids(&ada).await, [adas]);
}
