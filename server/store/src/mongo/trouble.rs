//! Which of MongoDB's errors pass, and how long to wait for that.

use std::time::{Duration, Instant};

use mongodb::error::{
    Error, ErrorKind, RETRYABLE_WRITE_ERROR, TRANSIENT_TRANSACTION_ERROR, UNKNOWN_TRANSACTION_COMMIT_RESULT, WriteFailure,
};

use crate::StoreError;

/// How long a call is tried again before it gives up: longer than an election takes.
const PATIENCE: Duration = Duration::from_secs(12);
const FIRST_PAUSE: Duration = Duration::from_millis(2);
const LONGEST_PAUSE: Duration = Duration::from_millis(250);

const DUPLICATE_KEY: i32 = 11_000;
const WRITE_CONFLICT: i32 = 112;
/// TypeMismatch (an array among whose values the filter found one) and PathNotViable.
const NO_COUNTER_CODES: &[i32] = &[14, 28];

/// What a server answers that is about to be primary, or no longer is, or had to give way to another transaction.
const PASSING_CODES: &[i32] = &[
    6,      // HostUnreachable
    7,      // HostNotFound
    24,     // LockTimeout
    50,     // MaxTimeMSExpired
    64,     // WriteConcernFailed
    89,     // NetworkTimeout
    91,     // ShutdownInProgress
    112,    // WriteConflict
    134,    // ReadConcernMajorityNotAvailableYet
    189,    // PrimarySteppedDown
    239,    // SnapshotTooOld
    246,    // SnapshotUnavailable: a collection was made a moment ago
    251,    // NoSuchTransaction
    262,    // ExceededTimeLimit
    9_001,  // SocketException
    10_107, // NotWritablePrimary
    11_600, // InterruptedAtShutdown
    11_602, // InterruptedDueToReplStateChange
    13_388, // StaleConfig
    13_435, // NotPrimaryNoSecondaryOk
    13_436, // NotPrimaryOrSecondary
];

/// What a change stream answers when its token leads nowhere any more, or never did.
const HISTORY_CODES: &[i32] = &[
    15,     // Overflow: a token that is cut off
    136,    // CappedPositionLost
    260,    // InvalidResumeToken
    280,    // ChangeStreamFatalError
    286,    // ChangeStreamHistoryLost
    50_811, // a token that is no token
];

/// Why a transaction did not commit.
pub(super) enum Trouble {
    /// The port's own answer: a conflict, a value taken, too few left.
    Refused(StoreError),
    /// What the driver or the server said.
    Driver(Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Driver(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

/// Tries again for a while, a little later each time and never at the same moment as others do.
pub(super) struct Patience {
    until: Instant,
    pause: Duration,
}

impl Patience {
    pub(super) fn new() -> Self {
        Self { until: Instant::now() + PATIENCE, pause: FIRST_PAUSE }
    }

    /// Waits before the next try, or answers why there will be none.
    pub(super) async fn after(&mut self, doing: &'static str, error: Error) -> Result<(), StoreError> {
        if !is_passing(&error) {
            return Err(StoreError::Failed { doing, source: error.into() });
        }
        if Instant::now() >= self.until {
            return Err(StoreError::Unavailable(error.into()));
        }
        tracing::debug!(%error, doing, "MongoDB asks to try again");
        tokio::time::sleep(self.pause.mul_f64(fraction())).await;
        self.pause = LONGEST_PAUSE.min(self.pause * 2);
        Ok(())
    }
}

/// Does something until it succeeds or fails for good.
pub(super) async fn patiently<T, F>(doing: &'static str, attempt: impl Fn() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, Error>>,
{
    let mut patience = Patience::new();
    loop {
        match attempt().await {
            Ok(done) => return Ok(done),
            Err(error) => patience.after(doing, error).await?,
        }
    }
}

/// Whether the same call may go through later.
pub(super) fn is_passing(error: &Error) -> bool {
    let away = matches!(
        *error.kind,
        ErrorKind::Io(_) | ErrorKind::ServerSelection { .. } | ErrorKind::ConnectionPoolCleared { .. } | ErrorKind::DnsResolve { .. }
    );
    let labels = [TRANSIENT_TRANSACTION_ERROR, UNKNOWN_TRANSACTION_COMMIT_RESULT, RETRYABLE_WRITE_ERROR];
    away || labels.iter().any(|label| error.contains_label(label)) || code(error).is_some_and(|code| PASSING_CODES.contains(&code))
}

/// Whether a cursor is too old, or no cursor of this database.
pub(super) fn is_lost_history(error: &Error) -> bool {
    code(error).is_some_and(|code| HISTORY_CODES.contains(&code))
}

pub(super) fn is_duplicate(error: &Error) -> bool {
    code(error) == Some(DUPLICATE_KEY)
}

/// Which of several inserts was refused.
pub(super) fn refused_place(error: &Error) -> Option<usize> {
    match &*error.kind {
        ErrorKind::InsertMany(many) => many.write_errors.as_ref()?.first().map(|error| error.index),
        _ => None,
    }
}

/// Whether another transaction holds what this one wanted to write.
pub(super) fn is_write_conflict(error: &Error) -> bool {
    code(error) == Some(WRITE_CONFLICT)
}

/// Whether an addition met something that is no integer, or a path that leads through something that is no object.
pub(super) fn is_no_counter(error: &Error) -> bool {
    code(error).is_some_and(|code| NO_COUNTER_CODES.contains(&code))
}

pub(super) fn code(error: &Error) -> Option<i32> {
    match &*error.kind {
        ErrorKind::Command(command) => Some(command.code),
        ErrorKind::Write(WriteFailure::WriteError(write)) => Some(write.code),
        ErrorKind::Write(WriteFailure::WriteConcernError(concern)) => Some(concern.code),
        ErrorKind::InsertMany(many) => {
            let first = many.write_errors.as_ref().and_then(|errors| errors.first()).map(|error| error.code);
            first.or(many.write_concern_error.as_ref().map(|concern| concern.code))
        }
        _ => None,
    }
}

/// A random fraction; without a source of chance everyone waits half.
fn fraction() -> f64 {
    getrandom::u32().map_or(0.5, |chance| f64::from(chance) / f64::from(u32::MAX))
}
