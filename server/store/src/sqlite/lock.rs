//! One process serves a file; commands may write beside it.

use std::{
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// Held while a process serves; the system frees it when the process ends, however it ends.
#[derive(Debug)]
pub struct ServingLock {
    _file: File,
}

/// Why a file cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process serves it.
    #[error("another copy of the program already serves {}; stop it first, or use MongoDB to run several", path.display())]
    Held {
        /// The database file.
        path: PathBuf,
    },
    /// The lock file could not be opened or locked.
    #[error("could not lock {}", path.display())]
    Failed {
        /// The lock file.
        path: PathBuf,
        /// What the system answered.
        #[source]
        source: io::Error,
    },
}

/// Makes this process the one that serves the database file, until the lock is dropped.
///
/// # Errors
/// [`LockError::Held`] if another process does.
pub fn lock_for_serving(path: &Path) -> Result<ServingLock, LockError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".serving");
    let beside = PathBuf::from(beside);
    let failed = |source| LockError::Failed { path: beside.clone(), source };
    let file = File::options().create(true).truncate(false).write(true).open(&beside).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(ServingLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(LockError::Held { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}
