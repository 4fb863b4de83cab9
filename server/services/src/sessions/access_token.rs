//! The access token: an HMAC-signed JWT (RFC 7519) with the session it belongs to.

use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};
use shop::{
    Timestamp,
    id::{SessionId, UserId},
};

use super::{ACCESS, Keys};
use crate::{ServiceError, ServiceResult};

const ISSUER: &str = "shopsphere";
const AUDIENCE: &str = "shopsphere/shop";
/// Longer than any token of ours; what is longer is not even decoded.
const MOST: usize = 2048;

/// What the token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: String,
    pub(super) sub: UserId,
    pub(super) sid: SessionId,
    /// In seconds, as the standard has it.
    iat: i64,
    exp: i64,
}

impl Claims {
    pub(super) fn new(now: Timestamp, user: &UserId, session: &SessionId) -> Self {
        let iat = now.millis() / 1000;
        let exp = iat + i64::try_from(ACCESS.as_secs()).unwrap_or(0);
        Self { iss: ISSUER.to_owned(), aud: AUDIENCE.to_owned(), sub: user.clone(), sid: session.clone(), iat, exp }
    }
}

impl Keys {
    pub(super) fn sign(&self, claims: &Claims) -> ServiceResult<String> {
        let (id, key) = self.signing()?;
        let header = Header { kid: Some(id.to_owned()), ..Header::new(Algorithm::HS256) };
        jsonwebtoken::encode(&header, claims, key).map_err(ServiceError::doing("sign an access token"))
    }

    /// What a token says, if one of our keys signed it for us and its time is not over.
    pub(super) fn read(&self, token: &str, now: Timestamp) -> Option<Claims> {
        if token.len() > MOST {
            return None;
        }
        let kid = jsonwebtoken::decode_header(token).ok()?.kid?;
        // The clock of the request decides, not the library's.
        let mut rules = Validation::new(Algorithm::HS256);
        rules.validate_exp = false;
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        rules.set_issuer(&[ISSUER]);
        rules.set_audience(&[AUDIENCE]);
        let claims = jsonwebtoken::decode::<Claims>(token, self.checking(&kid)?, &rules).ok()?.claims;
        (claims.exp > now.millis() / 1000).then_some(claims)
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use jsonwebtoken::EncodingKey;
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

    fn keys(secrets: &[&str]) -> Keys {
        Keys::from_secrets(secrets.iter().map(|secret| secret.as_bytes()))
    }

    fn claims() -> Claims {
        Claims::new(NOW, &UserId::new(NOW, [1; 10]), &SessionId::new(NOW, [2; 10]))
    }

    #[test]
    fn a_token_reads_back_for_a_quarter_of_an_hour() {
        let keys = keys(&["one secret of thirty-two letters!"]);
        let token = keys.sign(&claims()).unwrap();
        assert_eq!(keys.read(&token, NOW), Some(claims()));
        assert!(keys.read(&token, NOW.after(ACCESS - std::time::Duration::from_secs(1))).is_some());
        assert_eq!(keys.read(&token, NOW.after(ACCESS)), None);
    }

    #[test]
    fn keys_rotate_without_signing_anybody_out() {
        let before = keys(&["the first secret of our shop ....."]);
        let token = before.sign(&claims()).unwrap();
        let after = keys(&["the second secret of our shop ....", "the first secret of our shop ....."]);
        assert!(after.read(&token, NOW).is_some());
        assert!(before.read(&after.sign(&claims()).unwrap(), NOW).is_none());
        assert!(keys(&["the second secret of our shop ...."]).read(&token, NOW).is_none());
    }

    #[test]
    fn nobody_elses_token_is_read() {
        let secret = "one secret of thirty-two letters!";
        let ours = keys(&[secret]);
        let good = ours.sign(&claims()).unwrap();
        let kid = jsonwebtoken::decode_header(&good).unwrap().kid;
        let signed = |algorithm, secret: &str, claims: &serde_json::Value| {
            let header = Header { kid: kid.clone(), ..Header::new(algorithm) };
            jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
        };
        let said = serde_json::to_value(claims()).unwrap();
        let with = |name: &str, value: serde_json::Value| {
            let mut said = said.clone();
            said[name] = value;
            said
        };
        let without = |name: &str| {
            let mut said = said.clone();
            said.as_object_mut().unwrap().remove(name);
            said
        };
        let parts: Vec<&str> = good.split('.').collect();
        let none = URL_SAFE_NO_PAD.encode(json!({ "alg": "none", "kid": kid }).to_string());
        let bad = [
            signed(Algorithm::HS512, secret, &said),
            signed(Algorithm::HS256, "another secret of thirty-two let!", &said),
            signed(Algorithm::HS256, secret, &with("aud", json!("somebody else"))),
            signed(Algorithm::HS256, secret, &with("iss", json!("somebody else"))),
            signed(Algorithm::HS256, secret, &without("aud")),
            signed(Algorithm::HS256, secret, &without("exp")),
            signed(Algorithm::HS256, secret, &with("exp", json!("never"))),
            format!("{none}.{}.", parts[1]),
            format!("{}.{}.", parts[0], parts[1]),
            good[..good.len() - 1].to_owned(),
            good[..40].to_owned(),
            format!("{good}x"),
            "a".repeat(1_000_000),
            String::new(),
            "..".to_owned(),
        ];
        for token in bad {
            assert_eq!(ours.read(&token, NOW), None, "{}", &token[..token.len().min(200)]);
        }
        assert!(ours.read(&good, NOW).is_some());
    }
}
