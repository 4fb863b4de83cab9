//! Several shoppers at once, for as long as they are let.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::task::JoinSet;

use crate::{
    browser::Browser,
    chance::Chance,
    desk::Desk,
    door::Door,
    ledger::Ledger,
    shelf::Shelf,
    shopper::{Patience, Shopper},
};

const SHOPPERS: usize = 8;

/// The shoppers.
pub struct Stream {
    over: Arc<AtomicBool>,
    shoppers: JoinSet<()>,
}

impl Stream {
    /// Lets them in.
    pub fn of(door: &Door, desk: &Desk, shelf: &Arc<Shelf>, ledger: &Arc<Ledger>, patience: Patience, chance: &mut Chance) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let http = Browser::client();
        let mut shoppers = JoinSet::new();
        for _ in 0..SHOPPERS {
            let fresh = Browser::new(&http, door);
            let (desk, shelf, ledger) = (desk.clone(), shelf.clone(), ledger.clone());
            let shopper = Shopper { fresh, desk, shelf, ledger, chance: chance.split(), patience };
            shoppers.spawn(buys_on(shopper, over.clone()));
        }
        Self { over, shoppers }
    }

    /// Fails if one of them has failed.
    pub fn goes_on(&mut self) {
        if let Some(ended) = self.shoppers.try_join_next() {
            ended.unwrap();
            panic!("a shopper went home early");
        }
    }

    /// Lets each of them finish what they are at.
    pub async fn ends(mut self) {
        self.over.store(true, Ordering::SeqCst);
        while let Some(ended) = self.shoppers.join_next().await {
            ended.unwrap();
        }
    }
}

async fn buys_on(mut shopper: Shopper, over: Arc<AtomicBool>) {
    shopper.fresh.comes_back().await;
    while !over.load(Ordering::SeqCst) {
        if shopper.buys().await.is_err() {
            if shopper.patience == Patience::None {
                return;
            }
            shopper.fresh.comes_back().await;
        }
    }
}
