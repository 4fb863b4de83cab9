//! Opens the shop on its store: for serving, and for commands beside it.

use std::{io, path::PathBuf, sync::Arc};

use services::{ServiceError, Services, schema::SCHEMA};
use store::{LockError, MongoStore, ServingLock, SharedStore, SqliteStore, StoreError, lock_for_serving};

use crate::config::{Config, Store};

/// Why the shop could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data's folder could not be made.
    #[error("could not make the folder DATA_DIR={}", path.display())]
    Folder {
        /// Which one.
        path: PathBuf,
        /// What the system answered.
        #[source]
        source: io::Error,
    },
    /// Another process serves the file.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The embedded database.
    #[error("could not open the database {}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What it answered.
        #[source]
        source: StoreError,
    },
    /// MongoDB. Its address may hold a password and is not repeated.
    #[error("could not open the MongoDB database of MONGODB_URI")]
    Mongo(#[source] StoreError),
    /// The shop's documents.
    #[error(transparent)]
    Shop(#[from] ServiceError),
}

/// Makes this process the one that serves an embedded database; MongoDB may be served by many.
///
/// # Errors
/// If another process serves it.
pub fn lock(config: &Config) -> Result<Option<ServingLock>, OpenError> {
    if config.store.mongodb.is_some() {
        return Ok(None);
    }
    Ok(Some(lock_for_serving(&database(&config.store)?)?))
}

/// Opens the shop.
///
/// # Errors
/// If its store cannot be opened or read.
pub async fn open(config: &Config) -> Result<Services, OpenError> {
    let store: SharedStore = match &config.store.mongodb {
        Some(uri) => Arc::new(MongoStore::connect(uri.expose(), SCHEMA).await.map_err(OpenError::Mongo)?),
        None => {
            let path = database(&config.store)?;
            Arc::new(SqliteStore::open(&path, SCHEMA).await.map_err(|source| OpenError::File { path, source })?)
        }
    };
    Ok(Services::open(store, config.shop.clone()).await?)
}

fn database(store: &Store) -> Result<PathBuf, OpenError> {
    std::fs::create_dir_all(&store.data_dir).map_err(|source| OpenError::Folder { path: store.data_dir.clone(), source })?;
    Ok(store.data_dir.join("shop.db"))
}
