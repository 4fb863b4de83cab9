//! Somebody with an account: who they are, what they may do, where they live.
//!
//! Secrets (password, second factor, linked identities) are not in here; they stay in `services`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Timestamp,
    access::Role,
    id::{UserId, VisitorId},
    text::{Email, Name},
};

pub use self::address_book::{AddressBook, SavedAddress};
pub use self::device::device;
pub use self::password::{Password, WeakPassword};

mod address_book;
mod device;
mod password;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Names them.
    pub id: UserId,
    /// Where they are reached, and what they sign in with.
    pub email: Email,
    /// When they proved that the e-mail is theirs.
    pub email_verified_at: Option<Timestamp>,
    /// What they are called.
    pub name: Name,
    /// What they may do.
    pub role: Role,
    /// Names their cart and favourites. It is never a browser's cookie, so signing out leaves nothing behind.
    pub visitor: VisitorId,
    /// Where they live, and where else parcels go.
    pub addresses: AddressBook,
    /// Their picture, as a path of this shop.
    pub avatar: Option<String>,
    /// The customer groups they belong to; some promotions are for one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub groups: BTreeSet<Name>,
    /// Whether they want to hear of offers.
    pub wants_offers: bool,
    /// Counts what ends every session: a new password, another role. A session of an earlier count is over.
    #[serde(default)]
    pub generation: u64,
    /// When they joined.
    pub created_at: Timestamp,
    /// When the account is taken away, if they asked for that.
    pub closes_at: Option<Timestamp>,
}

impl User {
    /// Whether the e-mail is proved to be theirs.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        self.email_verified_at.is_some()
    }
}
