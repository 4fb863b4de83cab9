use std::time::Duration;

use clap::Args;

use super::{context::at_the_terminal, report::Failure};
use crate::{config::Config, opening};

#[derive(Args)]
pub(super) struct Reconcile {
    /// How many days back; else since the last comparison.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=365))]
    days: Option<u32>,
}

/// Compares providers and orders once. It may run beside the server.
pub(super) async fn run(config: &Config, reconcile: &Reconcile) -> Result<(), Failure> {
    let shop = opening::open(config).await?;
    let ctx = at_the_terminal()?;
    let since = reconcile.days.map(|days| ctx.now.before(Duration::from_secs(u64::from(days) * 24 * 60 * 60)));
    let done = shop.payments.reconcile(&ctx, since).await?;
    println!("Looked at {} payments, put {} right.", done.looked_at, done.mended);
    if done.open > 0 {
        println!("{} need a look: see Payments in the back office.", done.open);
    }
    match done.unreachable {
        0 => Ok(()),
        away => Err(format!("{away} of the payment providers did not answer; please try again").into()),
    }
}
