//! From the feed to those who look.

use std::sync::Arc;

use futures::{FutureExt, future::BoxFuture};
use serde::Deserialize;
use shop::Order;
use store::{Change, Json, Key};

use super::Live;
use crate::{
    ServiceResult,
    documents::Documents,
    feed::Reader,
    schema::{ORDERS, key},
};

/// Orders read in one go.
const AT_ONCE: usize = 500;

impl Reader for Live {
    fn name(&self) -> &'static str {
        "live orders"
    }

    fn collections(&self) -> &'static [&'static str] {
        &[ORDERS]
    }

    fn start_over<'a>(&'a self, documents: &'a Documents) -> BoxFuture<'a, ServiceResult<()>> {
        async move {
            let keys: Vec<Key> = self.looked_at().keys().map(|order| key(ORDERS, order)).collect();
            for some in keys.chunks(AT_ONCE) {
                let found = documents.store().get_many(some).await?;
                found.into_iter().flatten().for_each(|stored| self.tell_of(&stored.body));
            }
            Ok(())
        }
        .boxed()
    }

    fn take_in<'a>(&'a self, _: &'a Documents, changes: &'a [Arc<Change>]) -> BoxFuture<'a, ServiceResult<()>> {
        for change in changes.iter().filter(|change| self.is_looked_at(&change.key.id)) {
            if let Some(body) = &change.body {
                self.tell_of(body);
            }
        }
        async { Ok(()) }.boxed()
    }
}

impl Live {
    /// Most orders move unseen, and are not even read.
    fn is_looked_at(&self, id: &str) -> bool {
        id.parse().is_ok_and(|id| self.looked_at().contains_key(&id))
    }

    /// What a newer copy of the program has written may be beyond this one; its page would fail too.
    fn tell_of(&self, body: &Json) {
        if let Ok(order) = Order::deserialize(body) {
            self.tell(&order);
        }
    }
}
