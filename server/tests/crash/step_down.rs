//! MongoDB's primary goes away for a while and nobody is refused: the shop waits for the next one.

use std::{sync::Arc, time::Duration};

use mongodb::bson::doc;
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

const STEPS: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shoppers_outlast_a_primary_that_steps_down() {
    let _alone = ALONE.lock().await;
    Ground::mongodb().keep(async |ground| outlasts_step_downs(&ground).await).await;
}

async fn outlasts_step_downs(ground: &Ground) {
    let mut chance = Chance::new();
    stock_up(ground).await;
    let program = Program::serves(ground).await;
    let desk = Desk::of(ground).await;
    desk.makes_coupons(&program.url).await;
    let shelf = Arc::new(Shelf::of(&program.url).await);
    let ledger = Arc::new(Ledger::default());
    let (mut doorkeeper, door) = door();
    doorkeeper.opens(&program.url);
    let mut stream = Stream::of(&door, &desk, &shelf, &ledger, Patience::None, &mut chance);
    let admin = ground.mongodb_client().await.database("admin");
    for _ in 0..STEPS {
        sleep(chance.millis(300, 700)).await;
        let before = ledger.orders().len();
        let down = doc! { "replSetStepDown": 2, "secondaryCatchUpPeriodSecs": 0, "force": true };
        let _ = admin.run_command(down).await; // the connection may break before the answer
        while ledger.orders().len() < before + 10 {
            stream.goes_on();
            sleep(Duration::from_millis(50)).await;
        }
    }
    stream.ends().await;
    println!("{STEPS} primaries stepped down: {}", ledger.summary());
    assert_eq!(ledger.interruptions(), 0, "the shop left somebody without answer");
    assert!(program.obeys_sigterm().await.success());
    audit::everything(ground, &desk, &shelf, &ledger).await;
}
