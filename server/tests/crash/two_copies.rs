//! Two programs on one MongoDB: each job is done once, whoever does it, and each sees what the other did.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::time::{sleep, timeout};

use crate::{
    ALONE, audit,
    beside::Beside,
    browser::Browser,
    chance::Chance,
    desk::{Desk, PLENTY},
    door::door,
    ground::{FIRST, Ground, SECOND},
    ledger::Ledger,
    program::Program,
    shelf::{Counted, Shelf, count, stock_up},
    shopper::Patience,
    stream::Stream,
};

const LONG_AGO: Duration = Duration::from_secs(31 * 60);
const LAPSED: usize = 12;
const SOON: Duration = Duration::from_secs(15);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_copies_share_the_work() {
    let _alone = ALONE.lock().await;
    Ground::mongodb().keep(async |ground| shares_the_work(&ground).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_one_copy_sees_what_the_other_did() {
    let _alone = ALONE.lock().await;
    Ground::mongodb().keep(async |ground| sees_the_other(&ground).await).await;
}

async fn shares_the_work(ground: &Ground) {
    let mut chance = Chance::new();
    stock_up(ground).await;
    let copies = [Program::serves_in(ground, FIRST).await, Program::serves_in(ground, SECOND).await];
    let desk = Desk::of(ground).await;
    desk.makes_coupons(&copies[0].url).await;
    let shelf = Arc::new(Shelf::of(&copies[0].url).await);
    let ledger = Arc::new(Ledger::default());
    let beside = Beside::of(ground).await;
    let doors = copies.each_ref().map(|copy| {
        let (mut doorkeeper, door) = door();
        doorkeeper.opens(&copy.url);
        (doorkeeper, door)
    });
    let streams = doors.each_ref().map(|(_, door)| Stream::of(door, &desk, &shelf, &ledger, Patience::None, &mut chance));
    // While shoppers buy at both, orders lapse that both look after.
    let mut lapsed = Vec::new();
    for _ in 0..LAPSED {
        lapsed.push(beside.ordered_long_ago(&shelf, LONG_AGO).await);
        sleep(chance.millis(50, 150)).await;
    }
    for stream in streams {
        stream.ends().await;
    }
    assert_eq!(ledger.interruptions(), 0);
    let expected = ledger.left_of(&shelf.at_first);
    for copy in &copies {
        shows(&copy.url, &expected).await;
    }
    beside.everything_is_worked_off().await;
    println!("two copies: {}", ledger.summary());
    nothing_was_told_twice(ground, lapsed.len());
    audit::coupons_agree(&copies[1].url, &desk).await;
    assert!(desk.uses(&copies[0].url).await[PLENTY].0 > 0, "nobody used {PLENTY}");
    for copy in copies {
        assert!(copy.obeys_sigterm().await.success());
    }
    audit::everything(ground, &desk, &shelf, &ledger).await;
}

/// Each mail went out once, by whichever copy; and both copies sent some, or this proves nothing.
fn nothing_was_told_twice(ground: &Ground, lapsed: usize) {
    let sent = [FIRST, SECOND].map(|folder| ground.mails(folder));
    assert!(sent.iter().all(|mails| !mails.is_empty()), "one of the copies did nothing");
    let mut subjects: BTreeMap<String, usize> = BTreeMap::new();
    for mail in sent.iter().flatten() {
        let subject = mail.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap();
        *subjects.entry(subject.to_owned()).or_default() += 1;
    }
    assert!(subjects.values().all(|times| *times == 1), "{subjects:?}");
    let expired = subjects.keys().filter(|subject| subject.ends_with(" has expired")).count();
    assert_eq!(expired, lapsed, "{subjects:?}");
}

/// Waits until a copy shows so many pieces: those of the other reach it by the feed.
async fn shows(url: &str, expected: &Counted) {
    let began = Instant::now();
    while count(url).await != *expected {
        assert!(began.elapsed() < SOON, "{:?}, and not {expected:?}", count(url).await);
        sleep(Duration::from_millis(100)).await;
    }
}

async fn sees_the_other(ground: &Ground) {
    stock_up(ground).await;
    let (one, other) = (Program::serves_in(ground, FIRST).await, Program::serves_in(ground, SECOND).await);
    let shelf = Arc::new(Shelf::of(&one.url).await);
    let order = Beside::of(ground).await.ordered_long_ago(&shelf, Duration::ZERO).await;
    let link = format!("{}/{}", order.id, order.link_key);
    let http = Browser::client();
    let live = format!("{}/orders/{link}/live?after={}", other.url, order.moved());
    let mut stream = http.get(live).send().await.unwrap();
    assert!(stream.status().is_success());

    let (mut doorkeeper, door) = door();
    doorkeeper.opens(&one.url);
    let mut browser = Browser::new(&http, &door);
    browser.comes_back().await;
    let card = [
        ("order", order.id.as_str()),
        ("key", order.link_key.as_str()),
        ("number", "4242 4242 4242 4242"),
        ("expiry", "12/34"),
        ("cvc", "123"),
    ];
    browser.posts("pay", &card).await.unwrap();
    let mut told = String::new();
    while !told.contains("data:") {
        let chunk = timeout(SOON, stream.chunk()).await.expect("the other copy tells nothing").unwrap();
        told.push_str(std::str::from_utf8(&chunk.expect("the stream ended")).unwrap());
    }
    assert!(told.contains(r#""status":"Paid""#), "{told}");
    drop(stream);
    for copy in [one, other] {
        assert!(copy.obeys_sigterm().await.success());
    }
}
