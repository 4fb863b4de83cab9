use std::sync::Arc;

use serde_json::{Value, json};
use store::{Batch, Condition, Direction, DocumentStore, Query, StoreError};

use super::{Ground, key};

async fn orders(on: &Ground) {
    let mut batch = Batch::new();
    for (id, body) in [
        ("a", json!({ "customer": "ada", "total": 100, "paid": true, "ship": { "city": "Bern" } })),
        ("b", json!({ "customer": "ada", "total": 250, "paid": false, "ship": { "city": "Basel" } })),
        ("c", json!({ "customer": "bob", "total": 250.5, "paid": true, "ship": { "city": "Be" } })),
        ("d", json!({ "customer": "Ada", "total": -5, "paid": false, "ship": {} })),
        ("e", json!({ "customer": null, "total": 0 })),
        ("f", json!({ "customer": "ad\u{10ffff}", "ship": { "city": "Bérn" } })),
    ] {
        batch = batch.insert(key("order", id), body);
    }
    on.commit(&batch).await.unwrap();
}

async fn ids(store: &dyn DocumentStore, query: Query) -> String {
    store.find(&query).await.unwrap().rows.into_iter().map(|row| row.key.id).collect::<Vec<_>>().join("")
}

fn eq(field: &'static str, value: Value) -> Query {
    Query::all("order").filter(Condition::Eq(field, value))
}

fn range(field: &'static str, from: Value, to: Value) -> Query {
    let bound = |value: Value| Some(value).filter(|value| !value.is_null());
    Query::all("order").filter(Condition::Range { field, from: bound(from), to: bound(to) })
}

fn prefix(field: &'static str, text: &str) -> Query {
    Query::all("order").filter(Condition::Prefix(field, text.into()))
}

pub async fn eq_finds_one_value(on: Arc<Ground>) {
    orders(&on).await;
    assert_eq!(ids(&**on, eq("customer", json!("ada"))).await, "ab");
    assert_eq!(ids(&**on, eq("total", json!(250))).await, "b");
    assert_eq!(ids(&**on, eq("total", json!(250.0))).await, "b", "a number is its value");
    assert_eq!(ids(&**on, eq("total", json!("250"))).await, "", "but not a text");
    assert_eq!(ids(&**on, eq("paid", json!(true))).await, "ac");
    assert_eq!(ids(&**on, eq("paid", json!(false))).await, "bd");
    assert_eq!(ids(&**on, eq("customer", json!(""))).await, "");
}

pub async fn null_finds_missing_and_null(on: Arc<Ground>) {
    orders(&on).await;
    assert_eq!(ids(&**on, eq("customer", json!(null))).await, "e");
    assert_eq!(ids(&**on, eq("ship.city", json!(null))).await, "de");
    assert_eq!(ids(&**on, eq("total", json!(null))).await, "f");
}

pub async fn in_finds_any_of_its_values(on: Arc<Ground>) {
    orders(&on).await;
    let any = |field, values: &[Value]| Query::all("order").filter(Condition::In(field, values.to_vec()));
    assert_eq!(ids(&**on, any("customer", &[json!("bob"), json!("Ada"), json!("bob")])).await, "cd");
    assert_eq!(ids(&**on, any("total", &[json!(0), json!(100)])).await, "ae");
    assert_eq!(ids(&**on, any("total", &[json!(0), json!(null)])).await, "ef");
    assert_eq!(ids(&**on, any("total", &[json!(null)])).await, "f");
    assert_eq!(ids(&**on, any("total", &[])).await, "");
}

pub async fn a_range_has_its_beginning_but_not_its_end(on: Arc<Ground>) {
    orders(&on).await;
    assert_eq!(ids(&**on, range("total", json!(0), json!(250))).await, "ae");
    assert_eq!(ids(&**on, range("total", json!(250), json!(null))).await, "bc");
    assert_eq!(ids(&**on, range("total", json!(null), json!(0))).await, "d", "what is missing is in no range");
    assert_eq!(ids(&**on, range("total", json!(250.1), json!(1e9))).await, "c");
    assert_eq!(ids(&**on, range("total", json!(5), json!(5))).await, "");
    assert_eq!(ids(&**on, range("customer", json!("B"), json!("b"))).await, "abf");
    assert_eq!(ids(&**on, range("total", json!(null), json!(null))).await, "abcdef", "no bounds, no condition");
}

