//! What a command says when it cannot do its work: sentences, on standard error.

use std::{error::Error, process::ExitCode};

use crate::config::Problems;

/// Whatever stops a command.
pub(super) type Failure = Box<dyn Error + Send + Sync>;

/// The settings are wrong.
pub(super) fn problems(problems: &Problems) -> ExitCode {
    for sentence in problems.sentences() {
        eprintln!("ShopSphere cannot start: {sentence}");
    }
    ExitCode::from(2)
}

/// Something failed; the whole chain, for whoever sits at the terminal.
pub(super) fn failure(error: &dyn Error) -> ExitCode {
    eprintln!("ShopSphere: {}", chain(error));
    ExitCode::FAILURE
}

pub(super) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text + "."
}
