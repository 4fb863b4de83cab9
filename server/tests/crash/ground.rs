//! A place for one shop: a folder, and a database of its own.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Output, Stdio},
    sync::Arc,
};

use futures::FutureExt;
use services::schema::SCHEMA;
use store::{MongoStore, SharedStore, SqliteStore};
use tokio::process::Command;

/// The folder of the only copy, or the first.
pub const FIRST: &str = "data";
/// The folder of the second.
pub const SECOND: &str = "data-of-the-second";

/// Where a shop's data lies, and what its processes said.
pub struct Ground {
    folder: tempfile::TempDir,
    mongodb: Option<Mongodb>,
    has_demo: bool,
    settings: Vec<(String, String)>,
}

struct Mongodb {
    uri: String,
    name: String,
}

#[allow(dead_code, reason = "each test program uses the parts that it needs")]
impl Ground {
    /// A SQLite file in a new folder.
    pub fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), mongodb: None, has_demo: false, settings: Vec::new() }
    }

    /// A new database on the MongoDB that the tests were given.
    pub fn mongodb() -> Self {
        let given = std::env::var("SHOP_TEST_MONGO")
            .expect("SHOP_TEST_MONGO names no MongoDB; run `make test`, which starts one, or `scripts/with-mongod cargo test -p server`");
        let folder = tempfile::tempdir().unwrap();
        let chance = folder.path().file_name().unwrap().to_string_lossy().replace('.', "");
        let name = format!("shop_crash_{}_{chance}", std::process::id());
        let (server, options) = given.split_once("/?").expect("SHOP_TEST_MONGO is mongodb://HOST:PORT/?replicaSet=NAME");
        Self { folder, mongodb: Some(Mongodb { uri: format!("{server}/{name}?{options}"), name }), has_demo: false, settings: Vec::new() }
    }

    /// The first start puts the demo catalog in.
    pub fn with_demo(self) -> Self {
        Self { has_demo: true, ..self }
    }

    /// Its programs are set so as well.
    pub fn set<'a>(mut self, settings: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        self.settings.extend(settings.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self
    }

    /// Where everything of it lies, MongoDB's data apart.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its database, if it is on MongoDB.
    pub async fn database(&self) -> Option<mongodb::Database> {
        let name = self.mongodb.as_ref()?.name.clone();
        Some(self.mongodb_client().await.database(&name))
    }

    /// Does something on this ground and clears it, even if that fails.
    pub async fn keep(self, body: impl AsyncFnOnce(Arc<Self>)) {
        let ground = Arc::new(self);
        let outcome = std::panic::AssertUnwindSafe(body(ground.clone())).catch_unwind().await;
        if let Some(Mongodb { name, .. }) = &ground.mongodb {
            ground.mongodb_client().await.database(name).drop().await.unwrap();
        }
        if let Err(panic) = outcome {
            eprintln!("What the program said last:\n{}", ground.last_words());
            std::panic::resume_unwind(panic);
        }
    }

    /// A client beside the shop, for what only an administrator does.
    pub async fn mongodb_client(&self) -> mongodb::Client {
        let mongodb = self.mongodb.as_ref().expect("this shop is on MongoDB");
        mongodb::Client::with_uri_str(&mongodb.uri).await.unwrap()
    }

    /// The built program, with an environment that holds nothing but where its data lies.
    pub fn shopsphere(&self, arguments: &[&str]) -> Command {
        self.shopsphere_in(FIRST, arguments)
    }

    /// The same, with another folder beside it: a copy on another machine.
    pub fn shopsphere_in(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shopsphere"));
        command.args(arguments).env_clear().current_dir(self.folder.path()).kill_on_drop(true);
        command.env("PORT", "0").env("DATA_DIR", self.folder.path().join(folder)).env("LOG", "warn");
        command.env("DEMO", self.has_demo.to_string());
        if let Some(mongodb) = &self.mongodb {
            command.env("MONGODB_URI", &mongodb.uri);
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command
    }

    /// The store, opened beside the program as a copy of it would.
    pub async fn store_beside(&self) -> SharedStore {
        match &self.mongodb {
            Some(mongodb) => Arc::new(MongoStore::connect(&mongodb.uri, SCHEMA).await.unwrap()),
            None => Arc::new(SqliteStore::open(&self.folder.path().join(FIRST).join("shop.db"), SCHEMA).await.unwrap()),
        }
    }

    /// The mails that a program with this folder has sent, each as it was written.
    pub fn mails(&self, folder: &str) -> Vec<String> {
        let found = fs::read_dir(self.folder.path().join(folder).join("mails")).into_iter().flatten();
        let whole = found.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|kind| kind == "eml"));
        whole.map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// Runs a command of the program to its end, which must be a good one.
    pub async fn runs(&self, arguments: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.shopsphere(arguments).output().await.unwrap();
        let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        assert!(status.success(), "shopsphere {}: {status}\n{stdout}\n{stderr}", arguments.join(" "));
        stdout.into_owned()
    }

    /// A file beside the data.
    pub fn writes(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// What the serving processes say, one after the other.
    pub fn log(&self) -> (File, PathBuf) {
        let path = self.folder.path().join("log");
        (File::options().create(true).append(true).open(&path).unwrap(), path)
    }

    fn last_words(&self) -> String {
        last_lines(&self.folder.path().join("log"), 40)
    }
}

/// The last lines of a file, for a failed test.
pub fn last_lines(path: &Path, number: usize) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(number)..].join("\n")
}
