//! The outbox: mails wait here from the commit of their cause until somebody has taken them on.
//!
//! At least once: a copy of the program that dies between handing a mail over and forgetting it
//! leaves it to be sent again, under the same id.

use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use serde::{Deserialize, Serialize};
use shop::{
    Timestamp,
    id::{MailId, MailKind},
};
use store::{Batch, Condition, Direction, Query, StoreError};
use tokio::{sync::Notify, time::timeout};
use tracing::{error, warn};

use super::{Letter, Mail, MailError, Mailer};
use crate::{
    OpCtx, ServiceError, ServiceResult, Settings,
    documents::{Documents, Versioned, body},
    schema::{MAILS, key},
};

/// A mail that is being sent is nobody else's for so long; longer than [`LONGEST`].
const LEASE: Duration = Duration::from_secs(60);
/// After this, an attempt has failed.
const LONGEST: Duration = Duration::from_secs(20);
/// How many are sent side by side: mail servers look askance at more.
const AT_ONCE: u32 = 4;
/// How long after each failed attempt the next one comes; the last one repeats.
const PAUSES: [Duration; 5] = [minutes(1), minutes(5), minutes(30), minutes(2 * 60), minutes(6 * 60)];
/// A mail is given up after so many attempts, which is a little over a day.
const MOST_ATTEMPTS: u32 = 8;
/// A mail that was given up is kept for whoever looks into it.
const KEPT: Duration = minutes(30 * 24 * 60);

/// The outbox.
#[derive(Clone)]
pub struct Outbox {
    documents: Documents,
    mailer: Option<Arc<dyn Mailer>>,
    woken: Arc<Notify>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    mail: Mail,
    written_at: Timestamp,
    attempts: u32,
    state: State,
    due_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Waiting,
    Dead,
}

impl Outbox {
    pub(crate) fn new(documents: &Documents, settings: &Settings) -> ServiceResult<Self> {
        let mailer = settings.mail.mailer(&settings.name)?;
        Ok(Self { documents: documents.clone(), mailer, woken: Arc::default() })
    }

    /// The part of a batch that puts a mail into the outbox; [`Outbox::wake`] after its commit sends it at once.
    ///
    /// # Errors
    /// Never in practice: if the mail cannot be written down.
    pub fn queue(&self, ctx: &OpCtx, mail: &Mail) -> ServiceResult<Batch> {
        let entry =
            Entry { mail: mail.clone(), written_at: ctx.now, attempts: 0, state: State::Waiting, due_at: Some(ctx.now), expires_at: None };
        Ok(Batch::new().insert(key(MAILS, ctx.new_id::<MailKind>()), body(&entry)?))
    }

    /// Tells whoever waits in [`Outbox::woken`] that there is something to send.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// Until somebody calls [`Outbox::wake`], or at once if somebody did since the last time.
    pub async fn woken(&self) {
        self.woken.notified().await;
    }

    /// Sends a few of the mails that are due; the number of those that were taken on. Call it again until it is 0.
    ///
    /// Safe to run in several copies at once: each mail is claimed by a write that only one of them can make.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub async fn send_due(&self, now: Timestamp) -> ServiceResult<usize> {
        let Some(mailer) = &self.mailer else { return Ok(0) };
        let due = Condition::Range { field: "due_at", from: None, to: Some((now.millis() + 1).into()) };
        let query = Query::all(MAILS).filter(due).sorted("due_at", Direction::Ascending).limit(AT_ONCE);
        let found = self.documents.find::<Entry>(&query).await?;
        let outcomes = join_all(found.into_iter().map(|entry| self.send(&**mailer, entry, now))).await;
        outcomes.into_iter().try_fold(0, |sent, outcome| Ok(sent + usize::from(outcome?)))
    }

    async fn send(&self, mailer: &dyn Mailer, mut entry: Versioned<Entry>, now: Timestamp) -> ServiceResult<bool> {
        let id: MailId = entry.key.id.parse().map_err(ServiceError::doing("read a mail's id"))?;
        entry.value.attempts += 1;
        entry.value.due_at = Some(now.after(LEASE));
        if !self.settle(entry.replace()?).await? {
            return Ok(false);
        }
        entry.version += 1;
        let letter = Letter { id, written_at: entry.value.written_at, mail: entry.value.mail.clone() };
        let outcome = timeout(LONGEST, mailer.send(&letter)).await.unwrap_or_else(|late| Err(MailError::Failed(late.into())));
        let after = match &outcome {
            Ok(()) => Batch::new().delete(entry.key, entry.version),
            Err(error) => {
                entry.value.fail(&letter.id, error, now);
                entry.replace()?
            }
        };
        // Somebody who took us for dead may have it by now; then theirs counts.
        self.settle(after).await?;
        Ok(outcome.is_ok())
    }

    /// Whether it was committed, and not somebody else faster.
    async fn settle(&self, batch: Batch) -> ServiceResult<bool> {
        match self.documents.commit(&batch).await {
            Err(StoreError::Conflict { .. }) => Ok(false),
            done => Ok(done.map(|()| true)?),
        }
    }
}

impl Entry {
    /// What becomes of it after an attempt failed. The log names neither address nor text.
    fn fail(&mut self, id: &MailId, error: &MailError, now: Timestamp) {
        let reason = reason(error);
        if matches!(error, MailError::Refused(_)) || self.attempts >= MOST_ATTEMPTS {
            error!(mail.id = %id, attempts = self.attempts, error = reason, "A mail could not be delivered and is given up");
            (self.state, self.due_at, self.expires_at) = (State::Dead, None, Some(now.after(KEPT)));
        } else {
            warn!(mail.id = %id, attempts = self.attempts, error = reason, "A mail could not be delivered and will be tried again");
            self.due_at = Some(now.after(pause(self.attempts)));
        }
    }
}

/// How long to wait after so many attempts.
fn pause(attempts: u32) -> Duration {
    let place = (attempts as usize).saturating_sub(1).min(PAUSES.len() - 1);
    PAUSES[place]
}

fn reason(error: &MailError) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}
