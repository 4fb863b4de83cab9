use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    id::{ApiKeyId, UserId},
    text::Name,
};

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A visitor who is not signed in.
    Guest,
    /// The program itself: expiry, reconciliation.
    System,
    /// An operator at the terminal.
    Admin(Name),
    /// Somebody who is signed in.
    User {
        /// Who.
        id: UserId,
        /// What they were called then.
        name: Name,
    },
    /// A program with a key.
    Key {
        /// Which.
        id: ApiKeyId,
        /// What it was called then.
        name: Name,
    },
}

impl Actor {
    /// Whether somebody acts for the shop, rather than whoever placed the order.
    #[must_use]
    pub fn is_of_the_shop(&self, customer: Option<&UserId>) -> bool {
        match self {
            Self::Guest => false,
            Self::System | Self::Admin(_) | Self::Key { .. } => true,
            Self::User { id, .. } => customer != Some(id),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guest => f.write_str("A guest"),
            Self::System => f.write_str("The shop itself"),
            Self::Admin(name) => write!(f, "{name}, at the terminal"),
            Self::User { name, .. } => write!(f, "{name}"),
            Self::Key { name, .. } => write!(f, "{name} (API key)"),
        }
    }
}
