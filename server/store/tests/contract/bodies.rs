use std::sync::Arc;

use serde_json::json;
use store::{Batch, Condition, Query, StoreError};

use super::{Ground, got, key};

pub async fn a_body_comes_back_as_it_was(on: Arc<Ground>) {
    let body = json!({
        "whole": 7, "negative": -1, "largest": i64::MAX, "least": i64::MIN,
        "float": 7.0, "fraction": 0.1, "tiny": 5e-324, "huge": 1.797e308, "awkward": 0.1 + 0.2,
        "yes": true, "no": false, "nothing": null, "text": "7",
        "list": [1, 1.0, "1", null, [], {}], "inside": { "deeper": { "deepest": [[[]]] } },
        "": "no name", "a.b": "a dot", "$set": "a dollar", "$": { "$inc": { "x.y": 1 } }, "_id": "not the id",
        "body": { "body": 1 }, "version": "not the version", "with space": 1, "käse": "Käse", "日本": "語", "🛒": "🧀",
        "control": "\u{0}\u{1}\u{7f}\t\r\n\u{2028}", "quotes": "'\"`\\", "sql": "'; DROP TABLE order; --",
    });
    let at = key("order", "odd");
    on.commit(&Batch::new().insert(at.clone(), body.clone())).await.unwrap();
    let read = got(&**on, &at).await;
    assert_eq!(read.body, body);
    let kind = |name: &str| (read.body[name].is_i64(), read.body[name].is_f64(), read.body[name].is_string());
    assert_eq!(kind("whole"), (true, false, false));
    assert_eq!(kind("float"), (false, true, false));
    assert_eq!(kind("text"), (false, false, true));

    on.commit(&Batch::new().replace(at.clone(), 1, json!({ "replaced": body }))).await.unwrap();
    assert_eq!(got(&**on, &at).await.body["replaced"], body);
}

pub async fn a_float_comes_back_to_the_last_bit(on: Arc<Ground>) {
    let floats: Vec<f64> = (0..10_000).map(|n| f64::from(n) * 0.137 / 3.0).collect();
    let mut batch = Batch::new().insert(key("order", "many"), json!({ "floats": floats }));
    for n in (0..200).step_by(10) {
        batch = batch.insert(key("order", n.to_string()), json!({ "total": floats[n], "customer": "x" }));
    }
    on.commit(&batch).await.unwrap();
    assert!(got(&**on, &key("order", "many")).await.body["floats"] == json!(floats), "a float changed");
    let mut query = Query::all("order").filter(Condition::Eq("customer", json!("x"))).sorted("total", store::Direction::Ascending).limit(1);
    let mut seen = 0;
    loop {
        let page = on.find(&query).await.unwrap();
        seen += page.rows.len();
        assert!(seen <= 20, "a cursor stands before its own row");
        match page.next {
            Some(next) => query = query.after(Some(next)),
            None => break assert_eq!(seen, 20, "a cursor hides rows"),
        }
    }
}

pub async fn a_body_of_a_megabyte_comes_back(on: Arc<Ground>) {
    let body = json!({ "customer": "c", "text": "ß".repeat(512 * 1024), "list": vec![json!({ "n": 1 }); 1_000] });
    let at = key("order", "large");
    on.commit(&Batch::new().insert(at.clone(), body.clone())).await.unwrap();
    assert!(got(&**on, &at).await.body == body, "a megabyte came back different");
    let page = on.find(&Query::all("order").filter(Condition::Eq("customer", json!("c")))).await.unwrap();
    assert!(page.rows[0].body == body, "a megabyte was found different");
}

pub async fn any_text_is_an_id(on: Arc<Ground>) {
    let ids =
        ["a b", "a/b", "a.b", "$a", "a\"b", "a'b", "a\\b", "%", "_", "ä", "🛒", "\u{0}", "\n", "A", "a", "0", "null", "e\u{301}", "é"];
    let long = "x".repeat(512);
    for id in ids.iter().copied().chain([long.as_str()]) {
        on.commit(&Batch::new().insert(key("order", id), json!({ "id": id }))).await.unwrap();
    }
    for id in ids.iter().copied().chain([long.as_str()]) {
        assert_eq!(got(&**on, &key("order", id)).await.body, json!({ "id": id }));
    }
    let mut sorted: Vec<_> = ids.iter().copied().chain([long.as_str()]).collect();
    sorted.sort_unstable();
    let found = on.find(&Query::all("order")).await.unwrap();
    assert_eq!(found.rows.iter().map(|row| row.key.id.as_str()).collect::<Vec<_>>(), sorted, "ids sort byte by byte");
}

pub async fn what_cannot_be_kept_is_refused(on: Arc<Ground>) {
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    let wrong = [
        json!([1]),
        json!("text"),
        json!(null),
        json!({ "number": u64::MAX }),
        json!({ "nul\u{0}name": 1 }),
        json!({ "deep": deep }),
        json!({ "too large": "x".repeat(9 * 1024 * 1024) }),
        json!({ "customer": ["an", "array"] }),
        json!({ "customer": { "an": "object" } }),
        json!({ "ship": [{ "city": "through an array" }] }),
    ];
    let at = key("order", "wrong");
    for body in wrong {
        let outcome = on.commit(&Batch::new().insert(at.clone(), body)).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{outcome:?}");
    }
    for (collection, id) in [("nowhere", "a"), ("order", ""), ("order", &"x".repeat(513)), ("_claims", "a")] {
        let outcome = on.commit(&Batch::new().insert(key(collection, id), json!({}))).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{outcome:?}");
        assert!(matches!(on.get(&key(collection, id)).await, Err(StoreError::Invalid(_))));
    }
    let unique = json!({ "email": { "an": "object" } });
    let outcome = on.commit(&Batch::new().insert(key("account", "a"), unique)).await;
    assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{outcome:?}");
    assert_eq!(on.find(&Query::all("order")).await.unwrap().rows, []);
}
