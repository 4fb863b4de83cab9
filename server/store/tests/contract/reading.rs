use std::{sync::Arc, time::Duration};

use serde_json::json;
use store::{Batch, Stored};

use super::{Ground, got, key};

pub async fn what_was_inserted_can_be_got(on: Arc<Ground>) {
    let ada = key("account", "ada");
    assert_eq!(on.get(&ada).await.unwrap(), None);
    on.commit(&Batch::new().insert(ada.clone(), json!({ "points": 3 }))).await.unwrap();
    assert_eq!(got(&**on, &ada).await, Stored { key: ada, version: 1, body: json!({ "points": 3 }) });
    assert_eq!(on.get(&key("order", "ada")).await.unwrap(), None, "another collection is another place");
}

pub async fn get_many_keeps_the_order_of_its_keys(on: Arc<Ground>) {
    let mut batch = Batch::new();
    for n in 0..5 {
        batch = batch.insert(key("account", format!("a{n}")), json!({ "n": n })).insert(key("order", format!("o{n}")), json!({ "n": n }));
    }
    on.commit(&batch).await.unwrap();
    let keys = [key("order", "o4"), key("account", "a1"), key("account", "nobody"), key("order", "o0"), key("account", "a1")];
    let found = on.get_many(&keys).await.unwrap();
    let ids: Vec<_> = found.iter().map(|stored| stored.as_ref().map(|stored| stored.key.id.as_str())).collect();
    assert_eq!(ids, [Some("o4"), Some("a1"), None, Some("o0"), Some("a1")]);
    assert!(on.get_many(&[]).await.unwrap().is_empty());
}

/// Points move between two accounts while their sum is read: it never changes.
pub async fn get_many_reads_one_moment(on: Arc<Ground>) {
    let keys = [key("account", "left"), key("account", "right")];
    let begin = Batch::new().insert(keys[0].clone(), json!({ "points": 100 })).insert(keys[1].clone(), json!({ "points": 0 }));
    on.commit(&begin).await.unwrap();
    let moving = {
        let (on, [left, right]) = (on.clone(), keys.clone());
        tokio::spawn(async move {
            for _ in 0..100 {
                on.commit(&Batch::new().add(left.clone(), "points", -1, 0).add(right.clone(), "points", 1, 0)).await.unwrap();
            }
        })
    };
    while !moving.is_finished() {
        let read = on.get_many(&keys).await.unwrap();
        let points = read.iter().flatten().map(|stored| stored.body["points"].as_i64().unwrap());
        assert_eq!(points.sum::<i64>(), 100);
        tokio::time::sleep(Duration::from_micros(300)).await;
    }
    moving.await.unwrap();
}
