//! One entry, and what becomes of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::Timestamp;
use store::Batch;
use tracing::{error, warn};

use super::{Rules, Trouble};
use crate::{
    ServiceResult,
    documents::{Versioned, body},
};

/// Letters that are kept of what went wrong.
const REASON: usize = 1_000;

/// An entry as it is kept. `due_at` stands only while it waits, `dead_at` only once it was given up.
#[derive(Serialize, Deserialize)]
pub(super) struct Entry<T> {
    #[serde(flatten)]
    pub(super) what: T,
    pub(super) written_at: Timestamp,
    pub(super) attempts: u32,
    pub(super) state: State,
    #[serde(default)]
    pub(super) due_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) dead_at: Option<Timestamp>,
    pub(super) expires_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_error: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) remembered_until: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kept_until: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    Waiting,
    Dead,
    Done,
}

/// An entry that is done and kept whole.
#[derive(Serialize)]
struct Ended<'a, T> {
    #[serde(flatten)]
    what: &'a T,
    written_at: Timestamp,
    attempts: u32,
    state: State,
    expires_at: Timestamp,
    kept_until: Timestamp,
}

/// What is left of an entry that is done and remembered.
#[derive(Serialize)]
struct Remembered {
    state: State,
    expires_at: Timestamp,
}

impl<T> Entry<T> {
    /// One that is due at once.
    pub(super) fn new(what: T, now: Timestamp) -> Self {
        Self {
            what,
            written_at: now,
            attempts: 0,
            state: State::Waiting,
            due_at: Some(now),
            dead_at: None,
            expires_at: None,
            last_error: None,
            remembered_until: None,
            kept_until: None,
        }
    }

    /// Lets it begin anew, with all its attempts.
    pub(super) fn revive(&mut self, now: Timestamp) {
        (self.state, self.attempts, self.due_at) = (State::Waiting, 0, Some(now));
        (self.dead_at, self.expires_at) = (None, None);
    }
}

impl<T: Serialize> Versioned<Entry<T>> {
    /// The batch that forgets an entry which is done, or leaves of it what it is kept or remembered by.
    pub(super) fn done(&self) -> ServiceResult<Batch> {
        let batch = Batch::new();
        if let Some(until) = self.value.kept_until {
            let entry = &self.value;
            let kept = Ended {
                what: &entry.what,
                written_at: entry.written_at,
                attempts: entry.attempts,
                state: State::Done,
                expires_at: until,
                kept_until: until,
            };
            return Ok(batch.replace(self.key.clone(), self.version, body(&kept)?));
        }
        Ok(match self.value.remembered_until {
            None => batch.delete(self.key.clone(), self.version),
            Some(expires_at) => batch.replace(self.key.clone(), self.version, body(&Remembered { state: State::Done, expires_at })?),
        })
    }
}

impl<T> Versioned<Entry<T>> {
    /// What becomes of it after an attempt failed. The log does not name what waits.
    pub(super) fn fail(&mut self, trouble: &Trouble, rules: &Rules, now: Timestamp) {
        let (Trouble::Again(reason) | Trouble::GiveUp(reason)) = trouble;
        let (id, entry) = (&self.key.id, &mut self.value);
        let (noun, attempts) = (rules.noun, entry.attempts);
        if matches!(trouble, Trouble::GiveUp(_)) || attempts >= rules.most_attempts {
            error!(noun, id, attempts, error = reason, "This {noun} is given up: {id}");
            (entry.state, entry.due_at) = (State::Dead, None);
            (entry.dead_at, entry.expires_at) = (Some(now), Some(now.after(rules.kept)));
        } else {
            warn!(noun, id, attempts, error = reason, "This {noun} will be tried again: {id}");
            entry.due_at = Some(now.after(pause(rules, attempts)));
        }
        entry.last_error = Some(reason.chars().take(REASON).collect());
    }
}

/// How long to wait after so many attempts.
fn pause(rules: &Rules, attempts: u32) -> Duration {
    let place = (attempts as usize).saturating_sub(1);
    rules.pauses.get(place).or(rules.pauses.last()).copied().unwrap_or(rules.lease)
}
