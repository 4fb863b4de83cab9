//! What a server function answers, alike for islands and plain forms.

use serde::{Deserialize, Serialize};
use shop::Rejection;

/// An answer that crosses the wire. A rejection is an answer, not an error: it is shown and mended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply<T> {
    /// It was done, and this is how things are now.
    Done(T),
    /// It was done; go on at this address.
    Goto(String),
    /// It was refused.
    Rejected(Rejection),
}

/// What an island is told of something put into the cart; the rest it reads from the cart's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// Pieces in the cart now.
    pub pieces: u32,
    /// That only a part could be put in, and why.
    pub told: Option<String>,
}

impl<T> Reply<T> {
    /// The value, or the sentence that says why there is none.
    ///
    /// # Errors
    /// The rejection; for an answer that only leads elsewhere, none that anybody would read.
    pub fn into_result(self) -> Result<T, Rejection> {
        match self {
            Self::Done(value) => Ok(value),
            Self::Goto(_) => Err(Rejection::new(shop::Code::Internal, "Please reload the page.")),
            Self::Rejected(rejection) => Err(rejection),
        }
    }
}
