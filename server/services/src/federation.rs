//! stub
#![allow(missing_docs)]
use shop::{
    id::UserId,
    text::{Email, Name},
};
#[derive(Clone, Default)]
pub struct Federation {}
#[derive(Clone, Debug)]
pub struct ExternalIdentity {
    pub provider: String,
    pub subject: String,
    pub email: Option<Email>,
    pub email_verified: bool,
    pub name: Option<Name>,
}
#[derive(Clone, Debug)]
pub enum Purpose {
    SignIn,
    Link(UserId),
}
#[derive(Clone, Debug)]
pub struct Arrival {
    pub identity: ExternalIdentity,
    pub purpose: Purpose,
    pub next: String,
}
