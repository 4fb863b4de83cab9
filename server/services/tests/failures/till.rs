//! A provider that takes every card, and remembers which money it gave back.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use services::payments::{Answer, Asked, Begun, Given, Giving, Manner, Next, PaymentProvider};
use shop::{
    Order,
    order::GivenBack,
    payment::{PaymentAttempt, Standing},
};

/// The till; clones share it.
#[derive(Clone, Default)]
pub struct Till {
    given_back: Arc<Mutex<BTreeSet<(String, i64, String)>>>,
}

impl Till {
    /// What was given back of an order, in minor units. Asked twice for the same refund, a till gives once.
    pub fn given_back(&self, order: &Order) -> Vec<i64> {
        let given = self.given_back.lock().unwrap();
        let is_of = |payment: &str| order.captures.iter().any(|capture| capture.payment.as_str() == payment);
        given.iter().filter(|(of, ..)| is_of(of)).map(|(_, minor, _)| *minor).collect()
    }
}

impl PaymentProvider for Till {
    fn code(&self) -> &'static str {
        "demo"
    }

    fn label(&self) -> &'static str {
        "Till"
    }

    fn description(&self) -> &'static str {
        ""
    }

    fn manner(&self) -> Manner<'_> {
        Manner::TestCard
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        self.look(asked.attempt)
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        let standing = Standing::Captured { reference: "till".into(), amount: attempt.amount };
        Box::pin(async { Ok(Begun { reference: "till".into(), standing, next: Next::Nothing }) })
    }

    fn cancel<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        Box::pin(async { Ok(self.look(attempt).await?.standing) })
    }

    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given> {
        let given = (giving.capture.payment.to_string(), giving.refund.amount.minor, giving.refund.id.to_string());
        self.given_back.lock().unwrap().insert(given);
        Box::pin(async { Ok(Given { reference: "till".into(), became: GivenBack::Done }) })
    }
}
