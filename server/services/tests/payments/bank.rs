//! A bank in memory: what it was asked, what it says, and when it is away.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
};

use services::{
    ServiceError, ServiceResult,
    payments::{About, Answer, Asked, Begun, Disputed, Found, Given, Giving, Manner, Next, Notice, PaymentProvider, Sent, Unreachable},
};
use shop::{
    Code, Money, Rejection, Timestamp,
    id::PaymentId,
    order::{DisputeState, GivenBack},
    payment::{PaymentAttempt, Standing},
};

use crate::support::NOW;

/// The bank; clones share it.
#[derive(Clone, Default)]
pub struct Bank(Arc<Mutex<Books>>);

#[derive(Default)]
pub struct Books {
    /// Payments by their attempt: the key makes each of them once.
    pub payments: BTreeMap<PaymentId, Payment>,
    /// Answers to be lost: what is asked is done, and nobody hears of it.
    pub lose: u32,
    pub is_away: bool,
    pub sets_aside: bool,
    /// What becomes of refunds.
    pub refunds: BTreeMap<String, GivenBack>,
    pub next_refund: Option<GivenBack>,
    pub dispute: Option<Disputed>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    pub standing: Standing,
    pub amount: Money,
    pub given_back: i64,
}

pub const SIGNATURE: &str = "the bank's own hand";

pub fn name_of(attempt: &PaymentId) -> String {
    format!("bank-{attempt}")
}

impl Bank {
    pub fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap()
    }

    /// The shopper pays by what the bank showed them.
    pub fn shopper_pays(&self, attempt: &PaymentId) {
        let mut books = self.books();
        let sets_aside = books.sets_aside;
        let payment = books.payments.get_mut(attempt).expect("the bank was not asked for it");
        assert_eq!(payment.standing, Standing::Open, "nobody can pay what was given up, or twice");
        payment.standing = if sets_aside { Standing::Authorized } else { captured(attempt, payment.amount) };
    }

    /// How much came in, less what went back.
    pub fn holds(&self) -> i64 {
        let is_captured = |payment: &&Payment| matches!(payment.standing, Standing::Captured { .. });
        self.books().payments.values().filter(is_captured).map(|payment| payment.amount.minor - payment.given_back).sum()
    }

    fn answers<T>(&self, answer: T) -> ServiceResult<T> {
        let mut books = self.books();
        if books.is_away || books.lose > 0 {
            books.lose = books.lose.saturating_sub(1);
            let away = Unreachable { provider: "The bank".into(), reason: "nobody answered".into() };
            return Err(ServiceError::failed("reach the bank", away));
        }
        Ok(answer)
    }
}

pub fn captured(attempt: &PaymentId, amount: Money) -> Standing {
    Standing::Captured { reference: name_of(attempt), amount }
}

fn begun(attempt: &PaymentId, standing: Standing) -> Begun {
    let next = if standing == Standing::Open { Next::Form { client_secret: format!("secret-{attempt}") } } else { Next::Nothing };
    Begun { reference: name_of(attempt), standing, next }
}

