use shop::{
    access::{Need, Permission, Role},
    account::User,
    error::Checked,
    id::UserId,
    text::Email,
};
use store::{Condition, Direction, Query};

use super::Staff;
use crate::{
    OpCtx, ServiceResult,
    accounts::{load_user, unknown, user_by_email},
    credentials::Credentials,
    documents::Versioned,
    schema::{CREDENTIALS, USERS, key},
};

/// People on one page.
const PAGE: u32 = 50;

/// Who is looked for; everybody by default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Those of this role: `customer`, `staff` or `admin`.
    pub role: Option<&'a str>,
    /// Whoever has exactly this e-mail.
    pub email: Option<&'a str>,
}

/// Somebody who works here.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// Who.
    pub user: User,
    /// Whether they sign in with one.
    pub has_second_factor: bool,
}

/// A page of people.
#[derive(Clone, Debug)]
pub struct People {
    /// Those of this page.
    pub users: Vec<User>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Staff {
    /// Everybody with an account, the newest first.
    ///
    /// # Errors
    /// Without the permission to see customers; the fields `role`, `q` and `cursor`.
    pub async fn people(&self, ctx: &OpCtx, wanted: &Wanted<'_>, after: Option<&str>) -> ServiceResult<People> {
        ctx.require(Need::Can(Permission::Customers))?;
        let mut check = Checked::default();
        if wanted.role.is_some_and(|role| !Role::NAMES.contains(&role)) {
            check.refuse("role", format!("There are: {}.", Role::NAMES.join(", ")));
        }
        let email = wanted.email.and_then(|email| check.take("q", email.parse::<Email>()));
        check.done(|| Some(()))?;
        let query = Query::all(USERS).sorted("created_at", Direction::Descending).limit(PAGE);
        let query = wanted.role.into_iter().fold(query, |query, role| query.filter(Condition::Eq("role.kind", role.into())));
        let query = email.into_iter().fold(query, |query, email| query.filter(Condition::Eq("email", email.as_str().into())));
        let (users, next) = self.documents.page(query, after).await?;
        Ok(People { users, next })
    }

    /// Everybody who works here, in the order of their names.
    ///
    /// # Errors
    /// Without being an admin.
    pub async fn colleagues(&self, ctx: &OpCtx) -> ServiceResult<Vec<Colleague>> {
        ctx.require(Need::Admin)?;
        let of_the_house = Condition::In("role.kind", vec!["staff".into(), "admin".into()]);
        let mut users: Vec<User> =
            self.documents.find_all(Query::all(USERS).filter(of_the_house)).await?.into_iter().map(|found| found.value).collect();
        users.sort_by_cached_key(|user| user.name.as_str().to_lowercase());
        let keys: Vec<_> = users.iter().map(|user| key(CREDENTIALS, &user.id)).collect();
        let credentials = self.documents.load_many::<Credentials>(&keys).await?;
        let has_second_factor = |found: Option<Versioned<Credentials>>| found.is_some_and(|found| found.value.needs_second_factor());
        let colleague = |(user, found)| Colleague { user, has_second_factor: has_second_factor(found) };
        Ok(users.into_iter().zip(credentials).map(colleague).collect())
    }

    /// Somebody by id or e-mail.
    ///
    /// # Errors
    /// Without the permission to see customers; `user_not_found`.
    pub async fn person(&self, ctx: &OpCtx, named: &str) -> ServiceResult<User> {
        ctx.require(Need::Can(Permission::Customers))?;
        let found = match named.parse::<UserId>() {
            Ok(id) => load_user(&self.documents, &id).await?,
            Err(_) => match named.parse() {
                Ok(email) => user_by_email(&self.documents, &email).await?,
                Err(_) => None,
            },
        };
        Ok(found.ok_or_else(unknown)?.value)
    }
}
