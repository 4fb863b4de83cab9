use std::process::ExitCode;

use super::report::{Failure, chain};
use crate::{config::Config, opening};

/// Looks at everything and says what it found; the settings were read before.
pub(super) async fn run(config: &Config) -> ExitCode {
    println!("Settings: in order.");
    match look(config).await {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in problems {
                eprintln!("Books: {problem}.");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("Store: {}", chain(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn look(config: &Config) -> Result<Vec<String>, Failure> {
    let shop = opening::open(config).await?;
    shop.is_ready().await?;
    let kind = if config.store.mongodb.is_some() { "MongoDB" } else { "SQLite" };
    println!("Store: {kind} answers, {} products are in the shop.", shop.catalog.shown().len());
    let findings = shop.books.check().await?;
    println!("Books: {} orders and {} stock counters read.", findings.orders, findings.variants);
    Ok(findings.problems)
}
