//! Razorpay: each attempt is a payment link, which the shopper pays on Razorpay's own page.
//!
//! Followed is <https://razorpay.com/docs/api>. A link's `reference_id` is the attempt, a refund's key the refund, so
//! whatever is asked twice happens once.

mod api;
mod books;
mod dispute;
mod entities;
mod link;
mod notice;
mod refund;
mod shown;
mod signature;

use futures::future::FutureExt;
use shop::{
    Money, Timestamp,
    order::GivenBack,
    payment::{PaymentAttempt, Standing, razorpay_amount},
};

use super::{Answer, Asked, Begun, Disputed, Found, Given, Giving, Manner, Mode, Notice, PaymentProvider, RazorpaySettings, Sent};
use crate::{ServiceResult, secrets::Secret};
use api::Api;

/// The provider.
pub(super) struct Razorpay {
    api: Api,
    webhook_secret: Secret,
}

impl Razorpay {
    pub(super) fn new(settings: &RazorpaySettings) -> ServiceResult<Self> {
        Ok(Self { api: Api::new(settings)?, webhook_secret: settings.webhook_secret.clone() })
    }
}

impl PaymentProvider for Razorpay {
    fn code(&self) -> &'static str {
        "razorpay"
    }

    fn label(&self) -> &'static str {
        "Razorpay"
    }

    fn description(&self) -> &'static str {
        "Card, UPI, netbanking or wallet: you pay on Razorpay's page and come back here."
    }

    /// At least one whole unit: "The amount must be at least INR 1.00".
    fn can_carry(&self, amount: Money) -> bool {
        razorpay_amount(amount).is_ok_and(|sent| sent >= 10_i64.pow(amount.currency.decimals()))
    }

    fn manner(&self) -> Manner<'_> {
        Manner::Away
    }

    fn mode(&self) -> Mode {
        if self.api.is_test() { Mode::Test } else { Mode::Live }
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        self.begin_link(asked).boxed()
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        self.look_at_link(&attempt.reference).boxed()
    }

    fn cancel<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        self.cancel_link(&attempt.reference).boxed()
    }

    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given> {
        self.ask_for_refund(giving).boxed()
    }

    fn look_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, GivenBack> {
        self.look_at_refund(&giving.refund.reference).boxed()
    }

    fn look_at_dispute<'a>(&'a self, reference: &'a str) -> Answer<'a, Disputed> {
        self.find_dispute(reference).boxed()
    }

    fn read_notice(&self, sent: &Sent<'_>) -> ServiceResult<Notice> {
        notice::read(sent, &self.webhook_secret)
    }

    fn keeps_books(&self) -> bool {
        true
    }

    fn payments_since<'a>(&'a self, since: Timestamp) -> Answer<'a, Vec<Found>> {
        self.list_payments(since).boxed()
    }

    fn check(&self) -> Answer<'_, String> {
        self.ask_whether_it_answers().boxed()
    }
}

#[cfg(test)]
mod tests {
    use shop::Currency;

    use super::*;

    #[test]
    fn case_11_amounts_that_razorpay_does_not_take_are_refused_at_pricing() {
        let settings = RazorpaySettings {
            key_id: "rzp_test_1".to_owned(),
            key_secret: Secret::new("secret"),
            webhook_secret: Secret::new("secret"),
            api: "http://127.0.0.1:9".to_owned(),
        };
        let razorpay = Razorpay::new(&settings).unwrap();
        let carries = |text: &str, code: &str| razorpay.can_carry(Money::from_decimal(text, Currency::from_code(code).unwrap()).unwrap());
        assert!(carries("1.00", "INR") && carries("1", "JPY") && carries("1.010", "KWD"));
        assert!(!carries("0.99", "INR") && !carries("0", "JPY") && !carries("1.011", "KWD") && !carries("5.120", "LYD"));
    }
}
