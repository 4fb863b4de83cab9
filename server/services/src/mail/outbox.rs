//! The outbox: mails wait here from the commit of their cause until somebody has taken them on.
//!
//! At least once: a copy of the program that dies between handing a mail over and forgetting it
//! leaves it to be sent again, under the same id.

use std::{sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shop::{
    Timestamp,
    id::{MailId, MailKind},
};
use store::{Batch, StoreError};
use tokio::time::timeout;

use super::{Letter, Mail, MailError, Mailer};
use crate::{
    OpCtx, ServiceResult, Settings,
    documents::Documents,
    queue::{Queue, Rules, Task, Trouble, Worker},
    schema::MAILS,
};

/// Mail servers look askance at more than a few side by side. Given up after a little over a day.
const RULES: Rules = Rules {
    collection: MAILS,
    noun: "mail",
    at_once: 4,
    lease: Duration::from_secs(60),
    pauses: &[minutes(1), minutes(5), minutes(30), minutes(2 * 60), minutes(6 * 60)],
    most_attempts: 8,
    kept: days(30),
};
/// After this, an attempt has failed.
const LONGEST: Duration = Duration::from_secs(20);
/// A cause is remembered so long: longer than an event that was given up may be tried again.
const REMEMBERED: Duration = days(60);

/// The outbox.
#[derive(Clone)]
pub struct Outbox {
    queue: Queue<Queued>,
    documents: Documents,
    mailer: Option<Arc<dyn Mailer>>,
}

#[derive(Serialize, Deserialize)]
struct Queued {
    mail: Mail,
}

struct Sender<'a>(&'a dyn Mailer);

impl Outbox {
    pub(crate) fn new(documents: &Documents, settings: &Settings) -> ServiceResult<Self> {
        let mailer = settings.mail.mailer(&settings.name)?;
        Ok(Self { queue: Queue::new(documents, RULES), documents: documents.clone(), mailer })
    }

    /// The part of a batch that puts a mail into the outbox; [`Outbox::wake`] after its commit sends it at once.
    ///
    /// # Errors
    /// Never in practice: if the mail cannot be written down.
    pub fn queue(&self, ctx: &OpCtx, mail: &Mail) -> ServiceResult<Batch> {
        self.queue.put(ctx.new_id::<MailKind>(), Queued { mail: mail.clone() }, ctx.now)
    }

    /// As [`Outbox::queue`], once for each cause: a second commit is refused as existing, even long after the mail was sent.
    ///
    /// # Errors
    /// As [`Outbox::queue`].
    pub fn queue_once(&self, ctx: &OpCtx, cause: &str, mail: &Mail) -> ServiceResult<Batch> {
        self.queue.put_once(id_from(cause), Queued { mail: mail.clone() }, ctx.now, ctx.now.after(REMEMBERED))
    }

    /// Queues a mail by a commit of its own, once for each cause, and has it sent at once.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn post_once(&self, ctx: &OpCtx, cause: &str, mail: &Mail) -> ServiceResult<()> {
        match self.documents.commit(&self.queue_once(ctx, cause, mail)?).await {
            Err(StoreError::Exists { .. }) => {}
            done => done?,
        }
        self.wake();
        Ok(())
    }

    /// Tells whoever waits in [`Outbox::woken`] that there is something to send.
    pub fn wake(&self) {
        self.queue.wake();
    }

    /// Until somebody calls [`Outbox::wake`], or at once if somebody did since the last time.
    pub async fn woken(&self) {
        self.queue.woken().await;
    }

    /// Sends a few of the mails that are due; the number of those that were taken on. Call it again until it is 0.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub async fn send_due(&self, now: Timestamp) -> ServiceResult<usize> {
        let Some(mailer) = &self.mailer else { return Ok(0) };
        Ok(self.queue.work_due(now, &Sender(&**mailer)).await?.done)
    }
}

impl Worker<Queued> for Sender<'_> {
    async fn work(&self, task: Task<'_, Queued>) -> Result<(), Trouble> {
        let id = task.id.parse().map_err(|_| Trouble::GiveUp("its id is none of a mail".to_owned()))?;
        let letter = Letter { id, written_at: task.written_at, mail: task.what.mail.clone() };
        match timeout(LONGEST, self.0.send(&letter)).await.unwrap_or_else(|late| Err(MailError::Failed(late.into()))) {
            Ok(()) => Ok(()),
            Err(error @ MailError::Refused(_)) => Err(Trouble::GiveUp(reason(&error))),
            Err(error @ MailError::Failed(_)) => Err(Trouble::Again(reason(&error))),
        }
    }
}

/// The same id for the same cause, whichever copy of the program asks, and when.
fn id_from(cause: &str) -> MailId {
    let hash = Sha256::digest(cause);
    let moment = hash[..6].iter().fold(0, |bits, byte| (bits << 8) | i64::from(*byte));
    MailId::new(Timestamp::from_millis(moment), std::array::from_fn(|place| hash[6 + place]))
}

fn reason(error: &MailError) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

const fn days(count: u64) -> Duration {
    minutes(count * 24 * 60)
}
