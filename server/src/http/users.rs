//! Accounts over REST.

mod export;
mod links;
mod me;
mod sessions;
mod sign_in;

use serde::Serialize;
use shop::account::User;
use utoipa::ToSchema;

pub use export::{download_export, find_export};
pub use links::{ForgottenBody, KeyBody, ResetBody, forgot_password, reset_password, verify_email};
pub use me::{MeBody, find_me, update_me};
pub use sessions::{SessionRow, delete_other_sessions, delete_session, list_sessions};
pub use sign_in::{
    LoginBody, RefreshBody, Refreshed, RegisterBody, Registered, SecondFactorWanted, SignedInView, login, logout, refresh, register,
};

pub(crate) use export::__path_find_export;
pub(crate) use links::{__path_forgot_password, __path_reset_password, __path_verify_email};
pub(crate) use me::{__path_find_me, __path_update_me};
pub(crate) use sessions::{__path_delete_other_sessions, __path_delete_session, __path_list_sessions};
pub(crate) use sign_in::{__path_login, __path_logout, __path_refresh, __path_register};

/// Somebody with an account, as they and staff see them.
#[derive(Serialize, ToSchema)]
pub struct UserView {
    /// Names them.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Where they are reached.
    pub email: String,
    /// Whether the e-mail is proved to be theirs.
    pub email_verified: bool,
    /// `customer`, `staff` or `admin`.
    pub role: String,
    /// What staff may do; empty for the others.
    pub permissions: Vec<String>,
    /// Their picture, as a path of this shop.
    pub avatar: Option<String>,
    /// Whether they want to hear of offers.
    pub wants_offers: bool,
    /// When they joined.
    pub created_at: String,
    /// When the account is taken away, if they asked for that.
    pub closes_at: Option<String>,
}

impl From<&User> for UserView {
    fn from(user: &User) -> Self {
        let permissions = match &user.role {
            shop::access::Role::Staff { permissions } => permissions.iter().map(|permission| permission.as_str().to_owned()).collect(),
            _ => Vec::new(),
        };
        Self {
            id: user.id.to_string(),
            name: user.name.to_string(),
            email: user.email.to_string(),
            email_verified: user.is_verified(),
            role: user.role.as_str().to_owned(),
            permissions,
            avatar: user.avatar.clone(),
            wants_offers: user.wants_offers,
            created_at: user.created_at.to_rfc3339(),
            closes_at: user.closes_at.map(shop::Timestamp::to_rfc3339),
        }
    }
}
