//! A device with a passkey, as the standard describes it (WebAuthn §6), honest unless a test makes it lie.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY: u8 = 0x40;

#[derive(Clone)]
pub struct Device {
    pub key: SigningKey,
    pub id: Vec<u8>,
    /// What the shop calls the account; learned when the key is made.
    pub handle: Option<String>,
    /// How often the key was used.
    pub uses: u32,
    /// Whether it counts them at all.
    pub counts: bool,
    /// Whether its owner shows a finger.
    pub verifies: bool,
    /// Where the page is from.
    pub origin: String,
    pub host: String,
}

impl Device {
    pub fn new(number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            id: vec![number; 16],
            handle: None,
            uses: 0,
            counts: true,
            verifies: true,
            origin: "http://localhost:4101".to_owned(),
            host: "localhost".to_owned(),
        }
    }

    pub fn id(&self) -> String {
        BASE64.encode(&self.id)
    }

    /// Makes a key, as `navigator.credentials.create` does.
    pub fn makes(&mut self, options: &Json) -> String {
        self.handle = options["user"]["id"].as_str().map(str::to_owned);
        let mut data = self.data(NEW_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // CBOR: { "fmt": "none", "attStmt": {}, "authData": … }
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let response = json!({
            "clientDataJSON": BASE64.encode(self.client_data("webauthn.create", options)),
            "attestationObject": BASE64.encode(attestation),
            "transports": ["internal", "carrier-pigeon"],
        });
        self.credential(response)
    }

    /// Signs, as `navigator.credentials.get` does.
    pub fn signs(&mut self, options: &Json) -> String {
        self.uses += u32::from(self.counts);
        let (data, client) = (self.data(0), self.client_data("webauthn.get", options));
        let signed: Vec<u8> = data.iter().copied().chain(Sha256::digest(&client)).collect();
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "clientDataJSON": BASE64.encode(client),
            "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(signature.to_der()),
            "userHandle": self.handle,
        });
        self.credential(response)
    }

    fn credential(&self, response: Json) -> String {
        json!({ "id": self.id(), "rawId": self.id(), "type": "public-key", "response": response, "clientExtensionResults": {} }).to_string()
    }

    fn client_data(&self, kind: &str, options: &Json) -> Vec<u8> {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false }).to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(flags | PRESENT | verified);
        data.extend(self.uses.to_be_bytes());
        data
    }

    /// CBOR: { 1: 2 (elliptic curve), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x, b"\x22\x58\x20", y].concat()
    }
}
