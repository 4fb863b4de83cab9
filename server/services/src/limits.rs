//! stub
use crate::ServiceResult;
use shop::Timestamp;
use std::net::IpAddr;
/// x
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Limit {
    SignInByAccount,
    SignInByAddress,
    RegisterByAddress,
    ResetByAccount,
    ResetByAddress,
    SecondFactorByAccount,
    MailByAccount,
}
/// x
#[derive(Clone, Default)]
pub struct Limits {}
/// x
#[derive(Debug)]
pub struct Ticket;
impl Limits {
    /// x
    pub async fn take(&self, _now: Timestamp, _what: Limit, _subject: &str) -> ServiceResult<Ticket> {
        Ok(Ticket)
    }
    /// x
    pub async fn give_back(&self, _now: Timestamp, _ticket: Ticket) -> ServiceResult<()> {
        Ok(())
    }
}
/// x
pub fn address_key(address: IpAddr) -> String {
    address.to_string()
}
/// x
pub fn network_prefix(address: IpAddr) -> String {
    address.to_string()
}
