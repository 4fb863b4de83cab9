//! Beginning to pay: one attempt for an order at a time, written before the provider is asked.

use shop::{
    Order,
    id::PaymentId,
    payment::{PaymentAttempt, PaymentState, Standing},
};
use store::Batch;

use super::{Asked, Begun, CardForm, Manner, Next, PaymentProvider, Payments, declined, demo, heard::Heard, under_way};
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, Versioned, body, wait_for_others, was_overtaken},
    orders::{Access, order_body},
    schema::{PAYMENTS, key},
};

/// How somebody wants to pay.
#[derive(Clone, Copy, Debug, Default)]
pub struct Start<'a> {
    /// By which provider.
    pub provider: &'a str,
    /// On the provider's own page, because scripts are off; where a provider has both.
    pub away: bool,
    /// What was typed into the form of ours.
    pub card: Option<&'a CardForm>,
    /// A card they have saved, by the provider's name for it.
    pub saved: Option<&'a str>,
    /// Whether this card shall be kept for the next time.
    pub keep: bool,
}

/// Where paying stands now, for the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Started {
    /// The order is paid.
    Paid,
    /// The money will come by itself, on delivery or by transfer: the order says how.
    Later,
    /// The shopper goes on with this attempt.
    GoOn {
        /// Which.
        attempt: PaymentId,
        /// How.
        next: Next,
    },
}

/// Where paying by the form of ours stands now.
#[derive(Clone, Debug, PartialEq)]
pub enum Paid {
    /// The order is paid.
    Yes,
    /// The shopper must confirm this attempt.
    NeedsConfirmation(PaymentId),
}

impl Payments {
    /// Begins to pay an order, or goes on where it was begun: asked twice, it is one attempt. An attempt by another way
    /// is given up first, and the provider has said so before a new one begins.
    ///
    /// # Errors
    /// `payment_declined` with the provider's reason (the order stays payable); `already_paid`; `payment_under_way`;
    /// `amount_not_payable`; `provider_unavailable`: the attempt stays and is found again; wrong fields.
    pub async fn start(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, wish: &Start<'_>) -> ServiceResult<Started> {
        for tries in 0..TRIES {
            let found = self.payable(order, access, ctx).await?;
            let provider = self.providers.carrying(wish.provider, found.value.due())?;
            if matches!(provider.manner(), Manner::OnDelivery | Manner::Transfer { .. }) {
                if self.settle_for_later(ctx, found, provider).await? {
                    return Ok(Started::Later);
                }
            } else if let Some((order, attempt)) = self.claim(ctx, found, provider, wish).await? {
                return self.ask(ctx, provider, &order, attempt, wish).await;
            }
            wait_for_others(tries).await;
        }
        Err(under_way())
    }

    /// Pays an order by the form of ours.
    ///
    /// # Errors
    /// As [`Payments::start`].
    pub async fn pay(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, provider: &str, form: &CardForm) -> ServiceResult<Paid> {
        match self.start(ctx, order, access, &Start { provider, card: Some(form), ..Start::default() }).await? {
            Started::GoOn { attempt, .. } => Ok(Paid::NeedsConfirmation(attempt)),
            Started::Paid | Started::Later => Ok(Paid::Yes),
        }
    }

    /// What the shopper said when the demo played their bank.
    ///
    /// # Errors
    /// As [`Payments::start`]; `payment_declined` too if the attempt was given up for a later one.
    pub async fn confirm(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, attempt: &str, approved: bool) -> ServiceResult<Paid> {
        let found = self.payable(order, access, ctx).await?;
        let attempt = self.attempt_of(&found.value, attempt).await?.value;
        let is_ours = self.provider(&attempt.provider)?.manner() == Manner::TestCard;
        if !attempt.state.is_live() || !is_ours {
            return Err(declined("This attempt to pay is over. Please try again."));
        }
        let word = demo::answered(&attempt, approved);
        self.heard(ctx, &attempt.id, None, &word, &Batch::new()).await?.paid(&word)?;
        Ok(Paid::Yes)
    }

