//! Orders that come whole, without a cart: from programs.

mod read;

use serde::Serialize;
use shop::{
    Code, Money, Order,
    access::{Need, Permission},
    account::User,
    address::AddressForm,
    checkout::Contact,
    id::{UserId, VariantId},
    promotion::CouponCode,
    text::Lines,
};
use store::Batch;

use super::{Checkouts, order::Wish, place::Written};
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, wait_for_others},
    error::rejected,
    orders::by_idempotency_key,
    promotions::Buyer,
    schema::{USERS, key},
    secrets::hash,
};

/// An order as a program sends it.
#[derive(Clone, Debug, Serialize)]
pub struct DirectOrder {
    /// Whose order it is; one's own, unless one handles everybody's.
    pub user: String,
    /// What is ordered; lines of the same variant are added up.
    pub items: Vec<DirectItem>,
    /// Where it goes.
    pub ship_to: ShipTo,
    /// The way to ship, by its code; else the cheapest.
    pub shipping_method: Option<String>,
    /// A code.
    pub coupon: Option<String>,
}

/// A line of it.
#[derive(Clone, Debug, Serialize)]
pub struct DirectItem {
    /// A product with one variant, by id or slug, or a variant's id.
    pub product: Option<String>,
    /// A variant's id.
    pub variant: Option<String>,
    /// How many.
    pub quantity: u32,
}

/// Where it goes.
#[derive(Clone, Debug, Serialize)]
pub enum ShipTo {
    /// One text, as it would be printed on a parcel within the home country.
    Printed(String),
    /// Field by field.
    Fields(AddressForm),
}

/// What became of an order that was sent with its total.
#[derive(Debug)]
pub enum Placed {
    /// It is placed.
    Order(Box<Order>),
    /// It costs something else; nothing was placed.
    CostsOtherwise(Money),
}

/// The order, read and checked.
struct Read {
    user: User,
    lines: Vec<(VariantId, u32)>,
    contact: Contact,
    printed: Option<Lines<500>>,
    codes: Vec<CouponCode>,
}

impl Checkouts {
    /// The order as it would be placed now, priced.
    ///
    /// # Errors
    /// `forbidden` for another's order; `invalid` names every wrong field; `product_not_found`, `variant_not_found`,
    /// `variant_needed`, `out_of_stock`, `not_shippable`, and the `coupon_…` codes.
    pub async fn quote_direct(&self, ctx: &OpCtx, sent: &DirectOrder) -> ServiceResult<Order> {
        let read = self.read(ctx, sent).await?;
        let order = self.make_direct(ctx, sent, &read, "").await?;
        let shown = self.window.now();
        let is_short = |line: &&shop::order::OrderLine| {
            let left = shown.product(&line.product).and_then(|product| product.availability(&line.variant).pieces());
            left.is_some_and(|left| left < line.quantity)
        };
        match order.lines.iter().find(is_short) {
            Some(line) => Err(self.too_few(line).into()),
            None => Ok(order),
        }
    }

    /// Places the order if it costs what whoever sent it believes. Sent twice with one key, it is placed once.
    ///
    /// # Errors
    /// As [`Checkouts::quote_direct`].
    pub async fn place_direct(&self, ctx: &OpCtx, sent: &DirectOrder, seen: Money, sent_key: Option<&str>) -> ServiceResult<Placed> {
        let read = self.read(ctx, sent).await?;
        let own_key = match sent_key {
            Some(sent_key) => key_of(&read.user.id, sent_key, sent, seen)?,
            None => ctx.new_secret(),
        };
        for tries in 0..TRIES {
            if let Some(placed) = self.direct_twin(&read.user, &own_key).await? {
                return Ok(placed);
            }
            match self.try_direct(ctx, sent, &read, seen, &own_key).await {
                Ok(None) => wait_for_others(tries).await,
                Ok(Some(Placed::Order(order))) => return Ok(Placed::Order(order)),
                // Perhaps its code or last piece is gone because the same request, sent twice, has just been served.
                Ok(Some(otherwise)) => return Ok(self.direct_twin(&read.user, &own_key).await?.unwrap_or(otherwise)),
                Err(refused) => return self.direct_twin(&read.user, &own_key).await?.ok_or(refused),
            }
        }
        Err(rejected(Code::Conflict, "Your order could not be placed just now. Please try again."))
    }

    /// What became of it, or none if something it was made of changed meanwhile.
    async fn try_direct(&self, ctx: &OpCtx, sent: &DirectOrder, read: &Read, seen: Money, own_key: &str) -> ServiceResult<Option<Placed>> {
        let order = self.make_direct(ctx, sent, read, own_key).await?;
        if order.total() != seen {
            return Ok(Some(Placed::CostsOtherwise(order.total())));
        }
        Ok(match self.write(ctx, &order, Batch::new()).await? {
            Written::Yes => Some(Placed::Order(Box::new(order))),
            Written::Overtaken => None,
        })
    }

    /// What the same request has placed before.
    async fn direct_twin(&self, user: &User, own_key: &str) -> ServiceResult<Option<Placed>> {
        let placed = by_idempotency_key(&self.documents, own_key).await?;
        Ok(placed.filter(|order| order.customer.as_ref() == Some(&user.id)).map(|order| Placed::Order(Box::new(order))))
    }

    async fn make_direct(&self, ctx: &OpCtx, sent: &DirectOrder, read: &Read, own_key: &str) -> ServiceResult<Order> {
        let is_own = ctx.user_id() == Some(&read.user.id);
        let wish = Wish {
            visitor: is_own.then_some(&read.user.visitor),
            lines: read.lines.clone(),
            buyer: Buyer { user: Some(&read.user), email: None },
            contact: &read.contact,
            printed: read.printed.as_ref(),
            shipping: sent.shipping_method.as_deref(),
            codes: &read.codes,
            idempotency_key: own_key,
        };
        let ticket = if read.codes.is_empty() { None } else { self.carts.count_try(ctx).await? };
        let order = self.make(ctx, &wish).await?;
        if let Some(refused) = order.quote.refused.first() {
            return Err(refused.refusal.rejection(refused.code.as_str()).into());
        }
        self.carts.code_worked(ctx, ticket).await?;
        Ok(order)
    }

    /// Whose order it is: one's own, or anybody's for whoever handles orders.
    async fn orderer(&self, ctx: &OpCtx, named: &str) -> ServiceResult<User> {
        if let Some(me) = ctx.me.as_deref().filter(|me| me.user.id.as_str() == named) {
            return Ok(me.user.clone());
        }
        ctx.require(Need::Can(Permission::Orders))?;
        let nobody = || rejected(Code::UserNotFound, "There is no such account.");
        let id: UserId = named.parse().map_err(|_| nobody())?;
        Ok(self.documents.load::<User>(key(USERS, &id)).await?.ok_or_else(nobody)?.value)
    }
}

/// The order's own key: whoever sends the same order with the same key gets the same order, even after the answer that
/// is kept for replays has been lost.
fn key_of(user: &UserId, sent_key: &str, sent: &DirectOrder, seen: Money) -> ServiceResult<String> {
    let whole = serde_json::to_string(&(user, sent_key, sent, seen)).map_err(crate::ServiceError::doing("write an order down"))?;
    Ok(hash(whole))
}
