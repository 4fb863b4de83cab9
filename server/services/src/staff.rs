//! Who works here, and the rules for them.

use serde::{Deserialize, Serialize};
use shop::{
    Code, Rejection,
    access::{Need, Permission, Role},
    account::User,
    error::Checked,
    id::UserId,
    text::Email,
};
use store::{Batch, Condition, Direction, Query, StoreError};

use crate::{
    OpCtx, ServiceResult,
    accounts::{Accounts, load_user, unknown, user_by_email},
    audit::Event,
    credentials::Credentials,
    documents::{Documents, TRIES, Versioned, body, was_overtaken, write},
    error::rejected,
    mail::letters,
    schema::{CREDENTIALS, MARKS, USERS, key},
};

/// Where the rules are kept.
pub(crate) const RULES: &str = "house_rules";
/// Counts the admins, so that two at once cannot take the last one's rights.
const ADMINS: &str = "admins";
const COUNT: &str = "count";
/// People on one page.
const PAGE: u32 = 50;

/// What everybody who works here must keep to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRules {
    /// Whether staff have their powers only when they signed in with a second factor.
    pub staff_need_second_factor: bool,
}

/// The staff, and everybody else with an account as staff see them.
#[derive(Clone)]
pub struct Staff {
    accounts: Accounts,
    documents: Documents,
}

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
    pub(crate) fn new(accounts: &Accounts) -> Self {
        Self { accounts: accounts.clone(), documents: accounts.documents.clone() }
    }

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

    /// Gives somebody another role. Their sessions end, so that it counts at once, on every copy of the program.
    ///
    /// # Errors
    /// Without being an admin; `user_not_found`; `last_admin`; the e-mail must be proved before somebody works here.
    pub async fn set_role(&self, ctx: &OpCtx, user: &UserId, role: Role) -> ServiceResult<User> {
        ctx.require(Need::Admin)?;
        for _ in 0..TRIES {
            let mut found = load_user(&self.documents, user).await?.ok_or_else(unknown)?;
            if found.value.role == role {
                return Ok(found.value);
            }
            if role.is_of_the_house() && !found.value.is_verified() {
                return Err(Rejection::field("role", "They must confirm their e-mail first.").into());
            }
            let batch = admins_change(&found.value.role, &role);
            found.value.role = role.clone();
            found.value.generation += 1;
            let mail = letters::role_changed(
                &self.accounts.addressee(&found.value),
                found.value.role.for_people(),
                &self.accounts.place.link("/sign-in"),
            );
            let ended = self.accounts.sessions.ending(user, None).await?;
            let batch = batch.and(found.replace()?).and(ended).and(self.accounts.outbox.queue(ctx, &mail)?);
            match self.documents.commit(&batch.and(self.accounts.audit.entry(ctx, Event::RoleChanged, user)?)).await {
                Err(StoreError::BelowLeast { .. }) => return Err(last_admin()),
                Err(refused) if was_overtaken(&refused) => {}
                done => {
                    done?;
                    self.accounts.outbox.wake();
                    return Ok(found.value);
                }
            }
        }
        Err(rejected(Code::Conflict, "This account changed at the same moment. Please try again."))
    }

    /// What everybody who works here must keep to.
    pub async fn rules(&self) -> ServiceResult<HouseRules> {
        Ok(self.documents.load::<HouseRules>(key(MARKS, RULES)).await?.map(|rules| rules.value).unwrap_or_default())
    }

    /// Changes what everybody who works here must keep to.
    ///
    /// # Errors
    /// Without being an admin; an admin without a second factor of their own would lock themselves out.
    pub async fn set_rules(&self, ctx: &OpCtx, rules: HouseRules) -> ServiceResult<()> {
        ctx.require(Need::Admin)?;
        if rules.staff_need_second_factor && ctx.me.as_ref().is_some_and(|me| !me.with_second_factor) {
            let sentence = "Please sign in with a second factor yourself first, or you would lock yourself out.";
            return Err(Rejection::field("staff_need_second_factor", sentence).into());
        }
        let old = self.documents.load::<HouseRules>(key(MARKS, RULES)).await?;
        let batch = write(&key(MARKS, RULES), old.as_ref(), &rules)?;
        Ok(self.documents.commit(&batch.and(self.accounts.audit.entry(ctx, Event::HouseRulesChanged, RULES)?)).await?)
    }
}

/// The batch that keeps the count of admins when a role changes; refused if it was the last one's.
pub(crate) fn admins_change(old: &Role, new: &Role) -> Batch {
    let by = i64::from(*new == Role::Admin) - i64::from(*old == Role::Admin);
    if by == 0 { Batch::new() } else { Batch::new().add(key(MARKS, ADMINS), COUNT, by, 1) }
}

/// How many admins there are; the counter is made at the first start.
pub(crate) async fn admins(documents: &Documents) -> ServiceResult<Versioned<AdminCount>> {
    loop {
        if let Some(kept) = documents.load(key(MARKS, ADMINS)).await? {
            return Ok(kept);
        }
        match documents.commit(&Batch::new().insert(key(MARKS, ADMINS), body(&AdminCount { count: 0 })?)).await {
            Err(refused) if was_overtaken(&refused) => {}
            done => done?,
        }
    }
}

/// The counter of admins.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct AdminCount {
    pub(crate) count: i64,
}

pub(crate) fn last_admin() -> crate::ServiceError {
    rejected(Code::LastAdmin, "This is the shop's last admin. Please make somebody else an admin first.")
}
