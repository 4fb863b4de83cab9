//! What goes on beside the requests, until the program is told to stop.

use std::{future::Future, time::Duration};

use services::{ServiceResult, Services};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::{debug, warn};

use crate::http::asked::{by_the_program, now};

/// Unpaid orders give their stock back this soon after their time.
const EXPIRE_EVERY: Duration = Duration::from_secs(3);
/// Mails are sent when the shop is told of one, and so often for those it is not told of: of other copies, and of another try.
const SEND_EVERY: Duration = Duration::from_secs(5);
/// Sales begin and end so exactly on pages; carts are priced by the moment.
const TURN_EVERY: Duration = Duration::from_secs(5);
/// Old drafts, answers, sessions and links only take room.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Accounts wait for two weeks, so nobody minds an hour.
const CLOSE_EVERY: Duration = Duration::from_secs(60 * 60);

/// The jobs of one program.
pub struct Jobs {
    stop: CancellationToken,
    running: TaskTracker,
}

impl Jobs {
    /// Starts them.
    #[must_use]
    pub fn start(shop: &Services) -> Self {
        let jobs = Self { stop: CancellationToken::new(), running: TaskTracker::new() };
        let follow = shop.clone();
        jobs.spawn(async move { follow.follow().await });
        let expire = shop.clone();
        jobs.every(EXPIRE_EVERY, "Expired unpaid orders", move || {
            let shop = expire.clone();
            async move { shop.checkout.expire_lapsed(now()).await }
        });
        let turn = shop.clone();
        jobs.every(TURN_EVERY, "Began or ended sales", move || {
            let shop = turn.clone();
            async move { shop.turn(now()).await }
        });
        let sweep = shop.clone();
        jobs.every(SWEEP_EVERY, "Swept what is over", move || {
            let shop = sweep.clone();
            async move { shop.sweep(now()).await }
        });
        let close = shop.clone();
        jobs.every(CLOSE_EVERY, "Closed accounts whose time had come", move || {
            let shop = close.clone();
            async move { shop.accounts.close_due(&by_the_program("close accounts")?).await }
        });
        jobs.send_mails(shop);
        jobs.running.close();
        jobs
    }

    /// Stops them; a round that has begun is finished.
    pub async fn stop(self) {
        self.stop.cancel();
        self.running.wait().await;
    }

    fn send_mails(&self, shop: &Services) {
        let (stop, outbox) = (self.stop.clone(), shop.outbox.clone());
        self.running.spawn(async move {
            while !stop.is_cancelled() {
                match outbox.send_due(now()).await {
                    Ok(0) => {
                        stop.run_until_cancelled(timeout(SEND_EVERY, outbox.woken())).await;
                    }
                    Ok(count) => debug!(count, "Sent mails"),
                    Err(error) => {
                        warn!(error = error.chain(), "Mails could not be sent and will be tried again");
                        stop.run_until_cancelled(sleep(SEND_EVERY)).await;
                    }
                }
            }
        });
    }

    fn spawn(&self, job: impl Future<Output = ()> + Send + 'static) {
        let stop = self.stop.clone();
        self.running.spawn(async move { stop.run_until_cancelled(job).await });
    }

    fn every<Round>(&self, period: Duration, what: &'static str, round: impl Fn() -> Round + Send + 'static)
    where
        Round: Future<Output = ServiceResult<usize>> + Send,
    {
        let stop = self.stop.clone();
        self.running.spawn(async move {
            let mut ticks = interval(period);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            while stop.run_until_cancelled(ticks.tick()).await.is_some() {
                match round().await {
                    Ok(0) => {}
                    Ok(count) => debug!(count, "{what}"),
                    Err(error) => warn!(error = error.chain(), "A job failed and will be tried again: {what}"),
                }
            }
        });
    }
}
