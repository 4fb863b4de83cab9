use clap::Subcommand;
use shop::text::Name;

use super::{context::at_the_terminal, report::Failure};
use crate::{config::Config, opening};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Makes a token for a program that may write, and prints it this once.
    Token {
        /// Whose it is, such as `warehouse`.
        #[arg(long)]
        name: Name,
    },
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let Command::Token { name } = command;
    let shop = opening::open(config).await?;
    let token = shop.admin_tokens.create(&at_the_terminal()?, name).await?;
    eprintln!("Keep this token safe; it is shown only now. Send it as `Authorization: Bearer …`.");
    println!("{token}");
    Ok(())
}
