//! Settings: from the environment and `shopsphere.toml`, checked at start. The environment wins.
//!
//! Each setting names its variable, default and unit where it is declared. A wrong one stops the
//! start with a sentence; nothing is read from the environment later.

mod assets;
mod database;
mod federation;
mod limits;
mod log;
mod mail;
mod payments;
mod place;
mod problem;
mod reader;
mod shop;
mod source;

use std::path::Path;

pub use assets::Assets;
pub use database::{MongoUri, Store};
pub use log::{Log, LogFormat};
pub use place::{Place, PublicUrl};
pub use problem::Problems;

use reader::Reader;
use source::Given;

/// Every setting of the program.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens and is reached.
    pub place: Place,
    /// Where its data lies.
    pub store: Store,
    /// What the shop's rules need to know.
    pub shop: services::Settings,
    /// Whether the demo catalog is put in at the first start, into an empty shop. `DEMO`, default true.
    pub demo: bool,
    /// What it says of itself.
    pub log: Log,
    /// Where the site's files lie, when they are not in the program.
    pub assets: Assets,
}

impl Config {
    /// From this process's environment and `shopsphere.toml` in the current folder.
    ///
    /// # Errors
    /// Every setting that is wrong, a sentence each.
    pub fn from_environment() -> Result<Self, Problems> {
        // A variable that is no Unicode reads with a mark in place of what is wrong, and is refused by its own check.
        let lossy = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        let variables = std::env::vars_os().map(|(name, value)| (lossy(name), lossy(value)));
        Self::read(variables, Path::new("shopsphere.toml"))
    }

    /// From these variables and this file, which may be missing.
    ///
    /// # Errors
    /// Every setting that is wrong, a sentence each.
    pub fn read(variables: impl IntoIterator<Item = (String, String)>, file: &Path) -> Result<Self, Problems> {
        let mut reader = Reader::new(Given::read(variables, file));
        let place = Place::read(&mut reader);
        let store = Store::read(&mut reader);
        let shop = shop::read(&mut reader);
        let mail = mail::read(&mut reader, store.as_ref());
        let redis_url = limits::read(&mut reader);
        let payments = payments::read(&mut reader);
        let demo = reader.flag("DEMO", true);
        let log = Log::read(&mut reader);
        let assets = Assets::read(&mut reader);
        let shop = || Some(services::Settings { mail: mail?, redis_url: redis_url?, payments: payments?, ..shop? });
        reader.done(|| Some(Self { place: place?, store: store?, shop: shop()?, demo: demo?, log: log?, assets: assets? }))
    }
}
