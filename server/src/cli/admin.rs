use std::io::{IsTerminal, Read};

use clap::Subcommand;
use services::accounts::RegisterForm;
use shop::{access::Permission, text::Name};

use super::{context::at_the_terminal, report::Failure};
use crate::{config::Config, opening};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Makes an account that may do everything; asks for its password.
    Create {
        /// What they sign in with.
        #[arg(long)]
        email: String,
        /// What they are called.
        #[arg(long)]
        name: String,
    },
    /// Makes a key for a program, and prints it this once.
    Token {
        /// Whose it is, such as `warehouse`.
        #[arg(long)]
        name: Name,
        /// What it may do; again for each. All of it if none is named.
        #[arg(long = "scope", value_parser = scope_named)]
        scopes: Vec<Permission>,
    },
}

fn scope_named(name: &str) -> Result<Permission, String> {
    let names = Permission::ALL.iter().map(|permission| permission.as_str()).collect::<Vec<_>>().join(", ");
    Permission::named(name).ok_or_else(|| format!("there are: {names}"))
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Create { email, name } => create(config, email, name).await,
        Command::Token { name, scopes } => token(config, name, scopes).await,
    }
}

async fn create(config: &Config, email: String, name: String) -> Result<(), Failure> {
    let form = RegisterForm { name, email, password: password()? };
    let shop = opening::open(config).await?;
    let user = shop.setup.admin(&at_the_terminal()?, &form).await.map_err(in_words)?;
    println!("{} may now do everything in this shop. They sign in with {} at /sign-in.", user.name, user.email);
    Ok(())
}

/// Asked for twice at a terminal; one line of the standard input elsewhere.
fn password() -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        let mut given = String::new();
        std::io::stdin().take(4096).read_to_string(&mut given)?;
        return Ok(given.lines().next().unwrap_or_default().to_owned());
    }
    let password = rpassword::prompt_password("Password: ")?;
    if rpassword::prompt_password("The same once more: ")? != password {
        return Err("the two passwords differ; nothing was done".into());
    }
    Ok(password)
}

/// At a terminal there is no field beside which a reason could stand.
fn in_words(error: services::ServiceError) -> Failure {
    match error {
        services::ServiceError::Rejected(refused) if !refused.fields.is_empty() => {
            let reasons: Vec<String> = refused.fields.iter().map(|(field, reason)| format!("{field}: {reason}")).collect();
            reasons.join("\n").into()
        }
        other => other.into(),
    }
}

async fn token(config: &Config, name: Name, scopes: Vec<Permission>) -> Result<(), Failure> {
    let shop = opening::open(config).await?;
    let wanted = if scopes.is_empty() { Permission::ALL } else { &scopes };
    let scopes: Vec<String> = wanted.iter().map(|scope| scope.as_str().to_owned()).collect();
    let (_, secret) = shop.api_keys.create(&at_the_terminal()?, name.as_str(), &scopes).await?;
    eprintln!("Keep this key safe; it is shown only now. Send it as `Authorization: Bearer …` or `X-API-Key: …`.");
    println!("{secret}");
    Ok(())
}
