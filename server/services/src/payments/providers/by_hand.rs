//! Ways to pay that no machine moves: on delivery, and by a transfer. Staff say when the money is there.

use std::time::Duration;

use futures::future::FutureExt;
use shop::{
    order::GivenBack,
    payment::{PaymentAttempt, PaymentState, Standing},
};

use crate::payments::{Answer, Asked, Begun, Given, Giving, Manner, Next, PaymentProvider};

/// To whoever brings it.
pub(super) struct CashOnDelivery;

/// By a transfer to the shop's account.
pub(super) struct Transfer {
    pub(super) instructions: String,
    pub(super) patience: Duration,
}

impl PaymentProvider for CashOnDelivery {
    fn code(&self) -> &'static str {
        "cash_on_delivery"
    }

    fn label(&self) -> &'static str {
        "Cash on delivery"
    }

    fn description(&self) -> &'static str {
        "You pay when your order is brought to you."
    }

    fn manner(&self) -> Manner<'_> {
        Manner::OnDelivery
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        waits(asked.attempt)
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        waits(attempt)
    }

    fn cancel<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Standing> {
        async { Ok(Standing::Cancelled) }.boxed()
    }

    fn give_back<'a>(&'a self, _: &'a Giving<'a>) -> Answer<'a, Given> {
        by_hand()
    }
}

impl PaymentProvider for Transfer {
    fn code(&self) -> &'static str {
        "bank_transfer"
    }

    fn label(&self) -> &'static str {
        "Bank transfer"
    }

    fn description(&self) -> &'static str {
        "You transfer the money to our account. We send your order when it has arrived."
    }

    fn manner(&self) -> Manner<'_> {
        Manner::Transfer { instructions: &self.instructions, patience: self.patience }
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        waits(asked.attempt)
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        waits(attempt)
    }

    fn cancel<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Standing> {
        async { Ok(Standing::Cancelled) }.boxed()
    }

    fn give_back<'a>(&'a self, _: &'a Giving<'a>) -> Answer<'a, Given> {
        by_hand()
    }
}

/// Nobody but staff knows more of it than the shop.
fn waits(attempt: &PaymentAttempt) -> Answer<'_, Begun> {
    let standing = match &attempt.state {
        PaymentState::Succeeded => Standing::Captured { reference: attempt.captured_as.clone(), amount: attempt.amount },
        PaymentState::Declined { .. } | PaymentState::Cancelled => Standing::Cancelled,
        PaymentState::Begun | PaymentState::Open | PaymentState::Authorized => Standing::Open,
    };
    async move { Ok(Begun { reference: "by hand".to_owned(), standing, next: Next::Nothing }) }.boxed()
}

/// Staff hand it back, as they took it: asking is doing.
fn by_hand<'a>() -> Answer<'a, Given> {
    async { Ok(Given { reference: "by hand".to_owned(), became: GivenBack::Done }) }.boxed()
}
