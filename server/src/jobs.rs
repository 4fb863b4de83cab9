//! What goes on beside the requests, until the program is told to stop.

use std::{future::Future, time::Duration};

use services::{ServiceResult, Services};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::{debug, warn};

use crate::http::asked::{by_the_program, now};

/// Unpaid orders give their stock back this soon after their time.
const EXPIRE_EVERY: Duration = Duration::from_secs(3);
/// Whoever has not paid when half of their time is over is reminded.
const REMIND_EVERY: Duration = Duration::from_secs(10);
/// Queues are worked on when the shop is told of something in them, and so often for what it is not told of: what copies
/// that died have left, and what is to be tried again.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Sales begin and end so exactly on pages; carts are priced by the moment.
const TURN_EVERY: Duration = Duration::from_secs(5);
/// A refund whose answer was lost has waited a minute already.
const REFUND_EVERY: Duration = Duration::from_secs(30);
/// What providers did not tell is asked for.
const RECONCILE_EVERY: Duration = Duration::from_secs(60);
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
            async move { shop.checkout.expire_lapsed(&by_the_program("let orders expire")?).await }
        });
        let refund = shop.clone();
        jobs.every(REFUND_EVERY, "Asked again for refunds", move || {
            let shop = refund.clone();
            async move { shop.orders.settle_refunds(&by_the_program("settle refunds")?).await }
        });
        let turn = shop.clone();
        jobs.every(TURN_EVERY, "Began or ended sales", move || {
            let shop = turn.clone();
            async move { shop.turn(now()).await }
        });
        let remind = shop.clone();
        jobs.every(REMIND_EVERY, "Reminded of payments", move || {
            let shop = remind.clone();
            async move { shop.checkout.remind_unpaid(&by_the_program("remind of payments")?).await }
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
        jobs.work_off(
            shop,
            "Sent mails",
            |shop| async move { shop.outbox.send_due(now()).await },
            |shop| async move { shop.outbox.woken().await },
        );
        jobs.work_off(
            shop,
            "Handled events",
            |shop| async move { shop.events.handle_due(&by_the_program("handle events")?).await },
            |shop| async move { shop.events.woken().await },
        );
        jobs.work_off(
            shop,
            "Worked on messages of payment providers",
            |shop| async move { shop.payments.work_off_inbox(&by_the_program("work on messages")?).await },
            |shop| async move { shop.payments.received().await },
        );
        let reconcile = shop.clone();
        jobs.every(RECONCILE_EVERY, "Put payments right", move || {
            let shop = reconcile.clone();
            async move { Ok(shop.payments.reconcile(&by_the_program("compare payments")?, None).await?.mended) }
        });
        jobs.running.close();
        jobs
    }

    /// Stops them; a round that has begun is finished.
    pub async fn stop(self) {
        self.stop.cancel();
        self.running.wait().await;
    }

    /// Works on a queue whenever there is something in it.
    fn work_off<Round, Woken>(
        &self,
        shop: &Services,
        what: &'static str,
        round: impl Fn(Services) -> Round + Send + 'static,
        woken: impl Fn(Services) -> Woken + Send + 'static,
    ) where
        Round: Future<Output = ServiceResult<usize>> + Send,
        Woken: Future<Output = ()> + Send,
    {
        let shop = shop.clone();
        let stop = self.stop.clone();
        self.running.spawn(async move {
            while !stop.is_cancelled() {
                match round(shop.clone()).await {
                    Ok(0) => {
                        stop.run_until_cancelled(timeout(LOOK_EVERY, woken(shop.clone()))).await;
                    }
                    Ok(count) => debug!(count, "{what}"),
                    Err(error) => {
                        warn!(error = error.chain(), "A job failed and will be tried again: {what}");
                        stop.run_until_cancelled(sleep(LOOK_EVERY)).await;
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
