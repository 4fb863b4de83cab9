//! Where the data lies.

use std::{fmt, path::PathBuf};

use super::reader::Reader;

/// Where the data lies.
#[derive(Clone, Debug)]
pub struct Store {
    /// The folder of the embedded database, `shop.db` in it. `DATA_DIR`, default ./data.
    pub data_dir: PathBuf,
    /// A MongoDB replica set or sharded cluster instead, with the database's name in the address. `MONGODB_URI`.
    pub mongodb: Option<MongoUri>,
}

/// An address of MongoDB; it may hold a password, so it never shows itself.
#[derive(Clone)]
pub struct MongoUri(String);

impl Store {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let data_dir = reader.value("DATA_DIR", "./data", "./data", |text| {
            let path = PathBuf::from(text);
            if path.is_file() { Err("this is a file, not a folder") } else { Ok(path) }
        });
        let mongodb = MongoUri::read(reader);
        Some(Self { data_dir: data_dir?, mongodb: mongodb? })
    }
}

impl MongoUri {
    fn read(reader: &mut Reader) -> Option<Option<Self>> {
        reader.secret("MONGODB_URI", "mongodb://127.0.0.1:27017/shop?replicaSet=rs0", |text| {
            let is_one = text.starts_with("mongodb://") || text.starts_with("mongodb+srv://");
            if is_one { Ok(Self(text.to_owned())) } else { Err("must begin with mongodb:// or mongodb+srv://") }
        })
    }

    /// The address, for the driver alone.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MongoUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MongoUri(…)")
    }
}
