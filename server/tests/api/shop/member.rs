use std::{
    collections::BTreeSet,
    sync::Mutex,
    time::{SystemTime, UNIX_EPOCH},
};

use ::shop::{
    Timestamp,
    access::{Permission, Role},
    account::{AddressBook, User},
    order::Actor,
};
use axum::http::header::ORIGIN;
use services::{
    OpCtx,
    accounts::RegisterForm,
    schema::{USERS, key},
    sessions::Tokens,
    sign_in::{SignIn, SignedIn},
};

use store::Batch;

use super::{Person, TestShop};

/// Everybody's.
pub const PASSWORD: &str = "tidy brass kettle";

/// Somebody with an account, who is signed in.
pub struct Member {
    pub user: User,
    pub tokens: Mutex<Tokens>,
}

impl Member {
    pub fn access(&self) -> String {
        self.tokens.lock().unwrap().access.clone()
    }

    pub fn refresh(&self) -> String {
        self.tokens.lock().unwrap().refresh.clone()
    }

    /// As a program that sends their token.
    pub fn over_rest(&self, shop: &TestShop) -> Person {
        shop.guest().with_bearer(&self.access())
    }

    /// As a browser on the shop's own pages.
    pub fn in_browser(&self, shop: &TestShop) -> Person {
        let person = shop.guest().with_header(ORIGIN, "http://shop.test");
        person.with_cookie("access", &self.access()).with_cookie("refresh", &self.refresh())
    }
}

impl TestShop {
    /// The same person after their role was changed, which signed them out.
    pub async fn again(&self, member: &Member) -> Member {
        self.member(member.user.clone()).await
    }

    /// Somebody who buys here; `ada` becomes `ada@example.com`.
    pub async fn customer(&self, name: &str) -> Member {
        let user = self.services.accounts.register(&self.by_nobody(), &form(name)).await.unwrap();
        self.member(user).await
    }

    /// Somebody who works here and may do this much.
    pub async fn staff(&self, name: &str, permissions: &[Permission]) -> Member {
        self.first_admin().await;
        let user = self.services.setup.admin(&self.by_operator(), &form(name)).await.unwrap();
        let role = Role::Staff { permissions: permissions.iter().copied().collect::<BTreeSet<_>>() };
        let user = self.services.staff.set_role(&self.by_operator(), &user.id, role).await.unwrap();
        self.member(user).await
    }

    /// The admin who stays.
    pub async fn first_admin(&self) -> &Member {
        self.first_admin.get_or_init(|| self.boss("root")).await
    }

    /// So many customers, each a second younger than the one before; nobody knows their passwords.
    pub async fn put_in_people(&self, count: u32) {
        let mut batch = Batch::new();
        for number in 0..count {
            let at = Timestamp::from_millis(1_790_000_000_000 + i64::from(number) * 1_000);
            let ctx = OpCtx::new(Actor::System, at, "test".to_owned()).unwrap();
            let user = User {
                id: ctx.new_id(),
                email: format!("person-{number}@example.com").parse().unwrap(),
                email_verified_at: None,
                name: format!("Person {number}").parse().unwrap(),
                role: Role::Customer,
                visitor: ctx.new_id(),
                addresses: AddressBook::default(),
                avatar: None,
                wants_offers: false,
                generation: 0,
                created_at: at,
                groups: Default::default(),
                closes_at: None,
            };
            batch = batch.insert(key(USERS, &user.id), serde_json::to_value(&user).unwrap());
        }
        self.store.commit(&batch).await.unwrap();
    }

    /// Another admin.
    pub async fn boss(&self, name: &str) -> Member {
        let user = self.services.setup.admin(&self.by_operator(), &form(name)).await.unwrap();
        self.member(user).await
    }

    /// A program's key with these scopes.
    pub async fn key(&self, scopes: &[Permission]) -> String {
        let scopes: Vec<String> = scopes.iter().map(|scope| scope.as_str().to_owned()).collect();
        self.services.api_keys.create(&self.by_operator(), "a program", &scopes).await.unwrap().1
    }

    /// The context of somebody who calls a service now.
    pub async fn by(&self, member: &Member) -> OpCtx {
        self.by_nobody().by(self.services.sessions.identify(&member.access(), now()).await.unwrap())
    }

    /// A session of somebody, begun now.
    pub async fn signs_in(&self, email: &str) -> Tokens {
        self.signed_in_at(email, now()).await
    }

    /// A session of somebody, begun then.
    pub async fn signed_in_at(&self, email: &str, then: Timestamp) -> Tokens {
        let ctx = OpCtx::new(Actor::Guest, then, "test".to_owned()).unwrap();
        match self.services.sign_in.with_password(&ctx, None, email, PASSWORD).await.unwrap() {
            SignIn::Done(done) => {
                let SignedIn { tokens, .. } = *done;
                tokens
            }
            SignIn::SecondFactor(_) => panic!("{email} has a second factor"),
        }
    }

    async fn member(&self, user: User) -> Member {
        let tokens = self.signs_in(user.email.as_str()).await;
        Member { user, tokens: Mutex::new(tokens) }
    }

    pub fn by_operator(&self) -> OpCtx {
        OpCtx::new(Actor::System, now(), "test".to_owned()).unwrap()
    }

    fn by_nobody(&self) -> OpCtx {
        OpCtx::new(Actor::Guest, now(), "test".to_owned()).unwrap()
    }
}

pub fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap())
}

fn form(name: &str) -> RegisterForm {
    RegisterForm { name: name.to_owned(), email: format!("{name}@example.com"), password: PASSWORD.to_owned() }
}
