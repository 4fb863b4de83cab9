//! Who asks, when, and with which chance: gathered once at the edge, first argument of every call.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sha2::{Digest, Sha256};
use shop::{
    Code, Rejection, Timestamp,
    access::{Need, Powers},
    account::User,
    id::{Id, Kind, SessionId, UserId},
    order::Actor,
};

use crate::ServiceResult;

/// The context of one call.
#[derive(Clone, Debug)]
pub struct OpCtx {
    /// Who asks.
    pub actor: Actor,
    /// What they may do.
    pub powers: Powers,
    /// Who is signed in.
    pub me: Option<Arc<Me>>,
    /// From where.
    pub client: Client,
    /// When.
    pub now: Timestamp,
    /// Named in logs and in what a failure shows.
    pub request_id: String,
    chance: Chance,
}

/// Where a request comes from.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// The network address.
    pub address: Option<IpAddr>,
    /// What it says of itself: the `User-Agent`.
    pub device: String,
}

/// Somebody who is signed in, as they were when the request came.
#[derive(Clone, Debug)]
pub struct Me {
    /// Who.
    pub user: User,
    /// In which session.
    pub session: SessionId,
    /// When they last proved who they are.
    pub signed_in_at: Timestamp,
    /// Whether a second factor was part of that.
    pub with_second_factor: bool,
}

/// For a step that matters, a sign-in this fresh counts as proof.
const FRESH: Duration = Duration::from_secs(10 * 60);

impl Me {
    /// Whether they proved who they are a moment ago: a stolen session is older.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        self.signed_in_at.after(FRESH) > now
    }
}

/// What whoever signed in too long ago is told.
#[must_use]
pub fn stale() -> Rejection {
    Rejection::new(Code::SignInAgain, "Please sign out and in again first: this step needs a fresh sign-in.")
}

/// Who asks, and what they may do.
#[derive(Clone, Debug)]
pub struct Identity {
    /// As logs and timelines name them.
    pub actor: Actor,
    /// What they may do.
    pub powers: Powers,
    /// Who is signed in; a program's key is nobody.
    pub me: Option<Arc<Me>>,
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
        let powers = match actor {
            Actor::System | Actor::Admin(_) => Powers::Operator,
            Actor::Guest | Actor::User { .. } | Actor::Key { .. } => Powers::Guest,
        };
        let chance = Chance { seed, drawn: Arc::default() };
        Self { actor, powers, me: None, client: Client::default(), now, request_id, chance }
    }

    /// The same call, by somebody who proved who they are.
    #[must_use]
    pub fn by(self, identity: Identity) -> Self {
        let Identity { actor, powers, me } = identity;
        Self { actor, powers, me, ..self }
    }

    /// The same call, named in logs after somebody who has just proved who they are.
    #[must_use]
    pub fn named(self, user: &User) -> Self {
        Self { actor: Actor::User { id: user.id.clone(), name: user.name.clone() }, ..self }
    }

    /// The same call, from there.
    #[must_use]
    pub fn from(self, client: Client) -> Self {
        Self { client, ..self }
    }

    /// Asks the policy.
    ///
    /// # Errors
    /// What is missing, in the words of the contract.
    pub fn require(&self, need: Need) -> ServiceResult<()> {
        Ok(self.powers.meet(need)?)
    }

    /// Whoever is signed in.
    ///
    /// # Errors
    /// If nobody is.
    pub fn me(&self) -> ServiceResult<&Me> {
        self.require(Need::SignedIn)?;
        Ok(self.me.as_deref().ok_or_else(|| Rejection::new(Code::Forbidden, "Access Denied: Insufficient permissions"))?)
    }

    /// The account of whoever is signed in, if anybody is.
    #[must_use]
    pub fn user_id(&self) -> Option<&UserId> {
        self.me.as_ref().map(|me| &me.user.id)
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
