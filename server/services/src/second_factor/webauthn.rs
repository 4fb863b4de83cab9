//! WebAuthn by `webauthn-rs`: the only file that names its types. What goes in and out is text and JSON.
//!
//! The library asks for user verification (a finger, a face, a PIN) each time and refuses answers without it, which is
//! why a passkey counts as both factors. Its challenges are drawn by the library itself.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use shop::{Code, account::User, text::Name};
use store::Json;
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError, WebauthnResult,
};

use crate::{ServiceError, ServiceResult, credentials::KeptPasskey, error::rejected};

/// The shop as passkeys know it: by the host that the browser shows.
pub(crate) struct RelyingParty {
    webauthn: Webauthn,
}

/// A ceremony that has begun: what the browser is asked, and what the shop keeps until its answer comes.
pub(crate) struct Begun {
    pub(crate) options: Json,
    pub(crate) state: Json,
}

/// What somebody's device answered at a sign-in.
pub(crate) struct Answer {
    answer: PublicKeyCredential,
}

/// What became of an answer at a sign-in.
pub(crate) enum Checked {
    /// It is theirs; the key as it is kept from now on.
    Right(Json),
    /// It is not.
    Wrong,
    /// The signature is right, but it counts fewer uses than are known: there is a copy of the key.
    Copied,
}

impl RelyingParty {
    /// The shop at an origin such as `https://shop.example`.
    ///
    /// # Errors
    /// `passkey_refused` at a bare network address: the standard binds passkeys to names.
    pub(crate) fn at(origin: &str, shop: &Name) -> ServiceResult<Self> {
        let url: Url = origin.parse().map_err(ServiceError::doing("read the shop's origin"))?;
        let host = url.domain().ok_or_else(|| rejected(Code::PasskeyRefused, nameless(&url)))?;
        let built = WebauthnBuilder::new(host, &url).and_then(|builder| builder.rp_name(shop.as_str()).build());
        Ok(Self { webauthn: built.map_err(ServiceError::doing("set passkeys up"))? })
    }

    /// Asks a device for a new passkey, on another device than those that have one.
    pub(super) fn start_registration(&self, handle: Uuid, user: &User, existing: &[KeptPasskey]) -> ServiceResult<Begun> {
        let existing = keys(existing)?.iter().map(|key| key.cred_id().clone()).collect();
        let begun = self.webauthn.start_passkey_registration(handle, user.email.as_str(), user.name.as_str(), Some(existing));
        let (options, state) = begun.map_err(doing("ask for a passkey"))?;
        let mut options = public_key(&options)?;
        // Sign-in without a name needs keys that the device finds by itself; where it cannot, the key is still a second factor.
        options["authenticatorSelection"]["residentKey"] = json!("preferred");
        options["authenticatorSelection"]["requireResidentKey"] = json!(false);
        Ok(Begun { options, state: json_of(&state)? })
    }

    /// The new passkey of a device's answer: its id, and the key as it is kept.
    ///
    /// # Errors
    /// `passkey_refused`.
    pub(super) fn finish_registration(&self, state: &Json, response: &str) -> ServiceResult<(String, Json)> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(response).map_err(|_| refused())?;
        let key = self.webauthn.finish_passkey_registration(&answer, &kept::<PasskeyRegistration>(state)?).map_err(|_| refused())?;
        Ok((text_of(key.cred_id()), json_of(&key)?))
    }

    /// Asks for one of somebody's passkeys.
    pub(crate) fn start_sign_in_of(&self, passkeys: &[KeptPasskey]) -> ServiceResult<Begun> {
        let begun = self.webauthn.start_passkey_authentication(&keys(passkeys)?);
        let (options, state) = begun.map_err(doing("ask for one of somebody's passkeys"))?;
        Ok(Begun { options: public_key(&options)?, state: json_of(&state)? })
    }

    /// Asks for any passkey of this shop.
    pub(crate) fn start_sign_in(&self) -> ServiceResult<Begun> {
        let (options, state) = self.webauthn.start_discoverable_authentication().map_err(doing("ask for any passkey"))?;
        Ok(Begun { options: public_key(&options)?, state: json_of(&state)? })
    }

    /// Checks an answer to [`Self::start_sign_in_of`] against one of the keys that were asked for.
    pub(crate) fn check_one_of(&self, state: &Json, answer: &Answer, key: &Json) -> ServiceResult<Checked> {
        let state: PasskeyAuthentication = kept(state)?;
        checked(kept(key)?, self.webauthn.finish_passkey_authentication(&answer.answer, &state))
    }

    /// Checks an answer to [`Self::start_sign_in`] against the key that it names.
    pub(crate) fn check_any(&self, state: &Json, answer: &Answer, key: &Json) -> ServiceResult<Checked> {
        let (state, key): (DiscoverableAuthentication, Passkey) = (kept(state)?, kept(key)?);
        let outcome = self.webauthn.finish_discoverable_authentication_v2(&answer.answer, state, &key);
        checked(key, outcome)
    }
}

impl Answer {
    /// Reads what the browser sent.
    ///
    /// # Errors
    /// `passkey_refused`.
    pub(crate) fn read(response: &str) -> ServiceResult<Self> {
        Ok(Self { answer: serde_json::from_str(response).map_err(|_| refused())? })
    }

    /// The passkey that was used.
    pub(crate) fn passkey(&self) -> String {
        text_of(self.answer.get_credential_id())
    }

    /// The account that the device took it for, as passkeys name accounts.
    pub(crate) fn handle(&self) -> Option<String> {
        self.answer.get_user_unique_id().and_then(|bytes| Uuid::from_slice(bytes).ok()).map(|handle| handle.to_string())
    }
}

/// What is said when a passkey did not do; why in detail would help nobody but an attacker.
pub(crate) fn refused() -> ServiceError {
    rejected(Code::PasskeyRefused, "This passkey could not be checked. Please try again, or use another way.")
}

fn checked(mut key: Passkey, outcome: WebauthnResult<AuthenticationResult>) -> ServiceResult<Checked> {
    Ok(match outcome {
        Ok(result) if result.user_verified() => match key.update_credential(&result) {
            Some(_) => Checked::Right(json_of(&key)?),
            None => Checked::Wrong,
        },
        Err(WebauthnError::CredentialPossibleCompromise) => Checked::Copied,
        Ok(_) | Err(_) => Checked::Wrong,
    })
}

fn nameless(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!(
        "Passkeys are bound to the name of a website, and this shop was opened by its network address. Please open it by its name; \
         on your own computer that is http://localhost{port}."
    )
}

fn doing(doing: &'static str) -> impl FnOnce(WebauthnError) -> ServiceError {
    ServiceError::doing(doing)
}

/// The options that a browser's `parse…OptionsFromJSON` takes.
fn public_key(challenge: &impl Serialize) -> ServiceResult<Json> {
    Ok(json_of(challenge)?["publicKey"].take())
}

fn keys(passkeys: &[KeptPasskey]) -> ServiceResult<Vec<Passkey>> {
    passkeys.iter().map(|passkey| kept(&passkey.key)).collect()
}

fn kept<T: DeserializeOwned>(json: &Json) -> ServiceResult<T> {
    T::deserialize(json).map_err(ServiceError::doing("read what is kept of a passkey"))
}

fn json_of(value: &impl Serialize) -> ServiceResult<Json> {
    serde_json::to_value(value).map_err(ServiceError::doing("write what is kept of a passkey"))
}

fn text_of(id: impl AsRef<[u8]>) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(id)
}
