use serde::{Deserialize, Serialize};
use shop::{account::User, error::Checked, text::Name};
use store::Batch;

use super::Accounts;
use crate::{OpCtx, ServiceResult};

/// What people change about themselves, as it was typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    /// What they are called.
    pub name: String,
    /// Whether they want to hear of offers.
    pub wants_offers: bool,
}

impl Accounts {
    /// Changes how somebody is called, and whether they want offers.
    ///
    /// # Errors
    /// The field `name`.
    pub async fn change_profile(&self, ctx: &OpCtx, form: &ProfileForm) -> ServiceResult<User> {
        let mut check = Checked::default();
        let name = check.take("name", form.name.parse::<Name>());
        let name = check.done(|| name)?;
        let decide = |user: &mut User| {
            user.name = name.clone();
            user.wants_offers = form.wants_offers;
            Ok((user.clone(), Batch::new()))
        };
        self.change_me(ctx, decide).await
    }
}
