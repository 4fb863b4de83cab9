//! stub
use crate::{OpCtx, ServiceResult};
use store::Batch;
/// x
pub struct Mail;
/// x
#[derive(Clone, Default)]
pub struct Outbox {}
impl Outbox {
    /// x
    pub fn queue(&self, _ctx: &OpCtx, _mail: &Mail) -> ServiceResult<Batch> {
        Ok(Batch::new())
    }
    /// x
    pub fn wake(&self) {}
}
pub mod letters {
    //! stub
    #![allow(missing_docs)]
    use super::Mail;
    use shop::{
        Timestamp,
        account::User,
        text::{Email, Name},
    };
    pub fn verify_email(_: &Name, _: &User, _: &str) -> Mail {
        Mail
    }
    pub fn reset_password(_: &Name, _: &User, _: &str) -> Mail {
        Mail
    }
    pub fn password_changed(_: &Name, _: &User) -> Mail {
        Mail
    }
    pub fn confirm_new_email(_: &Name, _: &User, _: &Email, _: &str) -> Mail {
        Mail
    }
    pub fn email_is_changing(_: &Name, _: &User, _: &Email) -> Mail {
        Mail
    }
    pub fn second_factor_on(_: &Name, _: &User) -> Mail {
        Mail
    }
    pub fn second_factor_off(_: &Name, _: &User) -> Mail {
        Mail
    }
    pub fn token_copied(_: &Name, _: &User, _: &str) -> Mail {
        Mail
    }
    pub fn role_changed(_: &Name, _: &User) -> Mail {
        Mail
    }
    pub fn account_closing(_: &Name, _: &User, _: Timestamp, _: &str) -> Mail {
        Mail
    }
    pub fn account_closed(_: &Name, _: &User) -> Mail {
        Mail
    }
}
