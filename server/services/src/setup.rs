//! The first start: a link, printed at the console, that makes the first admin.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Code,
    access::{Need, Role},
    account::User,
};
use store::{Batch, StoreError};

use crate::{
    OpCtx, ServiceResult,
    accounts::{Accounts, RegisterForm, new_user},
    credentials::Credentials,
    error::rejected,
    links::Purpose,
    sign_in::{Guest, SignIn, SignIns},
    staff::{admins, admins_change},
};

/// Makes the first admin.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct FirstAdmin {}

impl Purpose for FirstAdmin {
    const NAME: &'static str = "first_admin";
    const GOOD_FOR: Duration = Duration::from_secs(30 * 60);
}

/// Setting the shop up.
#[derive(Clone)]
pub struct Setup {
    accounts: Accounts,
    sign_in: SignIns,
}

impl Setup {
    pub(crate) fn new(accounts: &Accounts, sign_in: &SignIns) -> Self {
        Self { accounts: accounts.clone(), sign_in: sign_in.clone() }
    }

    /// A link that makes the first admin, if there is none yet. Good for half an hour.
    pub async fn link(&self, ctx: &OpCtx) -> ServiceResult<Option<String>> {
        if admins(&self.accounts.documents).await?.value.count > 0 {
            return Ok(None);
        }
        let (secret, batch) = self.accounts.links.make(ctx, None, FirstAdmin {})?;
        self.accounts.documents.commit(&batch).await?;
        Ok(Some(self.accounts.place.link(&format!("/setup/{secret}"))))
    }

    /// Whether a link still makes the first admin.
    ///
    /// # Errors
    /// `link_over`.
    pub async fn check(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<()> {
        self.accounts.links.find::<FirstAdmin>(ctx, secret).await.map(drop)
    }

    /// Makes the first admin by the link, and signs them in.
    ///
    /// # Errors
    /// `link_over`; wrong fields; `email_taken`.
    pub async fn first_admin(&self, ctx: &OpCtx, guest: Guest<'_>, secret: &str, form: &RegisterForm) -> ServiceResult<SignIn> {
        let link = self.accounts.links.find::<FirstAdmin>(ctx, secret).await?;
        let mut admins = admins(&self.accounts.documents).await?;
        if admins.value.count > 0 {
            return Err(crate::links::over());
        }
        // At the version that was read: of two links used at once, one makes an admin.
        admins.value.count = 1;
        self.open(ctx, form, link.spent.and(admins.replace()?)).await?;
        self.sign_in.with_password(ctx, guest, &form.email, &form.password).await
    }

    /// Makes an admin from the terminal; there may be others.
    ///
    /// # Errors
    /// Without being the operator; wrong fields; `email_taken`.
    pub async fn admin(&self, ctx: &OpCtx, form: &RegisterForm) -> ServiceResult<User> {
        ctx.require(Need::Admin)?;
        admins(&self.accounts.documents).await?;
        self.open(ctx, form, admins_change(&Role::Customer, &Role::Admin)).await
    }

    /// Whoever has the console's link or sits at the terminal is taken at their word for the e-mail.
    async fn open(&self, ctx: &OpCtx, form: &RegisterForm, beside: Batch) -> ServiceResult<User> {
        let newcomer = form.check()?;
        let user = new_user(ctx, newcomer.name, newcomer.email, Role::Admin, Some(ctx.now));
        let hash = self.accounts.passwords.hash(newcomer.password).await?;
        let opening = self.accounts.opening(ctx, &user, &Credentials::new(user.id.clone(), Some(hash)))?;
        match self.accounts.documents.commit(&beside.and(opening)).await {
            Err(StoreError::Exists { .. }) => Err(crate::accounts::taken().into()),
            Err(StoreError::Conflict { .. }) => Err(rejected(Code::LinkOver, "Somebody else used this link a moment ago.")),
            done => {
                done?;
                Ok(user)
            }
        }
    }
}
