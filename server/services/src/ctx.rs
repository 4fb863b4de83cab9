//! Who asks, when, and with which chance: gathered once at the edge, first argument of every call.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use sha2::{Digest, Sha256};
use shop::{
    Timestamp,
    id::{Id, Kind},
    order::Actor,
};

/// The context of one call.
#[derive(Clone, Debug)]
pub struct OpCtx {
    /// Who asks.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
    /// Named in logs and in what a failure shows.
    pub request_id: String,
    chance: Chance,
}

/// Secure random bytes from one seed: SHA-256 over seed and counter. A fixed seed makes a test repeatable.
#[derive(Clone, Debug)]
pub struct Chance {
    seed: [u8; 32],
    drawn: Arc<AtomicU64>,
}

impl OpCtx {
    /// A context with its chance drawn from the operating system.
    ///
    /// # Errors
    /// If the system has no randomness to give.
    pub fn new(actor: Actor, now: Timestamp, request_id: String) -> Result<Self, getrandom::Error> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        Ok(Self::with_seed(actor, now, request_id, seed))
    }

    /// A context whose chance follows from a seed.
    #[must_use]
    pub fn with_seed(actor: Actor, now: Timestamp, request_id: String, seed: [u8; 32]) -> Self {
        Self { actor, now, request_id, chance: Chance { seed, drawn: Arc::default() } }
    }

    /// A new id of this moment.
    #[must_use]
    pub fn new_id<K: Kind>(&self) -> Id<K> {
        Id::new(self.now, self.chance.bytes())
    }

    /// An unguessable text of 160 bits, safe in addresses.
    #[must_use]
    pub fn new_secret(&self) -> String {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        URL_SAFE_NO_PAD.encode(self.chance.bytes::<20>())
    }

    /// So many random bytes, at most 32.
    #[must_use]
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        self.chance.bytes()
    }
}

impl Chance {
    fn bytes<const N: usize>(&self) -> [u8; N] {
        const { assert!(N <= 32) };
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        let block = Sha256::new().chain_update(self.seed).chain_update(drawn.to_be_bytes()).finalize();
        std::array::from_fn(|place| block[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_never_repeats_and_follows_its_seed() {
        let ctx = |seed| OpCtx::with_seed(Actor::Guest, Timestamp::from_millis(0), "r".into(), [seed; 32]);
        let (one, other) = (ctx(1), ctx(1));
        assert_eq!(one.new_secret(), other.new_secret());
        assert_ne!(one.new_secret(), one.new_secret());
        assert_ne!(one.new_secret(), ctx(2).new_secret());
    }
}
