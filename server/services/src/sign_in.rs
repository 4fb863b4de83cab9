//! Signing in: by password, with a second factor, by passkey, with another provider; and what happens then.

mod admit;
mod by_code;
mod by_identity;
mod by_passkey;
mod by_password;
mod challenge;

use shop::{account::User, id::VisitorId};

pub use by_identity::Arrived;
pub use challenge::Challenge;

use crate::{accounts::Accounts, sessions::Tokens};

/// The ways in.
#[derive(Clone)]
pub struct SignIns {
    accounts: Accounts,
}

/// What came of a try.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// They are in.
    Done(Box<SignedIn>),
    /// The password was right; now the second factor.
    SecondFactor(Challenge),
}

/// Somebody who is in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// What their browser or program keeps.
    pub tokens: Tokens,
    /// Who.
    pub user: User,
}

/// The browser that signs in: what a guest put into its cart comes along.
pub type Guest<'a> = Option<&'a VisitorId>;

impl SignIns {
    pub(crate) fn new(accounts: &Accounts) -> Self {
        Self { accounts: accounts.clone() }
    }
}
