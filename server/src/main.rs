//! The program `shopsphere`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
