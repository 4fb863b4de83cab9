//! What a shopper was told stays true, however the program ends: a real process, killed and started again.
//!
//! Shoppers buy as guests in browsers without scripts. Each repeats a request that got no answer,
//! with the same key, until there is one: so at the end every committed order was acknowledged, and
//! stock + sold = initial is an equality, on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod audit;
mod browser;
mod chance;
mod door;
mod ground;
mod ledger;
mod program;
mod shelf;
mod shopper;
mod stream;

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use tokio::{sync::Mutex, time::sleep};

use chance::Chance;
use ground::Ground;
use ledger::Ledger;
use program::Program;
use shelf::Shelf;
use shopper::Patience;
use stream::Stream;

const KILLS: usize = 30;
const ENDINGS: usize = 5;

/// One at a time: a test that kills by the clock wants the machine for itself.
static ALONE: Mutex<()> = Mutex::const_new(());

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
    let (mut doorkeeper, door) = door::door();
    let mut program = opens_with_catalog(ground).await;
    let shelf = Arc::new(Shelf::of(&program.url).await);
    let ledger = Arc::new(Ledger::default());
    doorkeeper.opens(&program.url);
    let mut stream = Stream::of(&door, &shelf, &ledger, Patience::UntilAnswered, &mut chance);
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
    assert!(program.is_asked_to_end().await.success());
    println!("{KILLS} kills: {}", ledger.summary());
    audit_everything(ground, &shelf, &ledger).await;
    assert!(ledger.interruptions() > 0 && ledger.orders().len() > KILLS, "the kills hit nothing");
}

/// The shop is asked to end while people buy: whatever it has begun it finishes and answers, so
/// that no order is committed of which nobody was told. Nobody sends anything twice here.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_that_is_asked_to_end_answers_what_it_has_begun() {
    let _alone = ALONE.lock().await;
    Ground::sqlite().keep(async |ground| ends_in_order(&ground).await).await;
    Ground::mongodb().keep(async |ground| ends_in_order(&ground).await).await;
}

async fn ends_in_order(ground: &Ground) {
    let mut chance = Chance::new();
    let ledger = Arc::new(Ledger::default());
    let mut program = opens_with_catalog(ground).await;
    let shelf = Arc::new(Shelf::of(&program.url).await);
    for _ in 0..ENDINGS {
        let (mut doorkeeper, door) = door::door();
        doorkeeper.opens(&program.url);
        let stream = Stream::of(&door, &shelf, &ledger, Patience::None, &mut chance);
        sleep(chance.millis(200, 500)).await;
        let status = program.is_asked_to_end().await;
        assert!(status.success(), "it ended with {status}");
        stream.ends().await;
        program = Program::serves(ground).await;
    }
    program.dies().await;
    println!("asked to end {ENDINGS} times: {}", ledger.summary());
    assert!(ledger.orders().len() > ENDINGS, "hardly anybody bought anything");
    audit_everything(ground, &shelf, &ledger).await;
}

#[tokio::test]
async fn a_second_copy_is_refused_in_words() {
    let _alone = ALONE.lock().await;
    let refused = async |ground: Arc<Ground>| {
        let first = Program::serves(&ground).await;
        let second = ground.shopsphere(&["serve"]).output().await.unwrap();
        let said = String::from_utf8_lossy(&second.stderr).into_owned();
        assert!(!second.status.success());
        assert!(said.contains("another copy of the program already serves"), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        shelf::count(&first.url).await; // the first is undisturbed
        first.dies().await;
        Program::serves(&ground).await.dies().await; // the lock went with its holder
    };
    Ground::sqlite().keep(refused).await;
}

/// Opens an empty shop with the small catalog in it.
async fn opens_with_catalog(ground: &Ground) -> Program {
    let file = ground.writes("catalog.jsonl", &shelf::catalog());
    ground.runs(&["import", &file]).await;
    Program::serves(ground).await
}

async fn audit_everything(ground: &Ground, shelf: &Arc<Shelf>, ledger: &Ledger) {
    audit::books_agree(ground).await;
    let (mut doorkeeper, door) = door::door();
    let program = Program::serves(ground).await;
    doorkeeper.opens(&program.url);
    audit::orders_are_there(&door, &ledger.orders()).await;
    audit::stock_agrees(&program.url, shelf, ledger).await;
    program.dies().await;
}
