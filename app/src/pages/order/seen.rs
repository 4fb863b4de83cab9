use std::{sync::Arc, time::Duration};

use leptos_router::params::ParamsMap;
use services::{orders::Access, payments::Awaited};
use shop::{
    Order, Timestamp,
    id::UserId,
    order::{LinePart, OrderStatus},
};

use crate::{
    api::order_page,
    pages::{pay::is_payable, personal::Instead},
    request::Caller,
};

/// An order, and who looks at it when.
#[derive(Clone)]
pub(super) struct Seen {
    pub(super) order: Arc<Order>,
    pub(super) now: Timestamp,
    /// Whoever is signed in.
    pub(super) reader: Option<UserId>,
    /// How money comes that is not here yet.
    pub(super) awaited: Awaited,
    /// How long after their delivery items may be sent back.
    pub(super) return_window: Duration,
}

impl Seen {
    /// The order of a link.
    pub(super) async fn of(caller: &Caller, params: &ParamsMap) -> Result<Self, Instead> {
        let (id, key) = (params.get("order").unwrap_or_default(), params.get("key").unwrap_or_default());
        let order = caller.shop.orders.find(&id, &Access::Link(&key)).await?;
        let reader = caller.ctx.me.as_ref().map(|me| me.user.id.clone());
        let (awaited, return_window) = (caller.shop.payments.awaited(&order), caller.shop.settings.return_window);
        Ok(Self { order: Arc::new(order), now: caller.ctx.now, reader, awaited, return_window })
    }

    pub(super) fn page(&self) -> String {
        order_page(self.order.id.as_str(), &self.order.link_key)
    }

    pub(super) fn status(&self) -> OrderStatus {
        self.order.status_now(self.now)
    }

    /// Whether something is to be paid now.
    pub(super) fn is_payable(&self) -> bool {
        is_payable(&self.order, self.now)
    }

    /// How it is transferred, while that is awaited.
    pub(super) fn transfer(&self) -> Option<&str> {
        match &self.awaited {
            Awaited::Transfer { instructions } if self.order.state.awaits_payment() && self.is_payable() => Some(instructions),
            _ => None,
        }
    }

    pub(super) fn cancellable(&self) -> Vec<LinePart> {
        self.order.all_cancellable(self.now)
    }

    pub(super) fn returnable(&self) -> Vec<LinePart> {
        self.order.all_returnable(self.now, self.return_window)
    }
}
