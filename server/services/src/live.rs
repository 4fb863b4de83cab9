//! Orders while somebody looks at them: told from the store's feed, whichever copy of the program moved them.

mod read;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use shop::{Order, id::OrderId, order::OrderStatus};
use tokio::sync::watch::{Receiver, Sender};

use crate::{
    ServiceResult,
    orders::{Access, Orders},
};

/// Those who look, order by order; clones share them.
#[derive(Clone)]
pub struct Live {
    orders: Orders,
    looked_at: Arc<Mutex<HashMap<OrderId, LookedAt>>>,
}

/// Where an order stands, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its status.
    pub status: OrderStatus,
    /// How far it has come: the same on every copy, so that whoever comes back to another one can say what they know.
    pub moved: usize,
}

/// A look at an order that lasts until it is dropped.
pub struct Look {
    live: Live,
    order: OrderId,
    news: Receiver<Option<Moved>>,
}

/// An order that somebody looks at. Only where it stands last is kept: whoever is slow misses nothing that still counts.
struct LookedAt {
    by: usize,
    news: Sender<Option<Moved>>,
}

impl Live {
    pub(crate) fn new(orders: &Orders) -> Self {
        Self { orders: orders.clone(), looked_at: Arc::default() }
    }

    /// Looks at an order, for somebody who may see it.
    ///
    /// # Errors
    /// As [`Orders::find`].
    pub async fn look(&self, id: &str, access: &Access<'_>) -> ServiceResult<Look> {
        let order = self.orders.find(id, access).await?.id;
        let look = self.begin(order);
        // Read again now that its changes are heard of: nothing happens in between unseen.
        self.tell(&self.orders.find(id, access).await?);
        Ok(look)
    }

    /// Orders that are looked at.
    #[must_use]
    pub fn looks(&self) -> usize {
        self.looked_at().len()
    }

    fn begin(&self, order: OrderId) -> Look {
        let mut looked_at = self.looked_at();
        let place = looked_at.entry(order.clone()).or_insert_with(|| LookedAt { by: 0, news: Sender::new(None) });
        place.by += 1;
        Look { live: self.clone(), order, news: place.news.subscribe() }
    }

    /// Tells those who look at an order where it stands; what they know already wakes nobody.
    fn tell(&self, order: &Order) {
        let news = Moved { status: order.state.status(), moved: order.moved() };
        if let Some(place) = self.looked_at().get(&order.id) {
            place.news.send_if_modified(|known| {
                let is_newer = known.is_none_or(|known| known.moved < news.moved);
                if is_newer {
                    *known = Some(news);
                }
                is_newer
            });
        }
    }

    fn looked_at(&self) -> MutexGuard<'_, HashMap<OrderId, LookedAt>> {
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Look {
    /// Where the order stands, once that is not what is known: at once if it is so already, or if nothing is known.
    pub async fn other_than(&mut self, known: Option<usize>) -> Option<Moved> {
        let is_news = |now: &Option<Moved>| now.is_some_and(|now| Some(now.moved) != known);
        self.news.wait_for(is_news).await.ok().and_then(|news| *news)
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        let mut looked_at = self.live.looked_at();
        if let Some(place) = looked_at.get_mut(&self.order) {
            place.by -= 1;
            if place.by == 0 {
                looked_at.remove(&self.order);
            }
        }
    }
}
