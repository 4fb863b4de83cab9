//! The store stumbles: another process holds SQLite's lock for a while, MongoDB breaks connections.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use mongodb::bson::doc;
use tokio::task::JoinHandle;

use crate::{
    chance::Chance,
    ground::{FIRST, Ground},
};

/// It goes on until it is ended.
pub enum Stumbling {
    Sqlite { over: Arc<AtomicBool>, holder: JoinHandle<()> },
    Mongodb(mongodb::Database),
}

impl Stumbling {
    pub async fn of(ground: &Ground, mut chance: Chance) -> Self {
        if ground.database().await.is_some() {
            let admin = ground.mongodb_client().await.database("admin");
            let fails = doc! {
                "configureFailPoint": "failCommand", "mode": { "activationProbability": 0.01 },
                "data": { "failCommands": ["find", "insert", "update", "commitTransaction"], "closeConnection": true },
            };
            admin.run_command(fails).await.unwrap();
            return Self::Mongodb(admin);
        }
        let over = Arc::new(AtomicBool::new(false));
        let (file, is_over) = (ground.folder().join(FIRST).join("shop.db"), over.clone());
        let holder = tokio::task::spawn_blocking(move || {
            while !is_over.load(Ordering::SeqCst) {
                std::thread::sleep(chance.millis(300, 1_500));
                holds(&file, chance.millis(5, 600));
            }
        });
        Self::Sqlite { over, holder }
    }

    pub async fn ends(self) {
        match self {
            Self::Sqlite { over, holder } => {
                over.store(true, Ordering::SeqCst);
                holder.await.unwrap();
            }
            Self::Mongodb(admin) => {
                admin.run_command(doc! { "configureFailPoint": "failCommand", "mode": "off" }).await.unwrap();
            }
        }
    }
}

/// Keeps everybody else from writing.
fn holds(file: &PathBuf, long: std::time::Duration) {
    let Ok(other) = rusqlite::Connection::open(file) else { return };
    if other.execute_batch("BEGIN IMMEDIATE").is_ok() {
        std::thread::sleep(long);
        other.execute_batch("ROLLBACK").unwrap();
    }
}
