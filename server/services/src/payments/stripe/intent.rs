//! A payment in our page: a `PaymentIntent`, paid by Stripe's form or by a saved card.
//!
//! It is made by what the attempt and its order always say, so that whoever asks again with the attempt's key asks for the
//! same; a customer and a card come to it afterwards.

use std::collections::HashMap;

use shop::{
    Money,
    payment::{Standing, stripe_amount},
};
use stripe_core::payment_intent::{
    CancelPaymentIntent, CapturePaymentIntent, ConfirmPaymentIntent, CreatePaymentIntent, CreatePaymentIntentAutomaticPaymentMethods,
    RetrievePaymentIntent, UpdatePaymentIntent,
};
use stripe_shared::{PaymentIntent, PaymentIntentCaptureMethod, PaymentIntentSetupFutureUsage, PaymentIntentStatus};

use super::{
    Stripe,
    api::{Called, Trouble, money},
    hosted::LIFE_OF_SESSION,
    refused::Refused,
};
use crate::{
    ServiceError, ServiceResult,
    payments::{Asked, Begun, Next},
};

impl Stripe {
    pub(super) async fn open_intent(&self, asked: &Asked<'_>) -> ServiceResult<Begun> {
        let attempt = &asked.attempt.id;
        let create = CreatePaymentIntent::new(sent(asked.attempt.amount)?, currency(asked.attempt.amount))
            .automatic_payment_methods(CreatePaymentIntentAutomaticPaymentMethods::new(true))
            .capture_method(self.capture_method())
            .description(description(asked))
            .metadata(self.metadata(asked));
        let intent = match self.api.ask_once(&create, &format!("{attempt}:begin")).await {
            Ok(intent) => intent,
            Err(trouble) => return never_begun(asked, trouble),
        };
        if let Some((card, customer)) = asked.saved {
            return self.pay_by_saved(asked, intent, card, customer).await;
        }
        if let Some(customer) = asked.keep_for {
            let keep = UpdatePaymentIntent::new(&intent.id).customer(customer);
            let keep = keep.setup_future_usage(PaymentIntentSetupFutureUsage::OffSession);
            return begun(self.api.ask_once(&keep, &format!("{attempt}:keep")).await?);
        }
        begun(intent)
    }

    /// Pays by a saved card. A refusal ends the intent: nobody can pay by it with another card.
    async fn pay_by_saved(&self, asked: &Asked<'_>, intent: PaymentIntent, card: &str, customer: &str) -> ServiceResult<Begun> {
        match self.confirm_saved(asked, &intent, card, customer).await {
            Ok(intent) => begun(intent),
            Err(trouble) => {
                let refused = trouble.refused(|_| true)?;
                let standing = match self.cancel_intent(&intent.id).await? {
                    Standing::Cancelled => Standing::Declined { reason: refused.for_shopper().to_owned() },
                    other => other,
                };
                Ok(Begun { reference: intent.id.to_string(), standing, next: Next::Nothing })
            }
        }
    }

    async fn confirm_saved(&self, asked: &Asked<'_>, intent: &PaymentIntent, card: &str, customer: &str) -> Called<PaymentIntent> {
        let attempt = &asked.attempt.id;
        let theirs = UpdatePaymentIntent::new(&intent.id).customer(customer);
        self.api.ask_once(&theirs, &format!("{attempt}:customer")).await?;
        let confirm = ConfirmPaymentIntent::new(&intent.id).payment_method(card).return_url(asked.back);
        self.api.ask_once(&confirm, &format!("{attempt}:confirm")).await
    }

    pub(super) async fn look_at_intent(&self, reference: &str) -> ServiceResult<Begun> {
        match self.api.ask(&RetrievePaymentIntent::new(reference)).await {
            Ok(intent) => begun(intent),
            Err(trouble) => missing(trouble, reference),
        }
    }

    pub(super) async fn cancel_intent(&self, reference: &str) -> ServiceResult<Standing> {
        match self.api.ask(&CancelPaymentIntent::new(reference)).await {
            Ok(intent) => standing(&intent),
            // It is over already, or is being paid.
            Err(trouble) => {
                trouble.refused(|_| true)?;
                Ok(self.look_at_intent(reference).await?.standing)
            }
        }
    }

