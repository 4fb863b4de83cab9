//! Stripe: by its form in our page, on its own page where scripts are off, and by cards that customers have saved there.

mod api;
mod cards;
mod check;
mod disputes;
mod hosted;
mod intent;
mod listing;
mod notice;
mod refunds;
mod refused;

use futures::future::FutureExt;
use shop::{
    Money, Timestamp,
    order::GivenBack,
    payment::{PaymentAttempt, Standing, stripe_amount},
    text::Name,
};

use super::{
    Answer, Asked, Begun, CardVault, Disputed, Found, Given, Giving, Manner, Mode, Notice, PaymentProvider, Sent, providers::StripeSettings,
};
use crate::{ServiceResult, secrets::Secret};
use api::Api;

/// Stripe for one shop.
pub(super) struct Stripe {
    api: Api,
    /// Told to Stripe with each payment, so that several shops can share an account.
    shop: String,
    is_captured_by_hand: bool,
    publishable_key: String,
    webhook_secrets: Vec<Secret>,
    script: String,
    frames: Vec<String>,
    api_origin: String,
}

impl Stripe {
    /// By these settings, for a shop of this name.
    ///
    /// # Errors
    /// If the secret key or the address of the API cannot be used at all; they are not tried out.
    pub(super) fn new(settings: &StripeSettings, shop: &Name) -> ServiceResult<Self> {
        Ok(Self {
            api: Api::new(settings)?,
            shop: shop.to_string(),
            is_captured_by_hand: settings.manual_capture,
            publishable_key: settings.publishable_key.clone(),
            webhook_secrets: settings.webhook_secrets.clone(),
            script: format!("{}/v3/", settings.js),
            frames: vec![settings.js.clone(), settings.hooks.clone()],
            api_origin: settings.api.clone(),
        })
    }
}

impl PaymentProvider for Stripe {
    fn code(&self) -> &'static str {
        "stripe"
    }

    fn label(&self) -> &'static str {
        "Card and more"
    }

    fn vendor(&self) -> &'static str {
        "Stripe"
    }

    fn description(&self) -> &'static str {
        "You pay by card, wallet or another way that Stripe offers. Your card's number never reaches this shop."
    }

    /// By Stripe's table of units. Its least amounts follow the account's currency and exchange rates: those it says itself.
    fn can_carry(&self, amount: Money) -> bool {
        stripe_amount(amount).is_ok_and(|sent| sent > 0)
    }

    fn manner(&self) -> Manner<'_> {
        Manner::Form { key: &self.publishable_key, script: &self.script, frames: &self.frames, api: &self.api_origin }
    }

    fn mode(&self) -> Mode {
        if self.publishable_key.starts_with("pk_test_") { Mode::Test } else { Mode::Live }
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        if asked.attempt.away { self.open_session(asked).boxed() } else { self.open_intent(asked).boxed() }
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        if attempt.away { self.look_at_session(&attempt.reference).boxed() } else { self.look_at_intent(&attempt.reference).boxed() }
    }

    fn cancel<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        if attempt.away { self.cancel_session(&attempt.reference).boxed() } else { self.cancel_intent(&attempt.reference).boxed() }
    }

    fn capture<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        if attempt.away { self.capture_session(&attempt.reference).boxed() } else { self.capture_intent(&attempt.reference).boxed() }
    }

    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given> {
        self.refund(giving).boxed()
    }

    fn look_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, GivenBack> {
        self.look_at_refund(&giving.refund.reference).boxed()
    }

    fn look_at_dispute<'a>(&'a self, reference: &'a str) -> Answer<'a, Disputed> {
        self.dispute(reference).boxed()
    }

    fn read_notice(&self, sent: &Sent<'_>) -> ServiceResult<Notice> {
        notice::read(sent, &self.webhook_secrets)
    }

    fn keeps_books(&self) -> bool {
        true
    }

    fn payments_since<'a>(&'a self, since: Timestamp) -> Answer<'a, Vec<Found>> {
        self.list_payments(since).boxed()
    }

    fn check(&self) -> Answer<'_, String> {
        self.try_settings().boxed()
    }

    fn vault(&self) -> Option<&dyn CardVault> {
        Some(self)
    }
}
