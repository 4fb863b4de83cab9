//! A provider that takes every card, and remembers which money it gave back.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use futures::future::BoxFuture;
use services::{
    ServiceResult,
    payments::{CardForm, Outcome, PaymentProvider},
};
use shop::{Order, order::Refund};

/// The till; clones share it.
#[derive(Clone, Default)]
pub struct Till {
    given_back: Arc<Mutex<BTreeSet<(String, i64, String)>>>,
}

impl Till {
    /// What was given back of an order, in minor units. Asked twice for the same refund, a till gives once.
    pub fn given_back(&self, order: &Order) -> Vec<i64> {
        let given = self.given_back.lock().unwrap();
        given.iter().filter(|(of, ..)| of == order.id.as_str()).map(|(_, minor, _)| *minor).collect()
    }
}

fn succeeded<'a>() -> BoxFuture<'a, ServiceResult<Outcome>> {
    Box::pin(async { Ok(Outcome::Succeeded { reference: "till".into() }) })
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

    fn pay<'a>(&'a self, _: &'a Order, _: &'a CardForm) -> BoxFuture<'a, ServiceResult<Outcome>> {
        succeeded()
    }

    fn confirm<'a>(&'a self, _: &'a Order, _: bool) -> BoxFuture<'a, ServiceResult<Outcome>> {
        succeeded()
    }

    fn refund<'a>(&'a self, order: &'a Order, refund: &'a Refund) -> BoxFuture<'a, ServiceResult<Outcome>> {
        let given = (order.id.to_string(), refund.amount.minor, refund.id.to_string());
        self.given_back.lock().unwrap().insert(given);
        succeeded()
    }
}