impl PaymentProvider for Bank {
    fn code(&self) -> &'static str {
        "bank"
    }

    fn label(&self) -> &'static str {
        "Bank"
    }

    fn description(&self) -> &'static str {
        ""
    }

    fn manner(&self) -> Manner<'_> {
        Manner::Form { key: "pk", script: "https://bank.example/form.js", frames: &[], api: "https://bank.example" }
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        Box::pin(async move {
            let attempt = &asked.attempt.id;
            if !self.books().is_away {
                let new = || Payment { standing: Standing::Open, amount: asked.attempt.amount, given_back: 0 };
                self.books().payments.entry(attempt.clone()).or_insert_with(new);
            }
            tokio::task::yield_now().await;
            let standing = self.books().payments.get(attempt).map_or(Standing::Open, |payment| payment.standing.clone());
            self.answers(begun(attempt, standing))
        })
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            let standing = self.books().payments.get(&attempt.id).map_or(Standing::Cancelled, |payment| payment.standing.clone());
            self.answers(begun(&attempt.id, standing))
        })
    }

    fn cancel<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        Box::pin(async move {
            self.answers(())?;
            let mut books = self.books();
            let payment = books.payments.get_mut(&attempt.id).expect("the bank was not asked for it");
            if matches!(payment.standing, Standing::Open | Standing::Authorized) {
                payment.standing = Standing::Cancelled;
            }
            Ok(payment.standing.clone())
        })
    }

    fn capture<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        Box::pin(async move {
            let mut books = self.books();
            let payment = books.payments.get_mut(&attempt.id).expect("the bank was not asked for it");
            payment.standing = captured(&attempt.id, payment.amount);
            Ok(payment.standing.clone())
        })
    }

    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given> {
        Box::pin(async move {
            let key = giving.refund.id.to_string();
            let became = {
                let mut books = self.books();
                let next = books.next_refund.take().unwrap_or(GivenBack::Done);
                let is_new = !books.refunds.contains_key(&key);
                let became = books.refunds.entry(key.clone()).or_insert(next).clone();
                let payment = books
                    .payments
                    .values_mut()
                    .find(|it| matches!(&it.standing, Standing::Captured { reference, .. } if *reference == giving.capture.reference));
                if let (true, Some(payment)) = (is_new && !matches!(became, GivenBack::Refused(_)), payment) {
                    payment.given_back += giving.refund.amount.minor;
                    assert!(payment.given_back <= payment.amount.minor, "more goes back than came");
                }
                became
            };
            self.answers(Given { reference: key, became })
        })
    }

    fn look_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, GivenBack> {
        Box::pin(async move {
            let became = self.books().refunds.get(giving.refund.id.as_str()).cloned().unwrap();
            self.answers(became)
        })
    }

    fn look_at_dispute<'a>(&'a self, _: &'a str) -> Answer<'a, Disputed> {
        Box::pin(async { Ok(self.books().dispute.clone().unwrap()) })
    }

    /// `KIND ID REFERENCE [REFUND]`
    fn read_notice(&self, sent: &Sent<'_>) -> ServiceResult<Notice> {
        if (sent.header)("signature").as_deref() != Some(SIGNATURE) {
            return Err(Rejection::new(Code::WebhookRefused, "This is not the bank's hand.").into());
        }
        let text = String::from_utf8_lossy(sent.body).into_owned();
        let words: Vec<&str> = text.split(' ').collect();
        let reference = words[2].to_owned();
        let about = match words[0] {
            "payment" => About::Payment { attempt: reference.strip_prefix("bank-").and_then(|id| id.parse().ok()), reference },
            "refund" => About::Refund { refund: words[3].parse().ok(), payment_reference: reference },
            "dispute" => About::Dispute { reference },
            _ => About::Nothing,
        };
        Ok(Notice { id: words[1].into(), kind: words[0].into(), about, payload: serde_json::json!({ "text": text }) })
    }

    fn keeps_books(&self) -> bool {
        true
    }

    fn payments_since<'a>(&'a self, _: Timestamp) -> Answer<'a, Vec<Found>> {
        Box::pin(async {
            let captured = |(attempt, payment): (&PaymentId, &Payment)| match &payment.standing {
                Standing::Captured { reference, amount } => Some(Found {
                    reference: reference.clone(),
                    attempt: Some(attempt.clone()),
                    amount: *amount,
                    given_back: Money::new(payment.given_back, amount.currency),
                    at: NOW,
                }),
                _ => None,
            };
            let found = self.books().payments.iter().filter_map(captured).collect();
            self.answers(found)
        })
    }
}

/// An open dispute of a payment.
pub fn dispute_of(attempt: &PaymentId, amount: Money, state: DisputeState) -> Disputed {
    Disputed {
        reference: "dis-1".into(),
        payment_reference: name_of(attempt),
        amount,
        reason: "fraudulent".into(),
        evidence_due: Some(NOW.after(std::time::Duration::from_secs(7 * 24 * 3_600))),
        state,
    }
}
