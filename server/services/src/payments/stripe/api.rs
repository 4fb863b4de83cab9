//! Calls of Stripe: how long one may take, how often it is tried, and what is known when it fails.
//!
//! The API's version is the one that `async-stripe` pins, 2026-09-30.endive. Its client opens a connection for each call
//! and tries once; the further tries here carry the same key, so that what was done already is not done again. Stripe
//! keeps keys for at least 24 hours and answers from memory as it did the first time, refusals included: so only what
//! happens once carries a key of ours. What Stripe itself allows once (cancelling, capturing) carries none, for a refusal
//! must not be remembered.

use std::{ops::RangeInclusive, time::Duration};

use ::stripe::{Client, ClientBuilder, IdempotencyKey, RequestStrategy, StripeError, StripeRequest};
use shop::{Currency, Money, payment::stripe_money};

use super::refused::Refused;
use crate::{
    ServiceError, ServiceResult,
    payments::{StripeSettings, Unreachable},
};

const TIMEOUT: Duration = Duration::from_secs(10);
const TRIES: u32 = 3;
/// Before the second try; before the third it is four times as much.
const PAUSE: Duration = Duration::from_millis(300);
/// What is answered for a request that is worth another try: the key or the object is in use, or too much at once.
const LOCKED: u16 = 409;
const TOO_MANY: u16 = 429;
const THEIR_FAULT: RangeInclusive<u16> = 500..=599;

/// Stripe's API.
pub(super) struct Api {
    client: Client,
}

/// Why a call led to nothing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Stripe said no, and will again.
    Refused(Box<Refused>),
    /// Nothing is known: it may have been done. Why, without secrets.
    Silent(String),
}

/// What a call answers.
pub(super) type Called<T> = Result<T, Trouble>;

impl Api {
    pub(super) fn new(settings: &StripeSettings) -> ServiceResult<Self> {
        let client = ClientBuilder::new(settings.secret_key.expose()).url(format!("{}/", settings.api)).timeout(TIMEOUT);
        let client = client.app_info("ShopSphere", Some(env!("CARGO_PKG_VERSION").to_owned()), None);
        // The reason may hold the key.
        let unusable = |_| ServiceError::failed("use the settings of Stripe", "its secret key or its address cannot be sent");
        Ok(Self { client: client.build().map_err(unusable)? })
    }

    /// Asks without changing anything, or for what Stripe itself allows once.
    pub(super) async fn ask<R>(&self, request: &R) -> Called<R::Output>
    where
        R: StripeRequest + Sync,
        R::Output: miniserde::Deserialize,
    {
        self.call(request, RequestStrategy::Once).await
    }

    /// Asks for what happens once by this key.
    pub(super) async fn ask_once<R>(&self, request: &R, key: &str) -> Called<R::Output>
    where
        R: StripeRequest + Sync,
        R::Output: miniserde::Deserialize,
    {
        let key = IdempotencyKey::new(key).map_err(|_| Trouble::Silent("the key of a request cannot be sent".to_owned()))?;
        self.call(request, RequestStrategy::Idempotent(key)).await
    }

    async fn call<R>(&self, request: &R, strategy: RequestStrategy) -> Called<R::Output>
    where
        R: StripeRequest + Sync,
        R::Output: miniserde::Deserialize,
    {
        let mut tries = 1;
        loop {
            let reason = match request.customize().request_strategy(strategy.clone()).send(&self.client).await {
                Ok(answer) => return Ok(answer),
                Err(StripeError::Stripe(_, status)) if is_passing(status) => format!("its answer was {status}"),
                Err(StripeError::Stripe(refused, status)) => return Err(Trouble::Refused(Box::new(Refused::new(&refused, status)))),
                Err(StripeError::Timeout) => format!("no answer within {} seconds", TIMEOUT.as_secs()),
                Err(StripeError::ClientError(reason)) => reason,
                Err(StripeError::JSONDeserialize(_)) => "its answer cannot be read".to_owned(),
                Err(StripeError::ConfigError(_)) => "the request cannot be sent".to_owned(),
            };
            if tries == TRIES {
                return Err(Trouble::Silent(reason));
            }
            tokio::time::sleep(pause_after(tries)).await;
            tries += 1;
        }
    }
}

impl Trouble {
    /// The refusal, if it is one of those.
    pub(super) fn refused(self, of_those: impl FnOnce(&Refused) -> bool) -> ServiceResult<Refused> {
        match self {
            Self::Refused(refused) if of_those(&refused) => Ok(*refused),
            other => Err(other.into()),
        }
    }
}

/// A refusal that nobody expected is a failure too: of the key, of its rights, or of this program.
impl From<Trouble> for ServiceError {
    fn from(trouble: Trouble) -> Self {
        let reason = match trouble {
            Trouble::Refused(refused) => refused.for_logs(),
            Trouble::Silent(reason) => reason,
        };
        Self::failed("reach Stripe", Unreachable { provider: "Stripe".to_owned(), reason })
    }
}

/// An amount as Stripe names it.
pub(super) fn money(sent: i64, currency: &stripe_types::Currency) -> ServiceResult<Money> {
    let code = currency.to_string().to_uppercase();
    let currency = Currency::from_code(&code).map_err(ServiceError::doing("read an amount of Stripe"))?;
    stripe_money(sent, currency).map_err(ServiceError::doing("read an amount of Stripe"))
}

fn is_passing(status: u16) -> bool {
    matches!(status, LOCKED | TOO_MANY) || THEIR_FAULT.contains(&status)
}

/// Up to half as much again, so that copies of the shop do not all come back at once.
fn pause_after(tries: u32) -> Duration {
    let mut chance = [0];
    // Without chance the pause is only less spread.
    let _ = getrandom::fill(&mut chance);
    let pause = PAUSE * 4_u32.pow(tries - 1);
    pause + pause * u32::from(chance[0]) / 512
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_tried_again_and_what_does_not_is_not() {
        for status in [409, 429, 500, 502, 503, 504] {
            assert!(is_passing(status), "{status}");
        }
        for status in [400, 401, 402, 403, 404, 410] {
            assert!(!is_passing(status), "{status}");
        }
    }

    #[test]
    fn pauses_grow_and_never_by_more_than_half_as_much_again() {
        for _ in 0..100 {
            assert!((300..450).contains(&pause_after(1).as_millis()));
            assert!((1_200..1_800).contains(&pause_after(2).as_millis()));
        }
    }

    #[test]
    fn case_11_amounts_are_read_by_stripes_table() {
        assert_eq!(money(1999, &stripe_types::Currency::EUR).unwrap().to_string(), "€19.99");
        assert_eq!(money(500, &stripe_types::Currency::JPY).unwrap().minor, 500);
        assert_eq!(money(50_000, &stripe_types::Currency::ISK).unwrap().minor, 500);
        money(1, &stripe_types::Currency::Unknown("xxx-".into())).unwrap_err();
    }

    #[test]
    fn what_staff_read_of_a_failure_is_its_reason() {
        let failed = ServiceError::from(Trouble::Silent("no answer within 10 seconds".into()));
        assert_eq!(failed.chain(), "could not reach Stripe: Stripe did not answer: no answer within 10 seconds");
        assert!(failed.unreachable().is_some());
    }
}
