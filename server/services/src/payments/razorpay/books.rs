//! Every payment that Razorpay lists: <https://razorpay.com/docs/api/payments/fetch-all-payments>.

use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;
use shop::{Code, Timestamp, id::PaymentId};

use super::{
    Found, Razorpay,
    api::Trouble,
    entities::{Collection, Links, Payment},
};
use crate::{ServiceResult, error::rejected};

/// Payments listed at once; Razorpay gives no more.
const PAGE: usize = 100;
/// Payments are listed by when they were begun, and money comes later: by so much at most, but for rare banks.
const LATENESS: Duration = Duration::from_secs(24 * 60 * 60);

impl Razorpay {
    pub(super) async fn list_payments(&self, since: Timestamp) -> ServiceResult<Vec<Found>> {
        let mut found = Vec::new();
        for payment in self.begun_since(since).await?.into_values().filter(|payment| payment.captured) {
            found.push(Found {
                attempt: self.attempt_of(&payment).await?,
                amount: payment.money()?,
                given_back: payment.given_back()?,
                at: Timestamp::from_millis(payment.created_at.saturating_mul(1_000)),
                reference: payment.id,
            });
        }
        Ok(found)
    }

    pub(super) async fn ask_whether_it_answers(&self) -> ServiceResult<String> {
        match self.api.get::<Collection<Payment>>("payments", &[("count", "1")]).await {
            Ok(_) if self.api.is_test() => Ok("Razorpay answers, in its test mode: no money moves.".to_owned()),
            Ok(_) => Ok("Razorpay answers.".to_owned()),
            Err(Trouble::Locked) => Err(rejected(
                Code::ProviderUnavailable,
                "Razorpay refuses the key: RAZORPAY_KEY_ID and RAZORPAY_KEY_SECRET must be a pair, as Razorpay gave them.",
            )),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// By when they were begun, then by name. The list has the newest first, so what comes meanwhile is listed twice
    /// rather than left out.
    async fn begun_since(&self, since: Timestamp) -> Result<BTreeMap<(i64, String), Payment>, Trouble> {
        let lateness = i64::try_from(LATENESS.as_secs()).unwrap_or_default();
        let from = (since.millis() / 1_000).saturating_sub(lateness).max(0).to_string();
        let mut all = BTreeMap::new();
        for page in 0_usize.. {
            let (count, skip) = (PAGE.to_string(), (page * PAGE).to_string());
            let query = [("from", from.as_str()), ("count", count.as_str()), ("skip", skip.as_str())];
            let items = self.api.get::<Collection<Payment>>("payments", &query).await?.items;
            let (before, is_last) = (all.len(), items.len() < PAGE);
            all.extend(items.into_iter().map(|payment| ((payment.created_at, payment.id.clone()), payment)));
            if is_last || all.len() == before {
                break;
            }
        }
        Ok(all)
    }

    /// By the notes, which payments repeat from their link; if they do not, by the link itself.
    async fn attempt_of(&self, payment: &Payment) -> Result<Option<PaymentId>, Trouble> {
        let noted = payment.notes.get("attempt").and_then(Value::as_str).and_then(|id| id.parse().ok());
        if noted.is_some() || !payment.is_of_a_link() {
            return Ok(noted);
        }
        let links: Links = self.api.get("payment_links", &[("payment_id", payment.id.as_str())]).await?;
        Ok(links.payment_links.iter().find_map(|link| link.reference_id.parse().ok()))
    }
}
