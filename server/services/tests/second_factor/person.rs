//! Somebody with an account, who signs in and has a phone with an authenticator app.

use std::time::Duration;

use serde_json::Value as Json;
use services::{
    OpCtx, ServiceResult,
    accounts::RegisterForm,
    audit::Event,
    ctx::Identity,
    sign_in::{Challenge, SignIn},
};
use shop::{Timestamp, account::User, order::Actor};
use store::{Batch, Key};
use totp_rs::Builder;

use crate::support::{NOW, Shop};

pub const PASSWORD: &str = "tidy brass kettle";

/// A person at a moment.
#[derive(Clone)]
pub struct Person<'a> {
    pub shop: &'a Shop,
    pub user: User,
    pub now: Timestamp,
    /// What they do in the browser in which they are signed in.
    pub ctx: OpCtx,
}

/// A request by nobody yet.
pub fn guest(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::Guest, now, "test".into()).unwrap()
}

impl<'a> Person<'a> {
    /// Registers and signs in.
    pub async fn new(shop: &'a Shop, name: &str) -> Self {
        let form = RegisterForm { name: name.into(), email: format!("{name}@example.com").to_lowercase(), password: PASSWORD.into() };
        let user = shop.services.accounts.register(&guest(NOW), &form).await.unwrap();
        Self { shop, user, now: NOW, ctx: guest(NOW) }.signed_in().await
    }

    /// Signed in by the password alone.
    pub async fn signed_in(self) -> Self {
        let done = self.types_password().await.unwrap();
        self.with(&done).await
    }

    /// In the session of a sign-in.
    pub async fn with(self, done: &SignIn) -> Self {
        let SignIn::Done(done) = done else { panic!("not signed in: {done:?}") };
        let identity = self.shop.services.sessions.identify(&done.tokens.access, self.now).await.unwrap();
        Self { ctx: guest(self.now).by(identity), ..self }
    }

    /// The same person and session, a while later, as their next request comes.
    pub fn later(self, wait: Duration) -> Self {
        let now = self.now.after(wait);
        let identity = Identity { actor: self.ctx.actor.clone(), powers: self.ctx.powers.clone(), me: self.ctx.me.clone() };
        Self { now, ctx: guest(now).by(identity), ..self }
    }

    pub async fn types_password(&self) -> ServiceResult<SignIn> {
        self.shop.services.sign_in.with_password(&guest(self.now), None, self.user.email.as_str(), PASSWORD).await
    }

    /// What stands between the right password and the account.
    pub async fn challenge(&self) -> Challenge {
        match self.types_password().await.unwrap() {
            SignIn::SecondFactor(challenge) => challenge,
            SignIn::Done(_) => panic!("the password alone was enough"),
        }
    }

    /// Types the password, and then a code.
    pub async fn signs_in_with_code(&self, code: &str) -> ServiceResult<SignIn> {
        let challenge = self.challenge().await;
        self.shop.services.sign_in.with_code(&guest(self.now), None, &challenge.key, code).await
    }

    /// Sets an authenticator app up; the app and the recovery codes.
    pub async fn sets_app_up(&self) -> (App, Vec<String>) {
        let second_factor = &self.shop.services.second_factor;
        second_factor.offer_authenticator(&self.ctx, PASSWORD).await.unwrap();
        let app = App::of(&second_factor.offered(&self.ctx).await.unwrap().unwrap().secret);
        let codes = second_factor.confirm_authenticator(&self.ctx, &app.code(self.now)).await.unwrap();
        (app, codes)
    }

    /// Whether their session counts as one with a second factor.
    pub async fn is_strong(&self) -> bool {
        let found = self.shop.store.get(&Key { collection: "sessions", id: self.ctx.me().unwrap().session.to_string() }).await.unwrap();
        found.unwrap().body["with_second_factor"] == true
    }

    /// How often something was written down of them.
    pub async fn noted(&self, event: Event) -> usize {
        let entries = self.shop.services.audit.of_me(&self.ctx).await.unwrap();
        entries.iter().filter(|entry| entry.event == event).count()
    }

    /// Changes what is kept of their credentials, as no page can.
    pub async fn rewrites(&self, change: impl FnOnce(&mut Json)) {
        let key = Key { collection: "credentials", id: self.user.id.to_string() };
        let mut found = self.shop.store.get(&key).await.unwrap().unwrap();
        change(&mut found.body);
        self.shop.store.commit(&Batch::new().replace(key, found.version, found.body)).await.unwrap();
    }
}

/// An authenticator app that has learned a secret.
pub struct App {
    totp: totp_rs::Totp,
}

impl App {
    pub fn of(typed: &str) -> Self {
        let secret = totp_rs::Secret::try_from_base32(typed.replace(' ', "")).unwrap();
        Self { totp: Builder::new().with_secret(secret.as_bytes().to_vec()).build().unwrap() }
    }

    pub fn code(&self, now: Timestamp) -> String {
        self.totp.generate(u64::try_from(now.millis() / 1000).unwrap()).to_string()
    }
}
