//! Who works here, and the rules for them.

mod people;
mod rules;

use serde::{Deserialize, Serialize};
use shop::{
    Code, Rejection,
    access::{Need, Role},
    account::User,
    id::UserId,
};
use store::{Batch, StoreError};

pub use people::{Colleague, People, Wanted};
pub use rules::HouseRules;
pub(crate) use rules::RULES;

use crate::{
    OpCtx, ServiceResult,
    accounts::{Accounts, load_user, unknown},
    audit::Event,
    documents::{Documents, TRIES, Versioned, body, was_overtaken},
    error::rejected,
    mail::letters,
    schema::{MARKS, key},
};

/// Counts the admins, so that two at once cannot take the last one's rights.
const ADMINS: &str = "admins";
const COUNT: &str = "count";

/// The staff, and everybody else with an account as staff see them.
#[derive(Clone)]
pub struct Staff {
    accounts: Accounts,
    documents: Documents,
}

/// A role as it was chosen in a form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RoleForm {
    /// `customer`, `staff` or `admin`.
    pub role: String,
    /// What staff may do, by names.
    pub permissions: Vec<String>,
}

impl Staff {
    pub(crate) fn new(accounts: &Accounts) -> Self {
        Self { accounts: accounts.clone(), documents: accounts.documents.clone() }
    }

    /// Gives somebody, by id or e-mail, the role that a form chose.
    ///
    /// # Errors
    /// The fields `role` and `permissions`; otherwise as [`Staff::set_role`].
    pub async fn choose_role(&self, ctx: &OpCtx, named: &str, form: &RoleForm) -> ServiceResult<User> {
        let user = self.person(ctx, named).await?;
        self.set_role(ctx, &user.id, Role::named(&form.role, &form.permissions)?).await
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
