//! From an access token to somebody: the token is read, then the session and its owner are looked up.

use std::sync::Arc;

use shop::{Code, Timestamp, access::Powers, account::User, order::Actor};

use super::{Session, Sessions};
use crate::{
    ServiceResult,
    ctx::{Identity, Me},
    documents::read,
    error::rejected,
    schema::{MARKS, SESSIONS, USERS, key},
    staff::{HouseRules, RULES},
};

impl Sessions {
    /// Who an access token stands for.
    ///
    /// # Errors
    /// `token_invalid` if it is not ours, its time is over, or its session has ended.
    pub async fn identify(&self, access: &str, now: Timestamp) -> ServiceResult<Identity> {
        let refused = || rejected(Code::TokenInvalid, "Access Denied: Invalid token");
        let claims = self.keys.read(access, now).ok_or_else(refused)?;
        // One read of all three, each time: what was revoked a moment ago is over now, on every copy of the program.
        let keys = [key(SESSIONS, &claims.sid), key(USERS, &claims.sub), key(MARKS, RULES)];
        let mut found = self.documents.store().get_many(&keys).await?.into_iter();
        let (session, user, rules) = (found.next().flatten(), found.next().flatten(), found.next().flatten());
        let (session, user) = session.zip(user).ok_or_else(refused)?;
        let (session, user) = (read::<Session>(session)?.value, read::<User>(user)?.value);
        if session.user != user.id || session.generation != user.generation || session.expires_at <= now {
            return Err(refused());
        }
        let rules = rules.map(read::<HouseRules>).transpose()?.map(|rules| rules.value).unwrap_or_default();
        let withheld = rules.staff_need_second_factor && user.role.is_of_the_house() && !session.with_second_factor;
        let powers = if withheld { Powers::Withheld } else { Powers::Of(user.role.clone()) };
        let actor = Actor::User { id: user.id.clone(), name: user.name.clone() };
        let me = Me { user, session: claims.sid, signed_in_at: session.signed_in_at, with_second_factor: session.with_second_factor };
        Ok(Identity { actor, powers, me: Some(Arc::new(me)) })
    }
}
