//! The shop is asked to end (SIGTERM) while people buy: whatever it has begun it finishes and
//! answers, so that no order is committed of which nobody was told.

use std::sync::Arc;

use tokio::time::sleep;

use crate::{
    ALONE, audit,
    chance::Chance,
    desk::Desk,
    door::door,
    ground::Ground,
    ledger::Ledger,
    program::Program,
    shelf::{Shelf, stock_up},
    shopper::Patience,
    stream::Stream,
};

const ENDINGS: usize = 5;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_that_obeys_sigterm_answers_what_it_has_begun_on_sqlite() {
    let _alone = ALONE.lock().await;
    Ground::sqlite().keep(async |ground| ends_in_order(&ground).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_that_obeys_sigterm_answers_what_it_has_begun_on_mongodb() {
    let _alone = ALONE.lock().await;
    Ground::mongodb().keep(async |ground| ends_in_order(&ground).await).await;
}

/// Nobody sends anything twice here: the audit is exact only if every order that was begun was answered.
async fn ends_in_order(ground: &Ground) {
    let mut chance = Chance::new();
    stock_up(ground).await;
    let mut program = Program::serves(ground).await;
    let desk = Desk::of(ground).await;
    desk.makes_coupons(&program.url).await;
    let shelf = Arc::new(Shelf::of(&program.url).await);
    let ledger = Arc::new(Ledger::default());
    for _ in 0..ENDINGS {
        let (mut doorkeeper, door) = door();
        doorkeeper.opens(&program.url);
        let stream = Stream::of(&door, &desk, &shelf, &ledger, Patience::None, &mut chance);
        sleep(chance.millis(300, 800)).await;
        let status = program.obeys_sigterm().await;
        assert!(status.success(), "it ended with {status}");
        stream.ends().await;
        program = Program::serves(ground).await;
    }
    program.dies().await;
    println!("asked to end {ENDINGS} times: {}", ledger.summary());
    audit::everything(ground, &desk, &shelf, &ledger).await;
    assert!(ledger.orders().len() > ENDINGS, "hardly anybody bought anything");
}
