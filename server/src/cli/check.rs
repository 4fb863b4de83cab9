use std::process::ExitCode;

use clap::Args;
use services::Services;

use super::{
    context::at_the_terminal,
    report::{Failure, chain},
};
use crate::{config::Config, opening};

#[derive(Args)]
pub(super) struct Check {
    /// Mends stock counters and ledger where they disagree: what is in the house is believed, what is reserved and sold
    /// is what the orders say.
    #[arg(long)]
    repair: bool,
}

/// Looks at everything and says what it found; the settings were read before.
pub(super) async fn run(config: &Config, check: &Check) -> ExitCode {
    println!("Settings: in order.");
    match look(config, check).await {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in problems {
                eprintln!("Books: {problem}.");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("Failed: {}", chain(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn look(config: &Config, check: &Check) -> Result<Vec<String>, Failure> {
    let shop = opening::open(config).await?;
    shop.is_ready().await?;
    let kind = if config.store.mongodb.is_some() { "MongoDB" } else { "SQLite" };
    println!("Store: {kind} answers, {} products are in the shop.", shop.catalog.shown().len());
    for line in payments(&shop).await? {
        println!("{line}");
    }
    if check.repair {
        let mended = shop.books.repair(&at_the_terminal()?).await?;
        for problem in &mended.problems {
            println!("Mended: {problem}.");
        }
    }
    let findings = shop.books.check().await?;
    println!("Books: {} orders and {} stock counters read.", findings.orders, findings.variants);
    Ok(findings.problems)
}

/// Calls every payment provider; what it says, a line each.
async fn payments(shop: &Services) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for provider in shop.payments.providers() {
        match provider.check().await {
            Ok(said) => lines.push(format!("Payments: {}: {said}.", provider.label())),
            Err(error) => return Err(format!("payments by {} do not work: {}", provider.label(), error.chain()).into()),
        }
    }
    Ok(lines)
}
