//! The keys that sign access tokens: set by the operator, or made once and kept in the store, so
//! that every copy of the program has the same.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde::{Deserialize, Serialize};
use store::Batch;

use crate::{
    ServiceError, ServiceResult,
    documents::{Documents, body, was_overtaken},
    schema::{MARKS, key},
    secrets::{Secret, hash},
};

/// Where the made keys are kept.
const MARK: &str = "token_keys";

/// The keys; the first signs, all of them check.
#[derive(Clone)]
pub struct Keys {
    keys: Arc<Vec<Key>>,
}

struct Key {
    /// Names it in a token's header; tells nothing of it.
    id: String,
    signs: EncodingKey,
    checks: DecodingKey,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    keys: Vec<String>,
}

impl Keys {
    /// The keys of the settings, else those in the store, which are made if there are none.
    pub(crate) async fn load(documents: &Documents, given: &[Secret]) -> ServiceResult<Self> {
        if !given.is_empty() {
            return Ok(Self::from_secrets(given.iter().map(|secret| secret.expose().as_bytes())));
        }
        loop {
            if let Some(kept) = documents.load::<Kept>(key(MARKS, MARK)).await? {
                let keys: Result<Vec<_>, _> = kept.value.keys.iter().map(|text| STANDARD_NO_PAD.decode(text)).collect();
                return Ok(Self::from_secrets(keys.map_err(ServiceError::doing("read the keys of tokens"))?));
            }
            let mut fresh = [0; 32];
            getrandom::fill(&mut fresh).map_err(ServiceError::doing("draw random bytes"))?;
            let made = Kept { keys: vec![STANDARD_NO_PAD.encode(fresh)] };
            match documents.commit(&Batch::new().insert(key(MARKS, MARK), body(&made)?)).await {
                // Another copy was faster; its keys are everybody's.
                Err(refused) if was_overtaken(&refused) => {}
                done => done?,
            }
        }
    }

    pub(super) fn from_secrets<T: AsRef<[u8]>>(secrets: impl IntoIterator<Item = T>) -> Self {
        let key = |secret: T| {
            let secret = secret.as_ref();
            Key { id: hash(secret)[..16].to_owned(), signs: EncodingKey::from_secret(secret), checks: DecodingKey::from_secret(secret) }
        };
        Self { keys: Arc::new(secrets.into_iter().map(key).collect()) }
    }

    pub(super) fn signing(&self) -> ServiceResult<(&str, &EncodingKey)> {
        let first = self.keys.first().ok_or_else(|| ServiceError::failed("sign an access token", "there is no key"))?;
        Ok((&first.id, &first.signs))
    }

    pub(super) fn checking(&self, id: &str) -> Option<&DecodingKey> {
        self.keys.iter().find(|key| key.id == id).map(|key| &key.checks)
    }
}
