//! A provider that tests play: it stands as it is told, sends messages, and lists its payments.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
};

use ::shop::{
    Code, Money, Rejection, Timestamp,
    id::PaymentId,
    order::{DisputeState, GivenBack},
    payment::{PaymentAttempt, Standing},
    text::Name,
};
use futures::FutureExt;
use serde_json::{Value, json};
use services::{
    ServiceResult,
    payments::{
        About, Answer, Asked, Begun, Disputed, Found, Given, Giving, Manner, Mode, Next, Notice, PaymentProvider, PaymentSettings,
        Providers, Sent,
    },
};

use crate::shop::{Person, now};

#[derive(Default)]
pub struct Books {
    /// Where each attempt stands.
    pub standings: BTreeMap<String, Standing>,
    /// What is listed as paid.
    pub listed: Vec<Found>,
    /// How many refunds were given, and what becomes of the next one.
    pub given: usize,
    pub refuses: bool,
    pub dispute: Option<Disputed>,
}

/// The provider; clones share it.
#[derive(Clone, Default)]
pub struct Booth(Arc<Mutex<Books>>);

impl Booth {
    pub fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap()
    }

    /// Beside cash on delivery and transfers.
    pub fn beside_hands(&self, shop: &Name) -> Providers {
        let hands = PaymentSettings {
            cash_on_delivery: true,
            bank_transfer: Some("Harbour Goods\nIBAN NO93 8601".into()),
            ..PaymentSettings::default()
        };
        Providers::new(&hands, shop).unwrap().and(Box::new(self.clone()))
    }

    /// The booth's message that something stands so; twice is once.
    pub async fn hears(&self, guest: &Person, id: &str, kind: &str, reference: &str, standing: Standing) {
        self.books().standings.insert(reference.to_owned(), standing);
        self.sends(guest, id, kind, reference, json!({ "status": "paid" })).await;
    }

    pub async fn sends(&self, guest: &Person, id: &str, kind: &str, reference: &str, payload: Value) {
        let body = json!({ "id": id, "kind": kind, "reference": reference, "payload": payload });
        let answer = guest.sends("POST", "/api/payments/webhooks/booth", body).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }

    pub fn is_disputed(&self, reference: &str, amount: Money) {
        self.books().dispute = Some(Disputed {
            reference: "dis_1".into(),
            payment_reference: reference.into(),
            amount,
            reason: "product_not_received".into(),
            evidence_due: Timestamp::from_rfc3339("2031-05-04T12:00:00Z"),
            state: DisputeState::Open,
        });
    }

    fn look_at(&self, reference: &str) -> Begun {
        let standing = self.books().standings.get(reference).cloned().unwrap_or(Standing::Open);
        Begun { reference: reference.to_owned(), standing, next: Next::Nothing }
    }
}

pub fn captured(reference: &str, amount: Money) -> Standing {
    Standing::Captured { reference: reference.to_owned(), amount }
}

/// As it is listed.
pub fn listed(reference: &str, attempt: Option<PaymentId>, amount: Money) -> Found {
    Found { reference: reference.to_owned(), attempt, amount, given_back: Money::zero(amount.currency), at: now() }
}

impl PaymentProvider for Booth {
    fn code(&self) -> &'static str {
        "booth"
    }

    fn label(&self) -> &'static str {
        "Card at the booth"
    }

    fn vendor(&self) -> &'static str {
        "Booth"
    }

    fn description(&self) -> &'static str {
        "For tests."
    }

    fn manner(&self) -> Manner<'_> {
        Manner::Away
    }

    fn mode(&self) -> Mode {
        Mode::Test
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        async { Ok(self.look_at(&format!("booth-{}", asked.attempt.id))) }.boxed()
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        async { Ok(self.look_at(&attempt.reference)) }.boxed()
    }

    fn cancel<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Standing> {
        async { Ok(Standing::Cancelled) }.boxed()
    }

    fn capture<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        let taken = captured(&attempt.reference, attempt.amount);
        self.books().standings.insert(attempt.reference.clone(), taken.clone());
        async { Ok(taken) }.boxed()
    }

    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given> {
        async {
            let mut books = self.books();
            if std::mem::take(&mut books.refuses) {
                return Ok(Given { reference: String::new(), became: GivenBack::Refused("The card is closed.".into()) });
            }
            books.given += 1;
            Ok(Given { reference: format!("re_{}", &giving.refund.id.as_str()[4..]), became: GivenBack::Done })
        }
        .boxed()
    }

    fn look_back<'a>(&'a self, _: &'a Giving<'a>) -> Answer<'a, GivenBack> {
        async { Ok(GivenBack::Done) }.boxed()
    }

    fn look_at_dispute<'a>(&'a self, _: &'a str) -> Answer<'a, Disputed> {
        async { Ok(self.books().dispute.clone().unwrap()) }.boxed()
    }

    fn read_notice(&self, sent: &Sent<'_>) -> ServiceResult<Notice> {
        let refused = |_| Rejection::new(Code::WebhookRefused, "This is none of the booth's.");
        let message: Value = serde_json::from_slice(sent.body).map_err(refused)?;
        let text = |name: &str| message[name].as_str().unwrap_or_default().to_owned();
        let (kind, reference) = (text("kind"), text("reference"));
        let about = match kind.as_str() {
            "payment" => About::Payment { attempt: None, reference },
            "dispute" => About::Dispute { reference },
            _ => About::Nothing,
        };
        Ok(Notice { id: text("id"), kind, about, payload: message["payload"].clone() })
    }

    fn keeps_books(&self) -> bool {
        true
    }

    fn payments_since<'a>(&'a self, _: Timestamp) -> Answer<'a, Vec<Found>> {
        async { Ok(self.books().listed.clone()) }.boxed()
    }
}
