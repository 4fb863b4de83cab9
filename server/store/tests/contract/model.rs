//! A model of the store, simple enough to be believed, against which backends are compared.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::json;
use store::{Batch, Json, Key, StoreError, Write};

use super::{Ground, key};

const IDS: usize = 4;
const EMAILS: usize = 3;

/// What happens to a document, before it is known which version it will have by then.
#[derive(Clone, Debug)]
enum Wish {
    Insert { id: usize, email: Option<usize>, logins: Vec<usize>, points: i64 },
    Replace { id: usize, stale: bool, email: Option<usize>, logins: Vec<usize>, points: i64 },
    Delete { id: usize, stale: bool },
    Unchanged { id: usize, stale: bool },
    Add { id: usize, by: i64, at_least: i64 },
}

fn wish() -> impl Strategy<Value = Wish> {
    let id = 0..IDS;
    let email = prop::option::of(0..EMAILS);
    let logins = prop::collection::vec(0..EMAILS, 0..3);
    let points = 0..4i64;
    let stale = prop::bool::weighted(0.15);
    prop_oneof![
        4 => (id.clone(), email.clone(), logins.clone(), points.clone())
            .prop_map(|(id, email, logins, points)| Wish::Insert { id, email, logins, points }),
        4 => (id.clone(), stale, email, logins, points)
            .prop_map(|(id, stale, email, logins, points)| Wish::Replace { id, stale, email, logins, points }),
        2 => (id.clone(), stale).prop_map(|(id, stale)| Wish::Delete { id, stale }),
        1 => (id.clone(), stale).prop_map(|(id, stale)| Wish::Unchanged { id, stale }),
        4 => (id, -3..4i64, -1..2i64).prop_map(|(id, by, at_least)| Wish::Add { id, by, at_least }),
    ]
}

/// All documents: version and body by key.
#[derive(Clone, Default)]
struct Model {
    documents: BTreeMap<Key, (u64, Json)>,
}

/// A refusal as the model tells it: its kind, and what it names.
type Refusal = (&'static str, Key, Option<&'static str>);

impl Model {
    /// Applies all writes or none.
    fn commit(&mut self, batch: &Batch) -> Result<(), Refusal> {
        let mut next = self.clone();
        for write in batch.writes() {
            next.apply(write)?;
        }
        *self = next;
        Ok(())
    }

    fn apply(&mut self, write: &Write) -> Result<(), Refusal> {
        match write {
            Write::Insert { key, body } => {
                if self.documents.contains_key(key) {
                    return Err(("exists", key.clone(), None));
                }
                self.put(key, 1, body)
            }
            Write::Replace { key, version, body } => {
                self.expect(key, *version)?;
                self.put(key, version + 1, body)
            }
            Write::Delete { key, version } => {
                self.expect(key, *version)?;
                self.documents.remove(key);
                Ok(())
            }
            Write::Unchanged { key, version } => self.expect(key, *version),
            Write::Add { key, field, by, at_least } => {
                let Some((version, body)) = self.documents.get_mut(key) else { return Err(("missing", key.clone(), None)) };
                let sum = body[*field].as_i64().unwrap() + by;
                if sum < *at_least {
                    return Err(("below", key.clone(), Some(field)));
                }
                *version += 1;
                body[*field] = sum.into();
                Ok(())
            }
        }
    }

    fn expect(&self, key: &Key, version: u64) -> Result<(), Refusal> {
        let there = self.documents.get(key).is_some_and(|(current, _)| *current == version);
        if there { Ok(()) } else { Err(("conflict", key.clone(), None)) }
    }

    fn put(&mut self, key: &Key, version: u64, body: &Json) -> Result<(), Refusal> {
        for field in ["email", "logins"] {
            let mine = values(&body[field]);
            let others = self.documents.iter().filter(|(other, _)| *other != key);
            if others.flat_map(|(_, (_, body))| values(&body[field])).any(|value| mine.contains(&value)) {
                return Err(("exists", key.clone(), Some(field)));
            }
        }
        self.documents.insert(key.clone(), (version, body.clone()));
        Ok(())
    }
}

fn values(json: &Json) -> Vec<&Json> {
    match json {
        Json::Null => Vec::new(),
        Json::Array(values) => values.iter().collect(),
        other => vec![other],
    }
}

fn refusal(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict { key } => ("conflict", key, None),
        StoreError::Exists { key, field } => ("exists", key, field),
        StoreError::BelowLeast { key, field } => ("below", key, Some(field)),
        StoreError::Missing { key } => ("missing", key, None),
        other => panic!("{other:?}"),
    }
}

/// The batch that the wishes make: a write names the version its document will have by then.
fn batch_of(wishes: &[Wish], model: &Model, case: usize) -> Batch {
    let at = |id: &usize| key("account", format!("{case}-{id}"));
    let body = |email: &Option<usize>, logins: &[usize], points: &i64| {
        let logins: Vec<_> = logins.iter().map(|login| format!("{case}-{login}")).collect();
        json!({ "email": email.map(|email| format!("{case}-{email}")), "logins": logins, "points": points })
    };
    let mut ahead = model.clone();
    let mut batch = Batch::new();
    for wish in wishes {
        let version = |id: &usize, stale: &bool| ahead.documents.get(&at(id)).map_or(1, |(version, _)| *version) + u64::from(*stale);
        let write = match wish {
            Wish::Insert { id, email, logins, points } => Batch::new().insert(at(id), body(email, logins, points)),
            Wish::Replace { id, stale, email, logins, points } => {
                Batch::new().replace(at(id), version(id, stale), body(email, logins, points))
            }
            Wish::Delete { id, stale } => Batch::new().delete(at(id), version(id, stale)),
            Wish::Unchanged { id, stale } => Batch::new().unchanged(at(id), version(id, stale)),
            Wish::Add { id, by, at_least } => Batch::new().add(at(id), "points", *by, *at_least),
        };
        let _ = ahead.commit(&write);
        batch = batch.and(write);
    }
    batch
}

pub async fn random_batches_do_what_the_model_does(on: Arc<Ground>) {
    let runtime = tokio::runtime::Handle::current();
    let case = AtomicUsize::new(0);
    let history = prop::collection::vec(prop::collection::vec(wish(), 1..4), 1..9);
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    let check = |history: Vec<Vec<Wish>>| {
        let case = case.fetch_add(1, Ordering::Relaxed);
        runtime.block_on(same_history(&on, &history, case))
    };
    tokio::task::block_in_place(|| TestRunner::new(config).run(&history, check)).unwrap();
}

async fn same_history(on: &Ground, history: &[Vec<Wish>], case: usize) -> Result<(), TestCaseError> {
    let mut model = Model::default();
    let keys: Vec<_> = (0..IDS).map(|id| key("account", format!("{case}-{id}"))).collect();
    for wishes in history {
        let batch = batch_of(wishes, &model, case);
        let outcome = on.commit(&batch).await.map_err(refusal);
        prop_assert_eq!(outcome, model.commit(&batch), "{:?}", batch);
        let stored = on.get_many(&keys).await.unwrap();
        let stored: Vec<_> = stored.into_iter().flatten().map(|stored| (stored.key, (stored.version, stored.body))).collect();
        prop_assert_eq!(stored, model.documents.clone().into_iter().collect::<Vec<_>>(), "after {:?}", batch);
    }
    Ok(())
}
