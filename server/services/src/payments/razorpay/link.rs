//! An attempt to pay as a payment link: <https://razorpay.com/docs/api/payments/payment-links>.

use serde_json::json;
use shop::{
    Code,
    id::PaymentId,
    payment::{Standing, razorpay_amount},
};
use store::Json;

use super::{
    Asked, Begun, Razorpay,
    api::Trouble,
    entities::{Collection, Link, LinkStatus, Links, Payment, PaymentStatus},
};
use crate::{ServiceResult, error::rejected, payments::Next};

/// What became of a link.
#[derive(Debug, PartialEq)]
enum Outcome<'a> {
    /// Money came, whatever became of the link.
    Came(&'a Payment),
    /// Money is set aside and must be asked for.
    SetAside(&'a Payment),
    /// It waits for the shopper, who may have failed before.
    Waits,
    /// Nothing will come of it.
    Over,
    /// It says that it is paid, and not by what.
    Unclear,
}

impl Razorpay {
    /// Makes the link of an attempt, or finds it made: a `reference_id` is used up for ever.
    pub(super) async fn begin_link(&self, asked: &Asked<'_>) -> ServiceResult<Begun> {
        let attempt = asked.attempt;
        let amount = razorpay_amount(attempt.amount).map_err(|unpayable| {
            rejected(Code::AmountNotPayable, format!("Razorpay cannot carry this payment: {unpayable}. Please choose another way to pay."))
        })?;
        match self.api.post("payment_links", &wish(asked, amount)).await {
            Ok(link) => self.begun(link).await,
            Err(Trouble::Refused(why)) => match self.link_of(&attempt.id).await? {
                Some(link) => self.begun(link).await,
                None => Ok(not_taken(&attempt.id, &why)),
            },
            Err(trouble) => Err(trouble.into()),
        }
    }

    pub(super) async fn look_at_link(&self, id: &str) -> ServiceResult<Begun> {
        let link = self.api.get(&format!("payment_links/{id}"), &[]).await?;
        self.begun(link).await
    }

    /// Cancels a link. One that is paid is not cancelled, and one that is cancelled not again: it is looked at then.
    pub(super) async fn cancel_link(&self, id: &str) -> ServiceResult<Standing> {
        match self.api.post(&format!("payment_links/{id}/cancel"), &json!({})).await {
            Ok(link) => self.standing(&link).await,
            Err(Trouble::Refused(why)) => match self.look_at_link(id).await?.standing {
                Standing::Open | Standing::Authorized => Err(Trouble::Refused(why).into()),
                over => Ok(over),
            },
            Err(trouble) => Err(trouble.into()),
        }
    }

    async fn link_of(&self, attempt: &PaymentId) -> Result<Option<Link>, Trouble> {
        let found: Links = self.api.get("payment_links", &[("reference_id", attempt.as_str())]).await?;
        Ok(found.payment_links.into_iter().find(|link| link.reference_id == attempt.as_str()))
    }

    async fn begun(&self, link: Link) -> ServiceResult<Begun> {
        let standing = self.standing(&link).await?;
        let next = if standing == Standing::Open { Next::Leave { url: link.short_url } } else { Next::Nothing };
        Ok(Begun { reference: link.id, standing, next })
    }

    async fn standing(&self, link: &Link) -> ServiceResult<Standing> {
        let payments = match &link.order_id {
            Some(order) => self.api.get::<Collection<Payment>>(&format!("orders/{order}/payments"), &[]).await?.items,
            None => Vec::new(),
        };
        match outcome(link.status, &payments) {
            Outcome::Came(payment) => Ok(captured(payment)?),
            Outcome::SetAside(payment) => self.take(payment).await,
            Outcome::Waits => Ok(Standing::Open),
            Outcome::Over => Ok(Standing::Cancelled),
            Outcome::Unclear => Err(Trouble::Away(format!("link {} is {:?} without a payment", link.id, link.status)).into()),
        }
    }

    /// Asks for what the bank set aside; somebody else may have done so a moment ago, or the bank may have let it go.
    async fn take(&self, payment: &Payment) -> ServiceResult<Standing> {
        let body = json!({ "amount": payment.amount, "currency": payment.currency });
        let taken: Payment = match self.api.post(&format!("payments/{}/capture", payment.id), &body).await {
            Err(Trouble::Refused(_)) => self.api.get(&format!("payments/{}", payment.id), &[]).await?,
            answer => answer?,
        };
        if taken.captured { Ok(captured(&taken)?) } else { Ok(Standing::Open) }
    }
}

fn wish(asked: &Asked<'_>, amount: i64) -> Json {
    let (attempt, order) = (asked.attempt, asked.order);
    json!({
        "amount": amount,
        "currency": attempt.amount.currency.code(),
        "accept_partial": false,
        "reference_id": attempt.id,
        "description": format!("Order {}", order.number),
        // Payments repeat the notes of their link.
        "notes": { "attempt": attempt.id, "order": order.id, "order_number": order.number },
        "notify": { "sms": false, "email": false },
        "reminder_enable": false,
        "callback_url": asked.back,
        "callback_method": "get",
    })
}

/// Of several payments the first counts; Razorpay takes no second one for the same link by itself.
/// What is set aside on a link that is over is left to the bank, which gives it back: so nobody pays twice.
fn outcome(link: LinkStatus, payments: &[Payment]) -> Outcome<'_> {
    if let Some(came) = payments.iter().filter(|payment| payment.captured).min_by_key(|payment| payment.created_at) {
        return Outcome::Came(came);
    }
    match link {
        LinkStatus::Created | LinkStatus::PartiallyPaid => {
            let set_aside = payments.iter().find(|payment| payment.status == PaymentStatus::Authorized);
            set_aside.map_or(Outcome::Waits, Outcome::SetAside)
        }
        LinkStatus::Cancelled | LinkStatus::Expired => Outcome::Over,
        LinkStatus::Paid | LinkStatus::Unknown => Outcome::Unclear,
    }
}

