//! The commands.

mod admin;
mod check;
mod context;
mod demo;
mod export;
mod import;
mod reconcile;
mod report;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{config::Config, logging, serve};

/// A complete online shop in one program.
#[derive(Parser)]
#[command(name = "shopsphere", version, about, after_help = SETTINGS)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

const SETTINGS: &str = "Settings come from the environment or from shopsphere.toml in the current folder: \
HOST, PORT, DATA_DIR, PUBLIC_URL, MONGODB_URI, CURRENCY and others. Without any, `shopsphere` serves a demo shop at http://127.0.0.1:3000.";

#[derive(Subcommand)]
enum Command {
    /// Serves the shop; what happens when no command is given.
    Serve,
    /// Takes products in from a file; again for what changed.
    Import(import::Import),
    /// Writes the catalog to a file.
    Export(export::Export),
    /// Puts the demo catalog in.
    Demo,
    /// Looks whether settings, store and books are in order.
    Check(check::Check),
    /// Compares the payment providers with the orders, puts right what is certain, and says what is not.
    Reconcile(reconcile::Reconcile),
    /// For the shop's operator.
    Admin {
        #[command(subcommand)]
        command: admin::Command,
    },
}

/// Runs the command of this process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let command = Cli::parse().command.unwrap_or(Command::Serve);
    let config = match Config::from_environment() {
        Ok(config) => config,
        Err(problems) => return report::problems(&problems),
    };
    logging::start(&config.log);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return report::failure(&error),
    };
    let code = runtime.block_on(execute(command, &config));
    // A thread that is stuck must not keep the process.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    code
}

async fn execute(command: Command, config: &Config) -> ExitCode {
    let done = match command {
        Command::Serve => serve::serve(config).await.map_err(Into::into),
        Command::Import(import) => import::run(config, import).await,
        Command::Export(export) => export::run(config, export).await,
        Command::Demo => demo::run(config).await,
        Command::Check(check) => return check::run(config, &check).await,
        Command::Reconcile(reconcile) => reconcile::run(config, &reconcile).await,
        Command::Admin { command } => admin::run(config, command).await,
    };
    done.map_or_else(|error: report::Failure| report::failure(&*error), |()| ExitCode::SUCCESS)
}
