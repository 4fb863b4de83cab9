//! Mails: written once as text and HTML, queued in the same commit as their cause, sent through one seam.

mod folder;
mod layout;
pub mod letters;
mod outbox;
mod settings;
mod smtp;

use std::{error::Error, fmt};

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use shop::{Timestamp, id::MailId, text::Email};

pub use outbox::Outbox;
pub use settings::MailSettings;
pub use smtp::SmtpUrl;

/// A mail to one person. Its text may hold a link that opens an account, so it never shows itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Who gets it.
    pub to: Email,
    /// One line.
    pub subject: String,
    /// What it says, for programs that show no HTML.
    pub text: String,
    /// The same, laid out.
    pub html: String,
}

/// A mail with what tells it from others, however often it is sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Stays the same in every attempt, so that a mail that arrives twice can be told for one.
    pub id: MailId,
    /// When it was written.
    pub written_at: Timestamp,
    /// What is sent.
    pub mail: Mail,
}

/// What carries mails out of the shop.
pub trait Mailer: Send + Sync {
    /// Hands a letter over; done when the other side has taken it on.
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), MailError>>;
}

/// Why a mail was not taken on. Holds neither an address nor a mail, because it is logged.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// This mail will never be taken on: nobody lives at its address, say.
    #[error("the mail was refused for good: {0}")]
    Refused(String),
    /// It may be taken on later.
    #[error("the mail could not be handed over")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("subject", &self.subject).finish_non_exhaustive()
    }
}