    pub(super) async fn capture_intent(&self, reference: &str) -> ServiceResult<Standing> {
        match self.api.ask(&CapturePaymentIntent::new(reference)).await {
            Ok(intent) => standing(&intent),
            Err(trouble) => {
                let refused = trouble.refused(|_| true)?;
                tracing::warn!(reference, reason = refused.for_logs(), "Stripe did not capture {reference}");
                Ok(self.look_at_intent(reference).await?.standing)
            }
        }
    }

    pub(super) fn metadata(&self, asked: &Asked<'_>) -> HashMap<String, String> {
        let (attempt, order) = (asked.attempt, asked.order);
        let pairs = [
            ("attempt", attempt.id.to_string()),
            ("order", order.id.to_string()),
            ("order_number", order.number.to_string()),
            ("shop", self.shop.clone()),
        ];
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn capture_method(&self) -> PaymentIntentCaptureMethod {
        if self.is_captured_by_hand { PaymentIntentCaptureMethod::Manual } else { PaymentIntentCaptureMethod::Automatic }
    }
}

pub(super) fn description(asked: &Asked<'_>) -> String {
    format!("Order {}", asked.order.number)
}

/// An amount in Stripe's unit.
pub(super) fn sent(amount: Money) -> ServiceResult<i64> {
    stripe_amount(amount).map_err(ServiceError::doing("tell Stripe an amount"))
}

pub(super) fn currency(amount: Money) -> stripe_types::Currency {
    let code = amount.currency.code().to_lowercase();
    code.parse().unwrap_or(stripe_types::Currency::Unknown(code))
}

/// Stripe said no to the request itself: there is nothing that could be paid. Nor is there if the key came with another
/// request before: whatever that one made, nobody was told how to pay by it.
pub(super) fn never_begun(asked: &Asked<'_>, trouble: Trouble) -> ServiceResult<Begun> {
    let refused = trouble.refused(Refused::is_final)?;
    let attempt = &asked.attempt.id;
    tracing::warn!(attempt.id = %attempt, reason = refused.for_logs(), "Stripe does not carry attempt {attempt}");
    let standing = if refused.is_of_key() || refused.is_about(LIFE_OF_SESSION) {
        Standing::Cancelled
    } else {
        Standing::Declined { reason: refused.for_shopper().to_owned() }
    };
    Ok(Begun { reference: String::new(), standing, next: Next::Nothing })
}

/// What is not there takes no money.
pub(super) fn missing(trouble: Trouble, reference: &str) -> ServiceResult<Begun> {
    trouble.refused(Refused::is_missing)?;
    tracing::warn!(reference, "Stripe does not know {reference}: was the account of the keys changed, or their mode?");
    Ok(Begun { reference: reference.to_owned(), standing: Standing::Cancelled, next: Next::Nothing })
}

fn begun(intent: PaymentIntent) -> ServiceResult<Begun> {
    let standing = standing(&intent)?;
    let next = if standing == Standing::Open { next(&intent) } else { Next::Nothing };
    Ok(Begun { reference: intent.id.to_string(), standing, next })
}

/// A decline leaves an intent open: another card can be typed into the form.
pub(super) fn standing(intent: &PaymentIntent) -> ServiceResult<Standing> {
    Ok(match &intent.status {
        PaymentIntentStatus::Succeeded => {
            Standing::Captured { reference: intent.id.to_string(), amount: money(intent.amount_received, &intent.currency)? }
        }
        PaymentIntentStatus::RequiresCapture => Standing::Authorized,
        PaymentIntentStatus::Canceled => Standing::Cancelled,
        // What it is waiting for, `next` tells; a status of a later time is waited out.
        _ => Standing::Open,
    })
}

fn next(intent: &PaymentIntent) -> Next {
    let away = intent.next_action.as_ref().and_then(|action| action.redirect_to_url.as_ref()).and_then(|to| to.url.clone());
    match (away, &intent.status, &intent.client_secret) {
        (Some(url), ..) => Next::Leave { url },
        // The bank thinks about it.
        (_, PaymentIntentStatus::Processing, _) | (.., None) => Next::Nothing,
        (.., Some(client_secret)) => Next::Form { client_secret: client_secret.clone() },
    }
}
