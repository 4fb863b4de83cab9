//! Giving money back: <https://razorpay.com/docs/api/refunds/normal-refunds-idempotent>.

use serde_json::json;
use shop::{order::GivenBack, payment::razorpay_amount};

use super::{
    Given, Giving, Razorpay,
    api::Trouble,
    entities::{Collection, Refund, RefundStatus},
};
use crate::ServiceResult;

/// Its key: at least ten letters, digits, `-` and `_`, as ids of ours are.
const KEY: &str = "X-Refund-Idempotency";
/// The most that a list gives at once; more refunds of one payment do not happen.
const MOST: &str = "100";

impl Razorpay {
    pub(super) async fn ask_for_refund(&self, giving: &Giving<'_>) -> ServiceResult<Given> {
        let Giving { capture, refund, .. } = giving;
        let amount = match razorpay_amount(refund.amount) {
            Ok(amount) => amount,
            Err(unpayable) => return Ok(refused(format!("Razorpay cannot carry this amount: {unpayable}."))),
        };
        let body = json!({
            "amount": amount,
            "speed": "normal",
            "receipt": refund.id,
            "notes": { "refund": refund.id, "attempt": capture.payment },
        });
        let path = format!("payments/{}/refund", capture.reference);
        match self.api.post_once(&path, &body, KEY, refund.id.as_str()).await {
            Ok(made) => Ok(given(&made)),
            // Its memory of keys may end before a refund that was made is heard of.
            Err(Trouble::Refused(why)) => {
                Ok(self.refund_made(&capture.reference, refund.id.as_str()).await?.map_or_else(|| refused(why), |made| given(&made)))
            }
            Err(trouble) => Err(trouble.into()),
        }
    }

    pub(super) async fn look_at_refund(&self, id: &str) -> ServiceResult<GivenBack> {
        let found: Refund = self.api.get(&format!("refunds/{id}"), &[]).await?;
        Ok(became(found.status))
    }

    async fn refund_made(&self, payment: &str, receipt: &str) -> Result<Option<Refund>, Trouble> {
        let path = format!("payments/{payment}/refunds");
        match self.api.get::<Collection<Refund>>(&path, &[("count", MOST)]).await {
            // It does not even know the payment.
            Err(Trouble::Refused(_)) => Ok(None),
            found => Ok(found?.items.into_iter().find(|refund| refund.receipt.as_deref() == Some(receipt))),
        }
    }
}

fn given(refund: &Refund) -> Given {
    Given { reference: refund.id.clone(), became: became(refund.status) }
}

fn refused(why: String) -> Given {
    Given { reference: String::new(), became: GivenBack::Refused(why) }
}

fn became(status: RefundStatus) -> GivenBack {
    match status {
        RefundStatus::Processed => GivenBack::Done,
        RefundStatus::Pending => GivenBack::UnderWay,
        RefundStatus::Failed => GivenBack::Refused("The bank did not take the money, and it is with the shop again.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_known_is_asked_about_again() {
        let status = |word: &str| became(serde_json::from_value(json!(word)).unwrap());
        assert_eq!(status("processed"), GivenBack::Done);
        assert_eq!([status("pending"), status("queued")], [GivenBack::UnderWay, GivenBack::UnderWay]);
        assert!(matches!(status("failed"), GivenBack::Refused(_)));
    }
}
