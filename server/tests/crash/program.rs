//! A process of the program that serves, and the ways it ends.

use std::{
    fs,
    process::ExitStatus,
    time::{Duration, Instant},
};

use tokio::process::{Child, Command};

use crate::ground::{FIRST, Ground, last_lines};

const ANNOUNCED: &str = "ShopSphere is open at ";
/// A debug build on a busy machine; it is not what a start takes.
const LONGEST_START: Duration = Duration::from_secs(30);
const LONGEST_FAREWELL: Duration = Duration::from_secs(15);

/// The process; killed when dropped.
pub struct Program {
    /// Where it serves.
    pub url: String,
    process: Child,
}

impl Program {
    /// Starts it and waits until it is open.
    pub async fn serves(ground: &Ground) -> Self {
        Self::serves_in(ground, FIRST).await
    }

    /// Starts it as a copy with a folder of its own.
    pub async fn serves_in(ground: &Ground, folder: &str) -> Self {
        let (log, path) = ground.log();
        let before = log.metadata().unwrap().len();
        let mut process = ground.shopsphere_in(folder, &["serve"]).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        let began = Instant::now();
        loop {
            let said = fs::read(&path).unwrap();
            let said = String::from_utf8_lossy(&said[usize::try_from(before).unwrap()..]).into_owned();
            if let Some(url) = announced(&said) {
                return Self { url, process };
            }
            if let Some(status) = process.try_wait().unwrap() {
                panic!("`serve` ended with {status} before it was open:\n{said}");
            }
            assert!(began.elapsed() < LONGEST_START, "`serve` did not open:\n{}", last_lines(&path, 20));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Starts it and kills it after this time, wherever it is then.
    pub async fn dies_young(ground: &Ground, after: Duration) {
        let (log, _) = ground.log();
        let mut process = ground.shopsphere(&["serve"]).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        tokio::time::sleep(after).await;
        process.kill().await.unwrap(); // SIGKILL
    }

    /// Ends it without warning.
    pub async fn dies(mut self) {
        assert_eq!(self.process.try_wait().unwrap(), None, "it ended by itself");
        self.process.kill().await.unwrap(); // SIGKILL
    }

    /// Asks it to end, as a system that shuts down does, and waits.
    pub async fn obeys_sigterm(mut self) -> ExitStatus {
        let id = self.process.id().expect("it ended by itself").to_string();
        // The shell's own: not every machine has the program of this name.
        let asked = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &id]).status().await.unwrap();
        assert!(asked.success());
        tokio::time::timeout(LONGEST_FAREWELL, self.process.wait()).await.expect("it does not end").unwrap()
    }
}

fn announced(said: &str) -> Option<String> {
    let (_, rest) = said.split_once(ANNOUNCED)?;
    let (address, _) = rest.split_once('\n')?;
    Some(address.split_whitespace().next()?.trim_end_matches(['.', '/']).to_owned())
}
