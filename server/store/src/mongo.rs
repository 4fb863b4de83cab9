//! The backend for more than one machine: a MongoDB replica set or sharded cluster.

mod abandoned;
mod apply;
mod bodies;
mod commit;
mod feed;
mod find;
mod follower;
mod place;
mod setup;
mod trouble;
mod turns;

use std::time::Duration;

use futures::{FutureExt, future::BoxFuture};
use mongodb::{Client, Database, bson::Document};

use crate::{Batch, Cursor, DocumentStore, Feed, Key, Page, Query, Schema, StoreError, Stored, body, checked, plan::Plan, schema};

/// The database, if the address names none.
const DEFAULT_DATABASE: &str = "shopsphere";
/// Who holds which unique value. No collection of a schema can be called so.
const CLAIMS: &str = "_claims";

/// A store in one database of a MongoDB replica set or sharded cluster.
///
/// A document is kept as `{_id, version, body}`; a check (`unchanged`) also counts a field
/// `touched`, since only a write makes MongoDB see that two transactions meet.
pub struct MongoStore {
    schema: Schema,
    db: Database,
    turns: turns::Turns,
    abandoned: abandoned::Abandoned,
    followers: follower::Followers,
}

impl MongoStore {
    /// Connects, and makes whatever collections and indexes the schema needs.
    ///
    /// The database's name is the path of the URI, by default `shopsphere`.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] for an address or schema that cannot be used,
    /// [`StoreError::Unavailable`] if no primary answers.
    pub async fn connect(uri: &str, schema: Schema) -> Result<Self, StoreError> {
        schema::check(schema)?;
        let options = setup::options(uri).await?;
        let name = options.default_database.clone().unwrap_or_else(|| DEFAULT_DATABASE.into());
        let app_name = options.app_name.clone().unwrap_or_default();
        let client = Client::with_options(options).map_err(|error| StoreError::Invalid(error.to_string()))?;
        let db = client.database(&name);
        setup::make_collections(&db, schema).await?;
        let abandoned = abandoned::Abandoned::of(app_name);
        abandoned.end(&db).await;
        Ok(Self { schema, followers: follower::Followers::of(&db, schema), turns: turns::Turns::default(), abandoned, db })
    }
}

impl DocumentStore for MongoStore {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Stored>, StoreError>> {
        async move {
            body::check_key(self.schema, key)?;
            find::one(&self.db, key).await
        }
        .boxed()
    }

    fn get_many<'a>(&'a self, keys: &'a [Key]) -> BoxFuture<'a, Result<Vec<Option<Stored>>, StoreError>> {
        async move {
            for key in keys {
                body::check_key(self.schema, key)?;
            }
            find::many(&self.db, keys).await
        }
        .boxed()
    }

    fn find<'a>(&'a self, query: &'a Query) -> BoxFuture<'a, Result<Page, StoreError>> {
        async move { find::page(&self.db, &Plan::of(self.schema, query)?).await }.boxed()
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<(), StoreError>> {
        async move {
            let claims = checked::claims_of(self.schema, batch)?;
            if batch.is_empty() {
                return Ok(());
            }
            let _turn = self.turns.take(batch).await;
            commit::commit(self, batch, &claims).await
        }
        .boxed()
    }

    fn changes_after<'a>(&'a self, cursor: &'a Cursor, wait: Duration) -> BoxFuture<'a, Result<Feed, StoreError>> {
        feed::changes_after(&self.followers, cursor, wait).boxed()
    }

    fn now<'a>(&'a self) -> BoxFuture<'a, Result<Cursor, StoreError>> {
        feed::now(&self.db).boxed()
    }
}

fn collection(db: &Database, key: &Key) -> mongodb::Collection<Document> {
    db.collection(key.collection)
}