    /// The attempt that is this order's only one: what fits of the one that is there, or a new one. None if somebody was
    /// faster.
    async fn claim(
        &self,
        ctx: &OpCtx,
        found: Versioned<Order>,
        provider: &dyn PaymentProvider,
        wish: &Start<'_>,
    ) -> ServiceResult<Option<(Order, PaymentAttempt)>> {
        if let Some(live) = self.live_attempt(&found.value).await? {
            if fits(&live, &found.value, provider, wish) {
                return Ok(Some((found.value, live)));
            }
            self.give_up(ctx, &live).await?.paid_anyway()?;
            return Ok(None);
        }
        let attempt = PaymentAttempt {
            id: ctx.new_id(),
            order: found.value.id.clone(),
            provider: provider.code().to_owned(),
            away: wish.away || provider.manner() == Manner::Away,
            amount: found.value.due(),
            reference: String::new(),
            captured_as: String::new(),
            state: PaymentState::Begun,
            started_at: ctx.now,
        };
        let order = Order { paying: Some(attempt.id.clone()), pays_by: attempt.provider.clone(), ..found.value };
        let batch = Batch::new().replace(found.key, found.version, order_body(&order)?);
        match self.documents.commit(&batch.insert(key(PAYMENTS, &attempt.id), attempt_body(&attempt)?)).await {
            Err(refused) if was_overtaken(&refused) => Ok(None),
            done => {
                done?;
                Ok(Some((order, attempt)))
            }
        }
    }

    /// The attempt that may still become a payment of an order.
    pub(super) async fn live_attempt(&self, order: &Order) -> ServiceResult<Option<PaymentAttempt>> {
        let Some(id) = &order.paying else { return Ok(None) };
        let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, id)).await?;
        Ok(found.map(|found| found.value).filter(|attempt| attempt.state.is_live()))
    }

    async fn ask(
        &self,
        ctx: &OpCtx,
        provider: &dyn PaymentProvider,
        order: &Order,
        attempt: PaymentAttempt,
        wish: &Start<'_>,
    ) -> ServiceResult<Started> {
        let Begun { reference, standing, next } = if attempt.reference.is_empty() {
            let back = self.way_back(order, &attempt);
            let customer = self.customer_of(ctx, provider).await?;
            let customer = customer.as_deref();
            let saved = wish.saved.zip(customer);
            let asked = Asked { attempt: &attempt, order, back: &back, card: wish.card, saved, keep_for: customer.filter(|_| wish.keep) };
            match provider.begin(&asked).await {
                // Wrong fields: it never began.
                Err(crate::ServiceError::Rejected(refused)) => {
                    self.heard(ctx, &attempt.id, None, &Standing::Cancelled, &Batch::new()).await?;
                    return Err(refused.into());
                }
                begun => begun?,
            }
        } else {
            provider.look(&attempt).await?
        };
        let heard = self.heard(ctx, &attempt.id, Some(&reference), &standing, &Batch::new()).await?;
        match (&standing, heard) {
            (Standing::Authorized, _) => Ok(Started::Later),
            // Somebody gave it up while the provider was asked: it leads nowhere any more.
            (Standing::Open, Heard::Over) => Err(under_way()),
            (Standing::Open, _) => Ok(Started::GoOn { attempt: attempt.id, next }),
            (word, heard) => heard.paid(word).map(|()| Started::Paid),
        }
    }

    pub(super) fn way_back(&self, order: &Order, attempt: &PaymentAttempt) -> String {
        self.place.link(&format!("/pay/{}/{}/back/{}", order.id, order.link_key, attempt.id))
    }
}

/// Whether an attempt that is there is the one that is wanted. What was typed into our own form may be another card the
/// next time, unless the first request is still under way.
fn fits(live: &PaymentAttempt, order: &Order, provider: &dyn PaymentProvider, wish: &Start<'_>) -> bool {
    let away = wish.away || provider.manner() == Manner::Away;
    let is_same = live.provider == provider.code() && live.away == away && live.amount == order.due() && wish.saved.is_none() && !wish.keep;
    is_same && (wish.card.is_none() || live.state == PaymentState::Begun)
}

/// An attempt as a document, with what it is searched by: see [`PAYMENTS`].
///
/// # Errors
/// If it cannot be written down.
pub(super) fn attempt_body(attempt: &PaymentAttempt) -> ServiceResult<store::Json> {
    let mut document = body(attempt)?;
    let Some(fields) = document.as_object_mut() else { return Ok(document) };
    for (field, name) in [("named", &attempt.reference), ("paid_as", &attempt.captured_as)] {
        if !name.is_empty() {
            fields.insert(field.to_owned(), format!("{}:{name}", attempt.provider).into());
        }
    }
    if attempt.state.is_live() {
        fields.insert("live_at".to_owned(), attempt.started_at.millis().into());
    }
    Ok(document)
}
