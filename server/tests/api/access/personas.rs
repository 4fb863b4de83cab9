use ::shop::{access::Permission, address::AddressForm};
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};

use super::table::Row;
use crate::shop::{Answer, Member, Person, TestShop, now};

/// Who comes, in the order of the table's columns.
pub const PERSONAS: [&str; 11] = [
    "a guest",
    "a customer",
    "another customer",
    "staff without permissions",
    "staff for the catalog",
    "staff for customers",
    "staff for the audit log",
    "an admin",
    "a key for the catalog",
    "a key for customers",
    "a key for the audit log",
];

/// The customer whose session and address are asked for.
pub const OWNER: usize = 1;

enum Who {
    Guest,
    Member(Box<Member>),
    Program(String),
}

pub struct Personas {
    everybody: Vec<Who>,
    address: String,
    /// Somebody to whom things are done.
    target: String,
}

impl Personas {
    pub async fn come(shop: &TestShop) -> Self {
        use Permission::{Audit, Catalog, Customers};
        let ada = shop.customer("ada").await;
        let member = |member| Who::Member(Box::new(member));
        let mut everybody = vec![Who::Guest];
        let address = address_of(shop, &ada).await;
        everybody.push(member(ada));
        everybody.push(member(shop.customer("bob").await));
        everybody.push(member(shop.staff("newcomer", &[]).await));
        for (name, permission) in [("cataloguer", Catalog), ("clerk", Customers), ("auditor", Audit)] {
            everybody.push(member(shop.staff(name, &[permission]).await));
        }
        everybody.push(member(shop.boss("boss").await));
        for permission in [Catalog, Customers, Audit] {
            everybody.push(Who::Program(shop.key(&[permission]).await));
        }
        Self { everybody, address, target: shop.customer("carl").await.user.id.to_string() }
    }

    /// Where somebody knocks, and what they are answered there.
    pub async fn ask(&self, shop: &TestShop, place: usize, row: &Row) -> (String, Answer) {
        let path = self.filled(shop, row.asked).await;
        let body = self.filled(shop, row.body).await;
        let person = self.everybody[place].person(shop, row.is_rest());
        let kind = if row.is_rest() { "application/json" } else { "application/x-www-form-urlencoded" };
        let accept = if row.is_rest() { "application/json" } else { "text/html" };
        let answer = person.asks(row.method, &path, &[(ACCEPT.as_str(), accept), (CONTENT_TYPE.as_str(), kind)], body).await;
        if row.method != "GET" {
            self.everybody[place].stay_signed_in(shop).await;
        }
        (path, answer)
    }

    /// A path or body with what is asked for in its place.
    async fn filled(&self, shop: &TestShop, text: &str) -> String {
        let mut text = text.replace("ADDRESS", &self.address).replace("TARGET", &self.target);
        if text.contains("SESSION") || text.contains("REFRESH") {
            let tokens = shop.signs_in("ada@example.com").await;
            let (session, _) = tokens.refresh.split_once('.').unwrap();
            text = text.replace("SESSION", session).replace("REFRESH", &tokens.refresh);
        }
        text
    }
}

impl Who {
    fn person(&self, shop: &TestShop, is_rest: bool) -> Person {
        match self {
            Self::Guest => shop.guest().with_header(ORIGIN, "http://shop.test"),
            Self::Member(member) if is_rest => member.over_rest(shop),
            Self::Member(member) => member.in_browser(shop),
            Self::Program(key) => shop.guest().with_header("x-api-key".parse().unwrap(), key),
        }
    }

    /// Signs in again if that was what the last request put an end to.
    async fn stay_signed_in(&self, shop: &TestShop) {
        if let Self::Member(member) = self
            && shop.services.sessions.identify(&member.access(), now()).await.is_err()
        {
            let tokens = shop.signs_in(member.user.email.as_str()).await;
            *member.tokens.lock().unwrap() = tokens;
        }
    }
}

async fn address_of(shop: &TestShop, member: &Member) -> String {
    let form = AddressForm {
        name: "Ada Lovelace".into(),
        line1: "12 High Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "62701".into(),
        country: "US".into(),
        ..AddressForm::default()
    };
    let ctx = shop.by(member).await;
    shop.services.accounts.add_address(&ctx, &form).await.unwrap();
    shop.by(member).await.me().unwrap().user.addresses.all()[0].id.to_string()
}
