//! Disputes: <https://razorpay.com/docs/api/disputes/entity>.

use serde::Deserialize;
use shop::{Timestamp, order::DisputeState};

use super::{Disputed, Razorpay, api::Trouble, entities::money};
use crate::ServiceResult;

#[derive(Debug, Deserialize)]
struct Dispute {
    id: String,
    payment_id: String,
    amount: i64,
    currency: String,
    #[serde(default)]
    amount_deducted: i64,
    #[serde(default)]
    reason_code: Option<String>,
    /// In seconds.
    #[serde(default)]
    respond_by: Option<i64>,
    status: Status,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Won,
    Lost,
    Closed,
    /// Open, under review, or a word that is not known.
    #[serde(other)]
    Open,
}

impl Razorpay {
    pub(super) async fn find_dispute(&self, id: &str) -> ServiceResult<Disputed> {
        let found: Dispute = self.api.get(&format!("disputes/{id}"), &[]).await?;
        Ok(disputed(found)?)
    }
}

fn disputed(found: Dispute) -> Result<Disputed, Trouble> {
    Ok(Disputed {
        amount: money(found.amount, &found.currency)?,
        state: state(&found),
        evidence_due: found.respond_by.map(|seconds| Timestamp::from_millis(seconds.saturating_mul(1_000))),
        reason: found.reason_code.unwrap_or_default(),
        payment_reference: found.payment_id,
        reference: found.id,
    })
}

/// One that ended without a verdict was lost if money was taken for it.
fn state(dispute: &Dispute) -> DisputeState {
    match dispute.status {
        Status::Open => DisputeState::Open,
        Status::Won => DisputeState::Won,
        Status::Lost => DisputeState::Lost,
        Status::Closed if dispute.amount_deducted > 0 => DisputeState::Lost,
        Status::Closed => DisputeState::Won,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shop::{Currency, Money};

    use super::*;

    fn told(status: &str, deducted: i64) -> Disputed {
        let dispute = json!({
            "id": "disp_1", "entity": "dispute", "payment_id": "pay_1", "amount": 50_000, "currency": "INR",
            "amount_deducted": deducted, "reason_code": "chargeback", "respond_by": 1_795_000_000, "status": status,
        });
        disputed(serde_json::from_value(dispute).unwrap()).unwrap()
    }

    #[test]
    fn a_dispute_is_read() {
        let inr = Currency::from_code("INR").unwrap();
        let expected = Disputed {
            reference: "disp_1".into(),
            payment_reference: "pay_1".into(),
            amount: Money::new(50_000, inr),
            reason: "chargeback".into(),
            evidence_due: Some(Timestamp::from_millis(1_795_000_000_000)),
            state: DisputeState::Open,
        };
        assert_eq!(told("open", 0), expected);
    }

    #[test]
    fn every_status_is_one_of_three() {
        let states = ["open", "under_review", "won", "lost", "closed", "unheard of"].map(|status| told(status, 0).state);
        use DisputeState::{Lost, Open, Won};
        assert_eq!(states, [Open, Open, Won, Lost, Won, Open]);
        assert_eq!(told("closed", 50_000).state, Lost);
    }
}
