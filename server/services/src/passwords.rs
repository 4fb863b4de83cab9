//! Passwords as argon2id hashes: computed off the async threads and few at a time, so that signing
//! in cannot starve the shop.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use shop::{Code, account::Password};
use tokio::sync::{OnceCell, Semaphore};

use crate::{ServiceError, ServiceResult, error::rejected};

/// OWASP's advice for argon2id (Password Storage Cheat Sheet, 2026): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Whoever waits longer for their turn is asked to try again.
const PATIENCE: Duration = Duration::from_secs(15);

/// Computes and checks hashes.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    decoy: Arc<OnceCell<String>>,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not the password.
    Wrong,
    /// The password.
    Right {
        /// Whether its hash is weaker than those made today.
        is_outdated: bool,
    },
}

impl Passwords {
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        // Half of the cores at the most: the other half is for those who browse.
        Self { turns: Arc::new(Semaphore::new((cores / 2).clamp(1, 8))), decoy: Arc::default() }
    }

    /// The hash of a new password, as a PHC string.
    pub async fn hash(&self, password: Password) -> ServiceResult<String> {
        self.compute(move || hasher()?.hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| error.to_string()))
            .await
    }

    /// Whether this is the password of a hash. Without a hash it takes as long, and is wrong.
    pub async fn check(&self, password: Password, hash: Option<String>) -> ServiceResult<Verdict> {
        let decoy = hash.is_none();
        let hash = match hash {
            Some(hash) => hash,
            None => self.decoy.get_or_try_init(|| self.hash(Password::typed("nobody has this password"))).await?.clone(),
        };
        let verdict = self.compute(move || verdict(&password, &hash)).await?;
        Ok(if decoy { Verdict::Wrong } else { verdict })
    }

    /// Whether attackers try this password first; in lower case.
    #[must_use]
    pub fn is_common(password: &str) -> bool {
        passwords::analyzer::is_common_password(password)
    }

    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, String> + Send + 'static) -> ServiceResult<T> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let busy = |_| rejected(Code::Unavailable, "Very many people are signing in just now. Please try again in a moment.");
        let turn = turn.map_err(busy)?.map_err(ServiceError::doing("wait for a turn to check a password"))?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn; // kept until the work is done, even if nobody waits for it any more
            work()
        });
        let done = done.await.map_err(ServiceError::doing("compute a password's hash"))?;
        done.map_err(ServiceError::doing("compute a password's hash"))
    }
}

fn hasher() -> Result<Argon2<'static>, String> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| error.to_string())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn verdict(password: &Password, hash: &str) -> Result<Verdict, String> {
    let kept = PasswordHash::new(hash).map_err(|error| error.to_string())?;
    // The hash's own parameters count, so those of older programs are still right.
    if hasher()?.verify_password(password.as_bytes(), &kept).is_err() {
        return Ok(Verdict::Wrong);
    }
    let has = |name: &str, value: u32| kept.params.get_decimal(name) == Some(value);
    let is_outdated = kept.algorithm.as_str() != "argon2id" || !has("m", MEMORY_KIB) || !has("t", PASSES) || !has("p", LANES);
    Ok(Verdict::Right { is_outdated })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_knows_its_password_only() {
        let passwords = Passwords::new();
        let hash = passwords.hash(Password::typed("tidy brass kettle")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let check = |typed: &str, hash: Option<&String>| passwords.check(Password::typed(typed), hash.cloned());
        assert_eq!(check("tidy brass kettle", Some(&hash)).await.unwrap(), Verdict::Right { is_outdated: false });
        assert_eq!(check("tidy brass kettl", Some(&hash)).await.unwrap(), Verdict::Wrong);
        assert_eq!(check("nobody has this password", None).await.unwrap(), Verdict::Wrong);
    }

    #[test]
    fn a_weaker_hash_is_outdated() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
        let hash = weak.hash_password(b"tidy brass kettle").unwrap().to_string();
        assert_eq!(verdict(&Password::typed("tidy brass kettle"), &hash), Ok(Verdict::Right { is_outdated: true }));
    }

    #[test]
    fn the_list_holds_what_everybody_tries() {
        for common in ["password", "12345678", "qwertyuiop", "iloveyou", "password1"] {
            assert!(Passwords::is_common(common), "{common}");
        }
        assert!(!Passwords::is_common("tidy brass kettle"));
    }
}
