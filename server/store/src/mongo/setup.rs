//! The connection's settings, and the collections and indexes a schema needs.

use std::time::Duration;

use mongodb::{
    Database, IndexModel,
    bson::{Document, doc},
    error::{Error, ErrorKind},
    options::{ClientOptions, ReadConcern, WriteConcern},
};

use super::{CLAIMS, trouble, trouble::patiently};
use crate::{Schema, StoreError};

/// How long one try looks for a primary; calls try again (see [`trouble::Patience`]).
const SELECTION_TIMEOUT: Duration = Duration::from_secs(3);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How often the servers are looked at; the driver's own 10 s would be most of a call's patience.
const HEARTBEAT: Duration = Duration::from_secs(1);
const NAMESPACE_EXISTS: i32 = 48;

/// The driver's options: whatever is acknowledged is on the disks of a majority, and only such data is read.
pub(super) async fn options(uri: &str) -> Result<ClientOptions, StoreError> {
    let refused = |error: Error| match *error.kind {
        ErrorKind::DnsResolve { .. } => StoreError::Unavailable(error.into()),
        _ => StoreError::Invalid(format!("the address of MongoDB: {error}")),
    };
    let mut options = ClientOptions::parse(uri).await.map_err(refused)?;
    options.app_name.get_or_insert_with(|| "shopsphere".into());
    options.server_selection_timeout.get_or_insert(SELECTION_TIMEOUT);
    options.connect_timeout.get_or_insert(CONNECT_TIMEOUT);
    options.heartbeat_freq.get_or_insert(HEARTBEAT);
    options.read_concern = Some(ReadConcern::majority());
    options.write_concern = Some(durable());
    Ok(options)
}

/// Journaled by a majority.
pub(super) fn durable() -> WriteConcern {
    let mut durable = WriteConcern::majority();
    durable.journal = Some(true);
    durable
}

/// Makes what is missing. Several copies may do so at once.
pub(super) async fn make_collections(db: &Database, schema: Schema) -> Result<(), StoreError> {
    let there = patiently("listing the collections", || async { db.list_collection_names().await }).await?;
    for name in schema.iter().map(|collection| collection.name).chain([CLAIMS]) {
        if there.iter().any(|existing| existing == name) {
            continue;
        }
        // A transaction could not make them by itself: on older servers that fails, on newer ones it conflicts.
        let make = || async {
            match db.create_collection(name).await {
                Err(error) if trouble::code(&error) == Some(NAMESPACE_EXISTS) => Ok(()),
                outcome => outcome,
            }
        };
        patiently("making a collection", make).await?;
    }
    for collection in schema {
        let keys = collection.indexes.iter().map(|field| doc! { path(field): 1, "_id": 1 });
        let indexes: Vec<_> = keys.map(|keys| IndexModel::builder().keys(keys).build()).collect();
        if !indexes.is_empty() {
            let target = db.collection::<Document>(collection.name);
            patiently("making indexes", || async { target.create_indexes(indexes.clone()).await }).await?;
        }
    }
    Ok(())
}

/// A declared field's place in a kept document.
pub(super) fn path(field: &str) -> String {
    format!("body.{field}")
}
