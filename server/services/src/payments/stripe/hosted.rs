//! A payment on Stripe's own page: a Checkout Session. The money comes by the intent that it makes.

use std::time::Duration;

use shop::payment::Standing;
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionLineItems, CreateCheckoutSessionLineItemsPriceData, CreateCheckoutSessionPaymentIntentData,
    CreateCheckoutSessionPaymentIntentDataCaptureMethod as CaptureMethod, CreateCheckoutSessionPaymentIntentDataSetupFutureUsage as Keep,
    ExpireCheckoutSession, ProductData, RetrieveCheckoutSession,
};
use stripe_shared::{CheckoutSession, CheckoutSessionMode, CheckoutSessionStatus};

use super::{
    Stripe,
    intent::{currency, description, missing, never_begun, sent, standing},
};
use crate::{
    ServiceResult,
    payments::{Asked, Begun, Next},
};

/// Stripe wants at least 30 minutes from the moment it is asked. It is counted from the attempt's beginning, so that the
/// same key always carries the same request. One that reaches Stripe more than a minute late is refused for it and leads
/// nowhere; had it come in time before, its key would find what it made.
const LIFE: Duration = Duration::from_secs(31 * 60);
/// What Stripe calls it.
pub(super) const LIFE_OF_SESSION: &str = "expires_at";

impl Stripe {
    pub(super) async fn open_session(&self, asked: &Asked<'_>) -> ServiceResult<Begun> {
        match self.api.ask_once(&self.session(asked)?, &format!("{}:begin", asked.attempt.id)).await {
            Ok(session) => begun(session),
            Err(trouble) => never_begun(asked, trouble),
        }
    }

    fn session(&self, asked: &Asked<'_>) -> ServiceResult<CreateCheckoutSession> {
        let amount = asked.attempt.amount;
        let mut price = CreateCheckoutSessionLineItemsPriceData::new(currency(amount));
        price.unit_amount = Some(sent(amount)?);
        price.product_data = Some(ProductData::new(description(asked)));
        let mut line = CreateCheckoutSessionLineItems::new();
        line.price_data = Some(price);
        line.quantity = Some(1);
        let mut payment = CreateCheckoutSessionPaymentIntentData::new();
        payment.description = Some(description(asked));
        payment.metadata = Some(self.metadata(asked));
        payment.capture_method = Some(if self.is_captured_by_hand { CaptureMethod::Manual } else { CaptureMethod::Automatic });
        payment.setup_future_usage = asked.keep_for.map(|_| Keep::OffSession);
        let session = CreateCheckoutSession::new()
            .mode(CheckoutSessionMode::Payment)
            .line_items(vec![line])
            .payment_intent_data(payment)
            .client_reference_id(asked.attempt.id.as_str())
            .metadata(self.metadata(asked))
            .expires_at(asked.attempt.started_at.after(LIFE).millis() / 1000)
            .success_url(asked.back)
            .cancel_url(asked.back);
        Ok(match asked.keep_for.or(asked.saved.map(|(_, customer)| customer)) {
            Some(customer) => session.customer(customer),
            None => session.customer_email(asked.order.email.as_str()),
        })
    }

    pub(super) async fn look_at_session(&self, reference: &str) -> ServiceResult<Begun> {
        match self.api.ask(&with_intent(reference)).await {
            Ok(session) => begun(session),
            Err(trouble) => missing(trouble, reference),
        }
    }

    pub(super) async fn cancel_session(&self, reference: &str) -> ServiceResult<Standing> {
        match self.api.ask(&ExpireCheckoutSession::new(reference)).await {
            Ok(_) => {}
            // It is over already, or paid.
            Err(trouble) => drop(trouble.refused(|_| true)?),
        }
        let session = match self.api.ask(&with_intent(reference)).await {
            Ok(session) => session,
            Err(trouble) => return Ok(missing(trouble, reference)?.standing),
        };
        match (standing_of(&session)?, intent_of(&session)) {
            // Set aside, not taken: it can be let go.
            (Standing::Authorized, Some(intent)) => self.cancel_intent(&intent).await,
            (standing, _) => Ok(standing),
        }
    }

    pub(super) async fn capture_session(&self, reference: &str) -> ServiceResult<Standing> {
        let session = self.api.ask(&with_intent(reference)).await?;
        match intent_of(&session) {
            Some(intent) => self.capture_intent(&intent).await,
            None => standing_of(&session),
        }
    }
}

fn with_intent(reference: &str) -> RetrieveCheckoutSession {
    RetrieveCheckoutSession::new(reference).expand(vec!["payment_intent".to_owned()])
}

fn intent_of(session: &CheckoutSession) -> Option<String> {
    session.payment_intent.as_ref().map(|intent| intent.id().to_string())
}

fn begun(session: CheckoutSession) -> ServiceResult<Begun> {
    let standing = standing_of(&session)?;
    let next = match session.url {
        Some(url) if standing == Standing::Open => Next::Leave { url },
        _ => Next::Nothing,
    };
    Ok(Begun { reference: session.id.to_string(), standing, next })
}

/// What its intent says of the money; without one, or while that is unpaid, what the session says.
fn standing_of(session: &CheckoutSession) -> ServiceResult<Standing> {
    let of_intent = session.payment_intent.as_ref().and_then(|intent| intent.as_object()).map(standing).transpose()?;
    let is_over = session.status == Some(CheckoutSessionStatus::Expired);
    Ok(match of_intent {
        Some(word @ (Standing::Captured { .. } | Standing::Authorized)) => word,
        _ if is_over => Standing::Cancelled,
        // A declined card, or an intent that Stripe gave up: the page takes another card while it is open.
        Some(Standing::Cancelled) if session.status == Some(CheckoutSessionStatus::Complete) => Standing::Cancelled,
        _ => Standing::Open,
    })
}