pub async fn a_prefix_is_taken_byte_for_byte(on: Arc<Ground>) {
    orders(&on).await;
    assert_eq!(ids(&**on, prefix("customer", "ad")).await, "abf");
    assert_eq!(ids(&**on, prefix("customer", "ad\u{10ffff}")).await, "f");
    assert_eq!(ids(&**on, prefix("ship.city", "Be")).await, "ac");
    assert_eq!(ids(&**on, prefix("ship.city", "B")).await, "abcf");
    assert_eq!(ids(&**on, prefix("ship.city", "")).await, "abcf", "every text begins with nothing");
    assert_eq!(ids(&**on, prefix("ship.city", ".*")).await, "");
    assert_eq!(ids(&**on, prefix("ship.city", "%")).await, "");
}

pub async fn conditions_all_hold(on: Arc<Ground>) {
    orders(&on).await;
    let both = eq("customer", json!("ada")).filter(Condition::Eq("paid", json!(false)));
    assert_eq!(ids(&**on, both).await, "b");
    let three = prefix("ship.city", "B").filter(Condition::In("paid", vec![json!(true)])).filter(Condition::Range {
        field: "total",
        from: Some(json!(101)),
        to: None,
    });
    assert_eq!(ids(&**on, three).await, "c");
    let twice = eq("customer", json!("ada")).filter(Condition::Eq("customer", json!("bob")));
    assert_eq!(ids(&**on, twice).await, "");
}

pub async fn a_unique_value_finds_its_holder(on: Arc<Ground>) {
    let ada = json!({ "email": "ada@example.com", "logins": ["google:1", "github:7"] });
    let mug = json!({ "sku": "MUG" });
    on.commit(&Batch::new().insert(key("account", "1"), ada).insert(key("product", "1"), mug)).await.unwrap();
    let holder = |field, value: Value| Query::all("account").filter(Condition::Eq(field, value));
    assert_eq!(ids(&**on, holder("email", json!("ada@example.com"))).await, "1");
    assert_eq!(ids(&**on, holder("logins", json!("github:7"))).await, "1", "any value of the array");
    assert_eq!(ids(&**on, holder("logins", json!("ada@example.com"))).await, "");
    let any = Condition::In("logins", vec![json!("nobody"), json!("google:1"), json!("github:7")]);
    assert_eq!(ids(&**on, Query::all("account").filter(any)).await, "1");
    assert_eq!(ids(&**on, Query::all("account").filter(Condition::In("logins", vec![]))).await, "");
    on.commit(&Batch::new().replace(key("account", "1"), 1, json!({ "email": "new" }))).await.unwrap();
    assert_eq!(ids(&**on, holder("email", json!("ada@example.com"))).await, "");
    assert_eq!(ids(&**on, holder("email", json!("new"))).await, "1");
    assert_eq!(ids(&**on, Query::all("product").filter(Condition::Eq("sku", json!("MUG")))).await, "1");
}

pub async fn a_dotted_path_reaches_inside(on: Arc<Ground>) {
    orders(&on).await;
    on.commit(&Batch::new().insert(key("order", "g"), json!({ "ship.city": "Bern", "placed-at": 7 }))).await.unwrap();
    assert_eq!(ids(&**on, eq("ship.city", json!("Bern"))).await, "a", "a name with a dot is no path");
    assert_eq!(ids(&**on, eq("placed-at", json!(7))).await, "g");
}

pub async fn what_is_not_declared_is_refused(on: Arc<Ground>) {
    for query in [
        eq("nowhere", json!(1)),
        prefix("nowhere", "a"),
        range("nowhere", json!(1), json!(null)),
        range("nowhere", json!(null), json!(null)),
        Query::all("order").sorted("nowhere", Direction::Ascending),
        Query::all("account").sorted("email", Direction::Ascending),
        Query::all("account").filter(Condition::Prefix("email", "a".into())),
        Query::all("nowhere"),
        Query::all("_claims"),
    ] {
        let outcome = on.find(&query).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{query:?}: {outcome:?}");
    }
}

pub async fn a_query_that_makes_no_sense_is_refused(on: Arc<Ground>) {
    for query in [
        Query::all("order").limit(0),
        Query::all("order").limit(1_001),
        range("total", json!(1), json!("z")),
        range("paid", json!(false), json!(true)),
        eq("customer", json!(["ada"])),
        eq("customer", json!({})),
        Query::all("account").filter(Condition::Eq("email", json!(null))),
    ] {
        let outcome = on.find(&query).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{query:?}: {outcome:?}");
    }
}
