//! A thousand purchases while everything goes wrong: requests and answers are lost between shopper and shop and between
//! shop and provider, messages come twice, late, disordered or never, the store stumbles, and the program is killed again
//! and again. At the end every charge has exactly one paid order or its refund, no order is paid twice, and stock sums.
//!
//! `SHOP_TEST_SEED` repeats what is drawn; `SHOP_TEST_PURCHASES` is how many purchases each store sees instead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "what is shared with the crash tests is not all needed here")]

#[path = "../crash/browser.rs"]
mod browser;
#[path = "../crash/chance.rs"]
mod chance;
#[path = "../crash/door.rs"]
mod door;
mod faults;
#[path = "../crash/ground.rs"]
mod ground;
mod oracle;
#[path = "../../services/tests/stripe/process.rs"]
mod process;
#[path = "../crash/program.rs"]
mod program;
mod secrets;
#[path = "../crash/shelf.rs"]
mod shelf;
mod shopper;
mod stumbling;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use chance::Chance;
use faults::{Hops, STRIPE_KEY, WEBHOOK_SECRET};
use ground::Ground;
use program::Program;
use shelf::{Shelf, stock_up};
use shopper::Shopper;
use stumbling::Stumbling;

/// A thousand together. MongoDB sees fewer: each restart waits for its sessions to end.
const ON_SQLITE: usize = 700;
const ON_MONGODB: usize = 300;
const SHOPPERS: usize = 8;
/// Unpaid orders lapse in a minute, attempts are asked about after one, refunds too: by then all has settled.
const LONGEST_SETTLING: Duration = Duration::from_secs(240);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_charge_has_one_order_or_a_refund_on_sqlite() {
    survives(Ground::sqlite(), ON_SQLITE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_charge_has_one_order_or_a_refund_on_mongodb() {
    survives(Ground::mongodb(), ON_MONGODB).await;
}

async fn survives(ground: Ground, purchases: usize) {
    let mut chance = Chance::new();
    let port = free_port();
    let hops = Hops::between(port, &mut chance);
    let settings = [
        ("PORT", port.to_string()),
        ("PUBLIC_URL", hops.shop.url.clone()),
        ("TRUSTED_PROXIES", "127.0.0.1".to_owned()),
        ("RESERVATION_MINUTES", "1".to_owned()),
        ("DEMO_PAYMENTS", "true".to_owned()),
        ("STRIPE_SECRET_KEY", STRIPE_KEY.to_owned()),
        ("STRIPE_PUBLISHABLE_KEY", "pk_test_shop".to_owned()),
        ("STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET.to_owned()),
        ("STRIPE_API_URL", hops.api.url.clone()),
    ];
    ground.set(settings).keep(async |ground| goes_through(&ground, &hops, chance, purchases).await).await;
}

async fn goes_through(ground: &Arc<Ground>, hops: &Hops, mut chance: Chance, purchases: usize) {
    let purchases = std::env::var("SHOP_TEST_PURCHASES").map_or(purchases, |text| text.parse().expect("it is a number"));
    stock_up(ground).await;
    let mut program = Program::serves(ground).await;
    let shelf = Arc::new(Shelf::of(&program.url).await);
    hops.go_wrong().await;
    let stumbling = Stumbling::of(ground, chance.split()).await;
    let left = Arc::new(AtomicUsize::new(purchases));
    let mut shoppers = JoinSet::new();
    for _ in 0..SHOPPERS {
        let mut shopper = Shopper::of(hops, &shelf, chance.split());
        let left = left.clone();
        shoppers.spawn(async move {
            while left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
                shopper.buys().await;
            }
            shopper.told
        });
    }
    // What a killed program held on MongoDB is free again only after a while.
    let pause = if ground.database().await.is_some() { 3_000 } else { 1_000 };
    let (began, mut kills, mut told) = (Instant::now(), 0, shopper::Told::default());
    while !shoppers.is_empty() {
        match tokio::time::timeout(chance.millis(pause, 4 * pause), shoppers.join_next()).await {
            Ok(Some(ended)) => told.add(&ended.unwrap()),
            Ok(None) => break,
            Err(_) => {
                program.dies().await;
                kills += 1;
                program = Program::serves(ground).await;
            }
        }
    }
    stumbling.ends().await;
    println!("{purchases} purchases, {kills} kills, {} s: {told}", began.elapsed().as_secs());
    println!("{}", hops.summary().await);
    hops.go_right().await;
    settles(ground, hops, &program).await;
    oracle::everything_adds_up(ground, hops, &program.url, &told).await;
    assert!(program.obeys_sigterm().await.success());
    ground.runs(&["check"]).await;
    secrets::are_nowhere(ground).await;
    assert!(kills > 0 && told.paid > 0 && told.retried > 0 && told.cancelled > 0, "nothing went wrong");
}

/// Lets the program's own jobs and the comparison with the provider bring everything to its end.
async fn settles(ground: &Ground, hops: &Hops, program: &Program) {
    let began = Instant::now();
    loop {
        let unsettled = oracle::what_is_unsettled(ground, hops).await;
        if unsettled.is_empty() {
            println!("Settled after {} s.", began.elapsed().as_secs());
            return;
        }
        assert!(began.elapsed() < LONGEST_SETTLING, "{} never settled, such as {:#?} at {}", unsettled.len(), unsettled[0], program.url);
        tokio::time::sleep(Duration::from_secs(5)).await;
        ground.runs(&["reconcile", "--days", "1"]).await;
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
