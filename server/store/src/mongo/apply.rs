//! One write inside a transaction.

use mongodb::{
    ClientSession, Database,
    bson::{Bson, Document, doc},
};

use super::{
    CLAIMS,
    bodies::{body_of, document},
    collection,
    setup::path,
    trouble::{Trouble, is_duplicate, is_no_counter, refused_place},
};
use crate::{Collection, Json, Key, Schema, StoreError, Write, body, checked::Claims, claim, claim::Claim};

/// A transaction that is being filled.
pub(super) struct Applying<'a> {
    pub db: &'a Database,
    pub schema: Schema,
    pub session: &'a mut ClientSession,
}

/// What is added to one counter of a document.
#[derive(Clone, Copy)]
struct Adding {
    field: &'static str,
    by: i64,
    at_least: i64,
}

impl Applying<'_> {
    /// Applies the writes in their order, each with the values that its new document claims. Neighbours that add to
    /// different counters of one document take one round trip.
    pub(super) async fn apply(&mut self, writes: &[Write], claims: &[Claims]) -> Result<(), Trouble> {
        let mut place = 0;
        while let Some(write) = writes.get(place) {
            let adds = adds_at(&writes[place..]);
            if adds.is_empty() {
                self.apply_one(write, &claims[place]).await?;
                place += 1;
            } else {
                self.add(write.key(), &adds).await?;
                place += adds.len();
            }
        }
        Ok(())
    }

    async fn apply_one(&mut self, write: &Write, claims: &Claims) -> Result<(), Trouble> {
        match write {
            Write::Insert { key, body } => self.insert(key, body, claims).await,
            Write::Replace { key, version, body } => self.replace(key, version.cast_signed(), body, claims).await,
            Write::Delete { key, version } => self.delete(key, version.cast_signed()).await,
            Write::Unchanged { key, version } => self.unchanged(key, version.cast_signed()).await,
            Write::Add { key, field, by, at_least } => self.add(key, &[Adding { field, by: *by, at_least: *at_least }]).await,
        }
    }

    async fn insert(&mut self, key: &Key, body: &Json, claims: &Claims) -> Result<(), Trouble> {
        match collection(self.db, key).insert_one(document(key, 1, body)).session(&mut *self.session).await {
            Ok(_) => self.take(key, claims.iter()).await,
            Err(error) if is_duplicate(&error) => Err(StoreError::Exists { key: key.clone(), field: None }.into()),
            Err(error) => Err(error.into()),
        }
    }

    async fn replace(&mut self, key: &Key, version: i64, body: &Json, claims: &Claims) -> Result<(), Trouble> {
        let Some(next) = version.checked_add(1) else { return Err(conflict(key)) };
        let (at, new) = (doc! { "_id": &key.id, "version": version }, document(key, next, body));
        let kind = Collection::named(self.schema, key.collection)?;
        if kind.unique.is_empty() {
            let replaced = collection(self.db, key).replace_one(at, new).session(&mut *self.session).await?;
            return if replaced.matched_count == 1 { Ok(()) } else { Err(conflict(key)) };
        }
        let documents = collection(self.db, key);
        let replacing = documents.find_one_and_replace(at, new).projection(claimed_fields(kind));
        let Some(old) = replacing.session(&mut *self.session).await? else { return Err(conflict(key)) };
        let before = held_by(kind, old)?;
        self.release(key, before.difference(claims)).await?;
        self.take(key, claims.difference(&before)).await
    }

    async fn delete(&mut self, key: &Key, version: i64) -> Result<(), Trouble> {
        let at = doc! { "_id": &key.id, "version": version };
        let kind = Collection::named(self.schema, key.collection)?;
        if kind.unique.is_empty() {
            let deleted = collection(self.db, key).delete_one(at).session(&mut *self.session).await?;
            return if deleted.deleted_count == 1 { Ok(()) } else { Err(conflict(key)) };
        }
        let documents = collection(self.db, key);
        let deleting = documents.find_one_and_delete(at).projection(claimed_fields(kind));
        let Some(old) = deleting.session(&mut *self.session).await? else { return Err(conflict(key)) };
        self.release(key, held_by(kind, old)?.iter()).await
    }

    /// Writes, because transactions do not notice each other's reads.
    async fn unchanged(&mut self, key: &Key, version: i64) -> Result<(), Trouble> {
        let at = doc! { "_id": &key.id, "version": version };
        let touch = doc! { "$inc": { "touched": 1_i64 } };
        let touched = collection(self.db, key).update_one(at, touch).session(&mut *self.session).await?;
        if touched.matched_count == 1 { Ok(()) } else { Err(conflict(key)) }
    }

    async fn add(&mut self, key: &Key, adds: &[Adding]) -> Result<(), Trouble> {
        let version = i64::try_from(adds.len()).unwrap_or(i64::MAX);
        let mut sums = doc! { "version": version };
        adds.iter().for_each(|add| drop(sums.insert(path(add.field), add.by)));
        let at = doc! { "_id": &key.id, "$and": adds.iter().map(|add| counter(*add)).collect::<Vec<_>>() };
        match collection(self.db, key).update_one(at, doc! { "$inc": sums }).session(&mut *self.session).await {
            Ok(added) if added.matched_count == 1 => Ok(()),
            Ok(_) => Err(self.why_not(key, adds).await?.into()),
            Err(error) if is_no_counter(&error) => Err(body::no_counter(adds[0].field).into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Why a counter was not found: the first that is to blame.
    async fn why_not(&mut self, key: &Key, adds: &[Adding]) -> Result<StoreError, Trouble> {
        let found = collection(self.db, key).find_one(doc! { "_id": &key.id }).session(&mut *self.session).await?;
        let Some(mut document) = found else { return Ok(StoreError::Missing { key: key.clone() }) };
        let mut body = body_of(&mut document);
        for Adding { field, by, at_least } in adds.iter().copied() {
            match body::add(&mut body, field, by) {
                Ok(sum) if sum < at_least => return Ok(StoreError::BelowLeast { key: key.clone(), field }),
                Ok(_) => {}
                Err(error) => return Ok(error),
            }
        }
        Ok(body::no_counter(adds[0].field)) // a number of another width, which this store never writes
    }

    /// All of them in one round trip; the first that is taken is named.
    async fn take(&mut self, key: &Key, claims: impl Iterator<Item = &Claim>) -> Result<(), Trouble> {
        let claims: Vec<&Claim> = claims.collect();
        if claims.is_empty() {
            return Ok(());
        }
        let taken = claims.iter().map(|claim| doc! { "_id": claim_id(key.collection, claim.field, &claim.value), "holder": &key.id });
        match self.db.collection::<Document>(CLAIMS).insert_many(taken).session(&mut *self.session).await {
            Ok(_) => Ok(()),
            Err(error) if is_duplicate(&error) => {
                let field = refused_place(&error).and_then(|place| claims.get(place)).map(|claim| claim.field);
                Err(StoreError::Exists { key: key.clone(), field: field.or(Some(claims[0].field)) }.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn release(&mut self, key: &Key, claims: impl Iterator<Item = &Claim>) -> Result<(), Trouble> {
        let ids: Vec<_> = claims.map(|claim| claim_id(key.collection, claim.field, &claim.value)).collect();
        if !ids.is_empty() {
            let held = doc! { "_id": { "$in": ids }, "holder": &key.id };
            self.db.collection::<Document>(CLAIMS).delete_many(held).session(&mut *self.session).await?;
        }
        Ok(())
    }
}

/// The adds that these writes begin with: all to one document, each to another counter, none within another.
fn adds_at(writes: &[Write]) -> Vec<Adding> {
    let mut adds: Vec<Adding> = Vec::new();
    for write in writes {
        match write {
            Write::Add { key, field, by, at_least }
                if key == writes[0].key() && !field.contains('.') && adds.iter().all(|other| other.field != *field) =>
            {
                adds.push(Adding { field, by: *by, at_least: *at_least });
            }
            _ => break,
        }
    }
    adds
}

/// A claim's id: which index, then the value. Names hold no slash.
pub(super) fn claim_id(collection: &str, field: &str, value: &str) -> String {
    format!("{collection}/{field}/{value}")
}

fn conflict(key: &Key) -> Trouble {
    StoreError::Conflict { key: key.clone() }.into()
}

/// Only the fields that claims are made of.
fn claimed_fields(kind: &Collection) -> Document {
    kind.unique.iter().map(|field| (path(field), Bson::Int32(1))).collect()
}

fn held_by(kind: &Collection, mut document: Document) -> Result<Claims, StoreError> {
    claim::all_of(kind, &body_of(&mut document))
}

/// The condition that a counter is an integer (or missing) that can take `by` without leaving its bounds.
fn counter(Adding { field, by, at_least }: Adding) -> Document {
    let mut bounds = doc! { "$type": "long" };
    let least = i128::from(at_least) - i128::from(by);
    match i64::try_from(least) {
        Ok(least) => drop(bounds.insert("$gte", least)),
        Err(_) if least > 0 => drop(bounds.insert("$in", Bson::Array(Vec::new()))), // nothing is that large
        Err(_) => {}
    }
    if by > 0 {
        bounds.insert("$lte", i64::MAX - by);
    }
    let mut either = vec![doc! { path(field): bounds }];
    if by >= at_least {
        either.push(doc! { path(field): { "$exists": false } });
    }
    doc! { "$or": either }
}
