//! SIGKILL at random moments of a stream of orders.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

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

const KILLS: usize = 30;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_process_is_killed_on_sqlite() {
    let _alone = ALONE.lock().await;
    Ground::sqlite().keep(async |ground| survives_kills(&ground).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_process_is_killed_on_mongodb() {
    let _alone = ALONE.lock().await;
    Ground::mongodb().keep(async |ground| survives_kills(&ground).await).await;
}

async fn survives_kills(ground: &Ground) {
    let mut chance = Chance::new();
    let (mut doorkeeper, door) = door();
    stock_up(ground).await;
    let mut program = Program::serves(ground).await;
    let desk = Desk::of(ground).await;
    desk.makes_coupons(&program.url).await;
    let shelf = Arc::new(Shelf::of(&program.url).await);
    let ledger = Arc::new(Ledger::default());
    doorkeeper.opens(&program.url);
    let mut stream = Stream::of(&door, &desk, &shelf, &ledger, Patience::UntilAnswered, &mut chance);
    let mut audited = BTreeSet::new();
    for _ in 0..KILLS {
        sleep(chance.millis(100, 600)).await;
        stream.goes_on();
        program.dies().await;
        doorkeeper.closes();
        audit::books_agree(ground).await;
        program = Program::serves(ground).await;
        let orders = ledger.orders();
        doorkeeper.opens(&program.url);
        let news: Vec<_> = orders.into_iter().filter(|order| !audited.contains(&order.link)).collect();
        audit::orders_are_there(&door, &news).await;
        audited.extend(news.into_iter().map(|order| order.link));
    }
    sleep(Duration::from_millis(300)).await;
    stream.ends().await;
    assert!(program.obeys_sigterm().await.success());
    println!("{KILLS} kills: {}", ledger.summary());
    audit::everything(ground, &desk, &shelf, &ledger).await;
    assert!(ledger.orders().iter().any(|order| order.cancelled), "nothing was called off");
    assert!(ledger.interruptions() > 0 && ledger.orders().len() > KILLS, "the kills hit nothing");
}
