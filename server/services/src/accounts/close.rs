//! Closing an account: after two weeks in which it can be kept after all. Orders stay, without a name.

use std::time::Duration;

use shop::{Address, Order, Timestamp, access::Role, account::User, id::UserId, order::Actor, text::Lines};
use store::{Batch, Condition, Query};

use super::Accounts;
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    documents::{Versioned, was_overtaken},
    mail::letters,
    orders::{all_of, order_body},
    schema::{CARTS, CHECKOUTS, CREDENTIALS, FAVOURITES, MERGES, USERS, key},
    staff::admins_change,
};

/// How long one may think better of it.
const COOLING_OFF: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// An account whose order is still under way is looked at again after this.
const LATER: Duration = Duration::from_secs(24 * 60 * 60);
/// An order older than this keeps no account open, whatever became of it.
const LONGEST_ORDER: Duration = Duration::from_secs(60 * 24 * 60 * 60);
/// Accounts closed in one round.
const ROUND: u32 = 50;
/// What stands where a name stood.
const NOBODY: &str = "Deleted account";

impl Accounts {
    /// Asks for one's account to be closed; it is in two weeks.
    ///
    /// # Errors
    /// The field `current_password`; `last_admin`.
    pub async fn close(&self, ctx: &OpCtx, current_password: &str) -> ServiceResult<Timestamp> {
        self.prove_again(ctx, current_password).await?;
        if ctx.me()?.user.role == Role::Admin && crate::staff::admins(&self.documents).await?.value.count <= 1 {
            return Err(crate::staff::last_admin());
        }
        let at = ctx.now.after(COOLING_OFF);
        let event = self.audit.entry(ctx, Event::ClosingAsked, &ctx.me()?.user.id)?;
        let mail = letters::account_closing(&self.addressee(&ctx.me()?.user), at, &self.place.link("/account/privacy"));
        let mail = self.outbox.queue(ctx, &mail)?;
        let decide = |user: &mut User| {
            user.closes_at = Some(at);
            Ok((at, event.clone().and(mail.clone())))
        };
        let at = self.change_me(ctx, decide).await?;
        self.outbox.wake();
        Ok(at)
    }

    /// Keeps one's account after all.
    pub async fn keep(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let event = self.audit.entry(ctx, Event::ClosingStopped, &ctx.me()?.user.id)?;
        let decide = |user: &mut User| {
            let was_closing = user.closes_at.take().is_some();
            Ok(((), if was_closing { event.clone() } else { Batch::new() }))
        };
        self.change_me(ctx, decide).await
    }

    /// Takes away the accounts whose time has come; how many.
    pub async fn close_due(&self, ctx: &OpCtx) -> ServiceResult<usize> {
        let due = Condition::Range { field: "closes_at", from: None, to: Some(ctx.now.millis().into()) };
        let found = self.documents.find::<User>(&Query::all(USERS).filter(due).limit(ROUND)).await?;
        let mut closed = 0;
        for user in found {
            match self.take_away(ctx, user).await {
                Ok(gone) => closed += usize::from(gone),
                // They signed in or changed something just now; the next round looks again.
                Err(ServiceError::Failed { source, .. }) if is_overtaken(&*source) => {}
                Err(failed) => return Err(failed),
            }
        }
        Ok(closed)
    }

    async fn take_away(&self, ctx: &OpCtx, mut user: Versioned<User>) -> ServiceResult<bool> {
        let orders = all_of(&self.documents, &user.value).await?;
        let keeps_open = |order: &Order| order.state.is_under_way() && order.placed_at.after(LONGEST_ORDER) > ctx.now;
        if orders.iter().any(|order| keeps_open(&order.value)) {
            user.value.closes_at = Some(ctx.now.after(LATER));
            self.documents.commit(&user.replace()?).await?;
            return Ok(false);
        }
        // The orders first, each by itself: if this breaks off, the account is still there and the next round goes on.
        let id = user.value.id.clone();
        for order in orders {
            self.documents.commit(&nameless(&id, order)?).await?;
        }
        self.audit.forget(&id).await?;
        let visitor = &user.value.visitor;
        let mut batch = Batch::new().delete(user.key.clone(), user.version).and(admins_change(&user.value.role, &Role::Customer));
        let others = [key(CREDENTIALS, &id), key(CARTS, visitor), key(CHECKOUTS, visitor), key(FAVOURITES, visitor), key(MERGES, visitor)];
        for found in self.documents.load_many::<store::Json>(&others).await?.into_iter().flatten() {
            batch = batch.delete(found.key, found.version);
        }
        let mail = letters::account_closed(&self.addressee(&user.value));
        let batch = batch
            .and(self.sessions.ending(&id, None).await?)
            .and(self.links.ending(id.as_str()).await?)
            .and(self.audit.entry(ctx, Event::Closed, &id)?)
            .and(self.outbox.queue(ctx, &mail)?);
        self.documents.commit(&batch).await?;
        self.outbox.wake();
        Ok(true)
    }
}

/// The order without who it was: what was sold, where to roughly, and what it cost stay for the books.
fn nameless(user: &UserId, mut order: Versioned<Order>) -> ServiceResult<Batch> {
    let wrong = || ServiceError::failed("take the name off an order", "the placeholders are no address");
    let nameless = |kept: &Address| -> Option<Address> {
        Some(Address { name: NOBODY.parse().ok()?, line1: "–".parse().ok()?, line2: None, ..kept.clone() })
    };
    order.value.shipping_address = nameless(&order.value.shipping_address).ok_or_else(wrong)?;
    order.value.printed_address = None;
    order.value.billing_address = order.value.billing_address.as_ref().and_then(nameless);
    order.value.email = "deleted@account.invalid".parse().map_err(|_| wrong())?;
    order.value.phone = None;
    order.value.note = Lines::default();
    // What they wrote themselves may tell who they are.
    let unsaid = "–".parse().map_err(|_| wrong())?;
    order.value.returns.iter_mut().for_each(|it| it.reason.clone_from(&unsaid));
    order.value.customer = None;
    order.value.visitor = None;
    for entry in &mut order.value.timeline {
        if matches!(&entry.actor, Actor::User { id, .. } if id == user) {
            (entry.actor, entry.reason) = (Actor::Guest, None);
        }
    }
    Ok(Batch::new().replace(order.key.clone(), order.version, order_body(&order.value)?))
}

fn is_overtaken(source: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    source.downcast_ref::<store::StoreError>().is_some_and(was_overtaken)
}
