//! How the money of an order is going to come.

use shop::{Order, order::Payment};

use super::{Manner, Payments, Providers};

/// How money is going to come that is not here yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Its buyer pays on the order's pay page.
    Here,
    /// Its buyer transfers it.
    Transfer {
        /// How, in lines.
        instructions: String,
    },
    /// Its buyer pays whoever brings it.
    OnDelivery,
    /// It is set aside at the buyer's bank, and taken when the order is sent.
    SetAside,
}

impl Providers {
    /// How the money of an order is going to come, as its buyer chose.
    #[must_use]
    pub fn awaited(&self, order: &Order) -> Awaited {
        let is_promised = order.state.payment == Payment::Promised;
        match self.named(&order.pays_by).map(super::PaymentProvider::manner) {
            Ok(Manner::OnDelivery) if is_promised => Awaited::OnDelivery,
            _ if is_promised => Awaited::SetAside,
            Ok(Manner::Transfer { instructions, .. }) => Awaited::Transfer { instructions: instructions.to_owned() },
            _ => Awaited::Here,
        }
    }
}

impl Payments {
    /// How the money of an order is going to come, as its buyer chose.
    #[must_use]
    pub fn awaited(&self, order: &Order) -> Awaited {
        self.providers.awaited(order)
    }
}