fn captured(payment: &Payment) -> Result<Standing, Trouble> {
    Ok(Standing::Captured { reference: payment.id.clone(), amount: payment.money()? })
}

/// There is no link: the shop's account does not allow it, for a currency perhaps.
fn not_taken(attempt: &PaymentId, why: &str) -> Begun {
    tracing::error!(attempt.id = %attempt, reason = why, "Razorpay makes no payment link for attempt {attempt}");
    let reason = "Razorpay does not take this payment, and nothing was charged. Please choose another way to pay.".to_owned();
    Begun { reference: String::new(), standing: Standing::Declined { reason }, next: Next::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment(status: PaymentStatus, created_at: i64) -> Payment {
        Payment {
            id: format!("pay_{created_at}"),
            amount: 50_000,
            currency: "INR".to_owned(),
            captured: matches!(status, PaymentStatus::Captured | PaymentStatus::Refunded),
            status,
            amount_refunded: Some(0),
            description: None,
            notes: json!([]),
            created_at,
        }
    }

    const LINKS: [LinkStatus; 6] =
        [LinkStatus::Created, LinkStatus::PartiallyPaid, LinkStatus::Paid, LinkStatus::Cancelled, LinkStatus::Expired, LinkStatus::Unknown];

    #[test]
    fn money_that_came_counts_whatever_became_of_the_link() {
        for link in LINKS {
            for status in [PaymentStatus::Captured, PaymentStatus::Refunded] {
                let payments = [payment(PaymentStatus::Failed, 1), payment(status, 3), payment(status, 2)];
                assert_eq!(outcome(link, &payments), Outcome::Came(&payments[2]), "{link:?} {status:?}");
            }
        }
    }

    #[test]
    fn what_is_set_aside_is_taken_while_the_link_lives() {
        let payments = [payment(PaymentStatus::Failed, 1), payment(PaymentStatus::Authorized, 2)];
        assert_eq!(outcome(LinkStatus::Created, &payments), Outcome::SetAside(&payments[1]));
        assert_eq!(outcome(LinkStatus::Cancelled, &payments), Outcome::Over);
    }

    #[test]
    fn a_failure_leaves_a_link_open() {
        let failed = [payment(PaymentStatus::Failed, 1), payment(PaymentStatus::Created, 2)];
        assert_eq!([outcome(LinkStatus::Created, &failed), outcome(LinkStatus::Created, &[])], [Outcome::Waits, Outcome::Waits]);
        assert_eq!([outcome(LinkStatus::Cancelled, &failed), outcome(LinkStatus::Expired, &failed)], [Outcome::Over, Outcome::Over]);
    }

    #[test]
    fn a_paid_link_without_its_payment_is_asked_about_again() {
        assert_eq!(outcome(LinkStatus::Paid, &[]), Outcome::Unclear);
    }

    #[test]
    fn what_the_bank_gave_back_by_itself_never_came() {
        let back = [Payment { captured: false, ..payment(PaymentStatus::Refunded, 1) }];
        assert_eq!(outcome(LinkStatus::Created, &back), Outcome::Waits);
    }

    #[test]
    fn words_that_are_not_known_are_read() {
        let link: Link = serde_json::from_value(json!({ "id": "plink_1", "short_url": "https://rzp.io/i/1", "status": "new" })).unwrap();
        assert_eq!((link.status, link.order_id), (LinkStatus::Unknown, None));
    }
}
