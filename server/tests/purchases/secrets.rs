//! No secret and no card in what the shop wrote: log, mails, database.

use std::{fs, path::Path};

use futures::TryStreamExt;
use mongodb::bson::Document;

use crate::{
    faults::{STRIPE_KEY, WEBHOOK_SECRET},
    ground::Ground,
};

/// As they would stand in a file: keys, what opens a form, and cards.
const NEVER: [&str; 6] = [STRIPE_KEY, WEBHOOK_SECRET, "_secret_", "4242424242424242", "4242 4242 4242 4242", "4000000000000002"];

pub async fn are_nowhere(ground: &Ground) {
    look_through(ground.folder());
    let Some(database) = ground.database().await else { return };
    for name in database.list_collection_names().await.unwrap() {
        let mut documents = database.collection::<Document>(&name).find(Document::new()).await.unwrap();
        while let Some(document) = documents.try_next().await.unwrap() {
            must_not_hold(&format!("{name} of the database"), document.to_string().as_bytes());
        }
    }
}

fn look_through(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            look_through(&path);
        } else {
            must_not_hold(&path.display().to_string(), &fs::read(&path).unwrap());
        }
    }
}

fn must_not_hold(place: &str, bytes: &[u8]) {
    for secret in NEVER {
        let found = bytes.windows(secret.len()).position(|window| window == secret.as_bytes());
        if let Some(at) = found {
            let around = String::from_utf8_lossy(&bytes[at.saturating_sub(80)..bytes.len().min(at + 40)]).into_owned();
            panic!("{place} holds a secret ({secret}): …{around}…");
        }
    }
}
