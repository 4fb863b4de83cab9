//! Disputes: a buyer asks their bank for the money.

use shop::{Timestamp, order::DisputeState};
use stripe_core::dispute::RetrieveDispute;
use stripe_shared::DisputeStatus;

use super::{Stripe, api::money};
use crate::{ServiceResult, payments::Disputed};

impl Stripe {
    pub(super) async fn dispute(&self, reference: &str) -> ServiceResult<Disputed> {
        let dispute = self.api.ask(&RetrieveDispute::new(reference)).await?;
        Ok(Disputed {
            reference: dispute.id.to_string(),
            payment_reference: dispute.payment_intent.as_ref().map(|intent| intent.id().to_string()).unwrap_or_default(),
            amount: money(dispute.amount, &dispute.currency)?,
            reason: dispute.reason.replace('_', " "),
            evidence_due: due(dispute.evidence_details.due_by),
            state: state(&dispute.status),
        })
    }
}

/// Zero where the bank listens to nobody.
fn due(by: Option<i64>) -> Option<Timestamp> {
    by.filter(|by| *by > 0).map(|by| Timestamp::from_millis(by.saturating_mul(1000)))
}

/// An inquiry (`warning_…`) that is closed never became a dispute, and neither did one that was prevented: the shop keeps
/// what it has. A status of a later time is waited out.
fn state(status: &DisputeStatus) -> DisputeState {
    match status {
        DisputeStatus::Won | DisputeStatus::WarningClosed | DisputeStatus::Prevented => DisputeState::Won,
        DisputeStatus::Lost => DisputeState::Lost,
        _ => DisputeState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_its_state() {
        use DisputeStatus::{NeedsResponse, UnderReview, WarningNeedsResponse, WarningUnderReview};
        for open in [NeedsResponse, UnderReview, WarningNeedsResponse, WarningUnderReview, DisputeStatus::Unknown("new".into())] {
            assert_eq!(state(&open), DisputeState::Open, "{open:?}");
        }
        for won in [DisputeStatus::Won, DisputeStatus::WarningClosed, DisputeStatus::Prevented] {
            assert_eq!(state(&won), DisputeState::Won, "{won:?}");
        }
        assert_eq!(state(&DisputeStatus::Lost), DisputeState::Lost);
    }

    #[test]
    fn no_evidence_is_due_where_nobody_listens() {
        assert_eq!([due(Some(0)), due(None)], [None, None]);
        assert_eq!(due(Some(1_000)), Some(Timestamp::from_millis(1_000_000)));
    }
}
