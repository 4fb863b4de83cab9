use serde_json::{Value, json};
use shop::Order;

use super::Accounts;
use crate::{OpCtx, ServiceResult, audit::Event, documents::body, favourites::Favourites, orders::all_of};

impl Accounts {
    /// Everything the shop keeps about whoever is signed in, for them to take along.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn export(&self, ctx: &OpCtx) -> ServiceResult<Value> {
        let me = ctx.me()?;
        let orders = all_of(&self.documents, &me.user).await?;
        // What staff noted among themselves stays with them.
        let orders = orders.into_iter().map(|found| Order { notes: Vec::new(), ..found.value });
        let orders: Vec<Value> = orders.map(|order| body(&order)).collect::<ServiceResult<_>>()?;
        let favourites: &Favourites = &self.favourites;
        let log: Vec<Value> = self.audit.of_me(ctx).await?.iter().map(body).collect::<ServiceResult<_>>()?;
        let export = json!({
            "exported_at": ctx.now.to_rfc3339(),
            "account": body(&me.user)?,
            "orders": orders,
            "cart": body(&self.carts.kept(&me.user.visitor).await?.map(|kept| kept.value))?,
            "favourites": favourites.ids(&me.user.visitor).await?,
            "sessions": body(&self.sessions.list(ctx).await?)?,
            "log": log,
        });
        self.audit.note(ctx, Event::DataExported, &me.user.id).await?;
        Ok(export)
    }
}
