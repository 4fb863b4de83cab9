//! What a guest put into cart and favourites becomes the account's at sign-in; it can be undone for a day.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Cart, Code, Timestamp,
    cart::Notice,
    id::{ProductId, VisitorId},
    stock::Availability,
};
use store::{Batch, Json};

use super::Accounts;
use crate::{
    OpCtx, ServiceResult,
    cart::KeptCart,
    documents::{Documents, TRIES, Versioned, was_overtaken, write},
    error::rejected,
    favourites::{self, MOST},
    schema::{CARTS, FAVOURITES, MERGES, key},
};

const UNDOABLE_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// A sign-in that brought something along.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Merge {
    guest: VisitorId,
    /// The guest's cart as it was.
    cart: Cart,
    /// The account's cart before and after.
    before: Cart,
    after: Cart,
    notices: Vec<Notice>,
    /// Favourites that were new to the account.
    favourites: Vec<ProductId>,
    expires_at: Timestamp,
}

/// What the shopper is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Pieces that came along.
    pub pieces: u32,
    /// Favourites that came along.
    pub favourites: usize,
    /// What was capped.
    pub notices: Vec<Notice>,
}

/// Cart and favourites of one visitor.
struct Belongings {
    cart: Option<Versioned<KeptCart>>,
    favourites: Option<Versioned<favourites::Kept>>,
}

impl Accounts {
    /// Puts a guest's cart and favourites with the account's, in one commit. A second time there is nothing left to take.
    pub(crate) async fn take_over(&self, ctx: &OpCtx, guest: &VisitorId, account: &VisitorId) -> ServiceResult<()> {
        for _ in 0..TRIES {
            let (theirs, ours) = (Belongings::of(&self.documents, guest).await?, Belongings::of(&self.documents, account).await?);
            let Some(merge) = self.merge(ctx, guest, &theirs, &ours) else { return Ok(()) };
            let old = self.documents.load::<Json>(key(MERGES, account)).await?;
            let cart = write_cart(ctx, account, &ours, &merge.after)?.and(write_cart(ctx, guest, &theirs, &Cart::default())?);
            let wanted: Vec<_> = merge.favourites.iter().chain(ours.favourites()).take(MOST).cloned().collect();
            let hearts = write_favourites(account, &ours, wanted)?.and(write_favourites(guest, &theirs, Vec::new())?);
            match self.documents.commit(&cart.and(hearts).and(write(&key(MERGES, account), old.as_ref(), &merge)?)).await {
                Err(refused) if was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
        Err(busy())
    }

    /// What the last sign-in brought along, until it is accepted or undone.
    pub async fn merged(&self, ctx: &OpCtx) -> ServiceResult<Option<Merged>> {
        let Some(me) = &ctx.me else { return Ok(None) };
        let found = self.documents.load::<Merge>(key(MERGES, &me.user.visitor)).await?.map(|found| found.value);
        let merged = |merge: Merge| Merged { pieces: merge.cart.pieces(), favourites: merge.favourites.len(), notices: merge.notices };
        Ok(found.filter(|merge| merge.expires_at > ctx.now).map(merged))
    }

    /// Says that it is well so; the notice goes.
    pub async fn accept_merge(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let account = &ctx.me()?.user.visitor;
        let Some(found) = self.documents.load::<Merge>(key(MERGES, account)).await? else { return Ok(()) };
        match self.documents.commit(&Batch::new().delete(found.key, found.version)).await {
            Err(refused) if was_overtaken(&refused) => Ok(()),
            done => Ok(done?),
        }
    }

    /// Gives the guest back what came along, and takes it out of the account again.
    ///
    /// # Errors
    /// `not_found` if there is nothing to undo any more.
    pub async fn undo_merge(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let account = &ctx.me()?.user.visitor;
        for _ in 0..TRIES {
            let found = self.documents.load::<Merge>(key(MERGES, account)).await?.filter(|found| found.value.expires_at > ctx.now);
            let found = found.ok_or_else(|| rejected(Code::NotFound, "There is nothing to undo any more."))?;
            let merge = &found.value;
            let theirs = Belongings::of(&self.documents, &merge.guest).await?;
            let ours = Belongings::of(&self.documents, account).await?;
            let mut kept = ours.cart();
            kept.take_back(&merge.before, &merge.after);
            let mut returned = theirs.cart();
            // What the guest's cart held is theirs again; whatever stock says is said when it is looked at.
            let _ = returned.merge(merge.cart.clone(), |_| Availability::Always);
            let cart = write_cart(ctx, account, &ours, &kept)?.and(write_cart(ctx, &merge.guest, &theirs, &returned)?);
            let left: Vec<_> = ours.favourites().filter(|id| !merge.favourites.contains(id)).cloned().collect();
            let back: Vec<_> = merge.favourites.iter().chain(theirs.favourites()).take(MOST).cloned().collect();
            let hearts = write_favourites(account, &ours, left)?.and(write_favourites(&merge.guest, &theirs, back)?);
            match self.documents.commit(&cart.and(hearts).delete(found.key.clone(), found.version)).await {
                Err(refused) if was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
        Err(busy())
    }

    /// `None` if the guest has nothing.
    fn merge(&self, ctx: &OpCtx, guest: &VisitorId, theirs: &Belongings, ours: &Belongings) -> Option<Merge> {
        let (cart, before) = (theirs.cart(), ours.cart());
        let favourites: Vec<_> = theirs.favourites().filter(|id| !ours.favourites().any(|own| own == *id)).cloned().collect();
        if cart.is_empty() && theirs.favourites().next().is_none() {
            return None;
        }
        let shown = self.carts.shown();
        let left = |variant: &_| shown.variant(variant).map_or(Availability::Always, |(product, _)| product.availability(variant));
        let mut after = before.clone();
        let notices = after.merge(cart.clone(), left);
        Some(Merge { guest: guest.clone(), cart, before, after, notices, favourites, expires_at: ctx.now.after(UNDOABLE_FOR) })
    }
}

impl Belongings {
    async fn of(documents: &Documents, visitor: &VisitorId) -> ServiceResult<Self> {
        Ok(Self { cart: documents.load(key(CARTS, visitor)).await?, favourites: documents.load(key(FAVOURITES, visitor)).await? })
    }

    fn cart(&self) -> Cart {
        self.cart.as_ref().map(|kept| kept.value.cart.clone()).unwrap_or_default()
    }

    fn favourites(&self) -> impl Iterator<Item = &ProductId> {
        self.favourites.iter().flat_map(|kept| &kept.value.products)
    }
}

fn write_cart(ctx: &OpCtx, visitor: &VisitorId, belongings: &Belongings, cart: &Cart) -> ServiceResult<Batch> {
    if belongings.cart.is_none() && cart.is_empty() {
        return Ok(Batch::new());
    }
    write(&key(CARTS, visitor), belongings.cart.as_ref(), &KeptCart { cart: cart.clone(), updated_at: ctx.now })
}

fn write_favourites(visitor: &VisitorId, belongings: &Belongings, products: Vec<ProductId>) -> ServiceResult<Batch> {
    if belongings.favourites.is_none() && products.is_empty() {
        return Ok(Batch::new());
    }
    write(&key(FAVOURITES, visitor), belongings.favourites.as_ref(), &favourites::Kept { products })
}

fn busy() -> crate::ServiceError {
    rejected(Code::Conflict, "Your cart changed at the same moment. Please try again.")
}
