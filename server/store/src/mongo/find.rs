//! Reading documents.

use std::collections::HashMap;

use futures::TryStreamExt;
use mongodb::{
    ClientSession, Database,
    bson::{Bson, Document, doc},
    error::Error,
};

use super::{
    CLAIMS,
    apply::claim_id,
    bodies::{stored, to_bson},
    collection,
    setup::path,
    trouble::patiently,
};
use crate::{
    Direction, Key, Page, StoreError, Stored, page,
    page::Segment,
    plan::{Plan, Test},
};

/// The document at a key.
pub(super) async fn one(db: &Database, key: &Key) -> Result<Option<Stored>, StoreError> {
    let read = || async { collection(db, key).find_one(doc! { "_id": &key.id }).await };
    let found = patiently("reading a document", read).await?;
    found.map(|document| stored(key.collection, document)).transpose()
}

/// The documents at the keys, all of one moment.
pub(super) async fn many(db: &Database, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
    let mut wanted: HashMap<&'static str, Vec<&str>> = HashMap::new();
    for key in keys {
        wanted.entry(key.collection).or_default().push(&key.id);
    }
    let wanted = &wanted;
    let read = || async move {
        let mut moment = moment(db).await?;
        let mut found = Vec::new();
        for (&collection, ids) in wanted {
            let documents = db.collection::<Document>(collection);
            let rows = documents.find(doc! { "_id": { "$in": ids } }).session(&mut moment).await?;
            found.extend(rows_of(rows, &mut moment).await?.into_iter().map(|row| (collection, row)));
        }
        Ok(found)
    };
    let mut found = HashMap::new();
    for (collection, row) in patiently("reading documents", read).await? {
        let row = stored(collection, row)?;
        found.insert(row.key.clone(), row);
    }
    Ok(keys.iter().map(|key| found.get(key).cloned()).collect())
}

/// One page of rows, all of one moment.
pub(super) async fn page(db: &Database, plan: &Plan) -> Result<Page, StoreError> {
    let name = plan.collection.name;
    let more = plan.limit + 1; // one more, to know whether there is a next page
    let limit = u32::try_from(more).unwrap_or(u32::MAX);
    let read = || async move {
        let mut moment = moment(db).await?;
        let mut all = Vec::new();
        for test in &plan.tests {
            all.push(condition(db, name, test, &mut moment).await?);
        }
        all.push(rest(plan));
        let documents = db.collection::<Document>(name);
        let rows = documents.find(doc! { "$and": all }).sort(order(plan)).limit(limit.into()).batch_size(limit);
        let rows = rows.session(&mut moment).await?;
        rows_of(rows, &mut moment).await
    };
    let rows = patiently("finding documents", read).await?;
    let mut rows = rows.into_iter().map(|row| stored(name, row)).collect::<Result<Vec<_>, _>>()?;
    let more = rows.len() > plan.limit;
    rows.truncate(plan.limit);
    let next = rows.last().filter(|_| more).map(|last| page::cursor_behind(last, plan)).transpose()?;
    Ok(Page { rows, next })
}

/// A session whose reads all see the same moment: that of the first.
async fn moment(db: &Database) -> Result<ClientSession, Error> {
    db.client().start_session().snapshot(true).await
}

async fn condition(db: &Database, name: &str, test: &Test, moment: &mut ClientSession) -> Result<Document, Error> {
    Ok(match test {
        Test::Among { field, values, or_missing } => {
            let missing = or_missing.then_some(Bson::Null); // to MongoDB, a missing field equals null
            let values: Vec<_> = values.iter().map(to_bson).chain(missing).collect();
            doc! { path(field): { "$in": values } }
        }
        Test::Holds { field, values } => {
            let claims: Vec<_> = values.iter().map(|value| claim_id(name, field, value)).collect();
            let all_claims = db.collection::<Document>(CLAIMS);
            let held = all_claims.find(doc! { "_id": { "$in": claims } }).session(&mut *moment).await?;
            let held = rows_of(held, moment).await?.into_iter();
            let holders: Vec<_> = held.filter_map(|mut claim| claim.remove("holder")).collect();
            doc! { "_id": { "$in": holders } }
        }
        Test::Between { field, from, to, .. } => {
            // MongoDB compares only with values of the same kind, as the port promises.
            let mut bounds = Document::new();
            bounds.extend(from.iter().map(|from| ("$gte".to_owned(), to_bson(from))));
            bounds.extend(to.iter().map(|to| ("$lt".to_owned(), to_bson(to))));
            doc! { path(field): bounds }
        }
    })
}

/// The rows that are still to come.
fn rest(plan: &Plan) -> Document {
    let behind = match plan.direction {
        Direction::Ascending => "$gt",
        Direction::Descending => "$lt",
    };
    let by = plan.sort.map_or_else(|| "_id".to_owned(), path);
    let segments = plan.segments.iter().map(|segment| match segment {
        Segment::All => doc! {},
        Segment::Present => doc! { &by: { "$ne": null } },
        Segment::Missing => doc! { &by: null },
        Segment::BehindId(id) => doc! { "_id": { behind: id } },
        Segment::MissingBehind(id) => doc! { &by: null, "_id": { behind: id } },
        Segment::Behind(value, id) => {
            let value = to_bson(value);
            doc! { "$or": [{ &by: { behind: value.clone() } }, { &by: { "$eq": value }, "_id": { behind: id } }] }
        }
    });
    doc! { "$or": segments.collect::<Vec<_>>() }
}

fn order(plan: &Plan) -> Document {
    let way = match plan.direction {
        Direction::Ascending => 1,
        Direction::Descending => -1,
    };
    match plan.sort {
        Some(field) => doc! { path(field): way, "_id": way },
        None => doc! { "_id": way },
    }
}

async fn rows_of(mut rows: mongodb::SessionCursor<Document>, moment: &mut ClientSession) -> Result<Vec<Document>, Error> {
    rows.stream(moment).try_collect().await
}
