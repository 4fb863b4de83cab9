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
    /// Not by [`Reader::value`]: its sentence would repeat the password.
    fn read(reader: &mut Reader) -> Option<Option<Self>> {
        let Some(text) = reader.text("MONGODB_URI").map(str::to_owned) else { return Some(None) };
        if text.starts_with("mongodb://") || text.starts_with("mongodb+srv://") {
            return Some(Some(Self(text)));
        }
        reader.refuse(
            "MONGODB_URI must begin with mongodb:// or mongodb+srv://. \
             Example: MONGODB_URI=mongodb://127.0.0.1:27017/shop?replicaSet=rs0"
                .to_owned(),
        );
        None
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
