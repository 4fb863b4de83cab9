//! Mails that tell a buyer what became of their order.

mod news;

use std::sync::Arc;

use shop::{Money, Order};

use crate::{
    ServiceResult, Settings,
    documents::Documents,
    mail::{
        Mail, Outbox,
        letters::{
            self, Addressee,
            order::{AboutOrder, Cancellation, Parcel, Return, Tracking},
        },
    },
    payments::Providers,
    place::Place,
};

/// The letters of orders.
#[derive(Clone)]
pub struct OrderMails {
    documents: Documents,
    outbox: Outbox,
    place: Place,
    providers: Providers,
    settings: Arc<Settings>,
}

/// What a buyer is told. Lines are named by their place in the order, with pieces: `(0, 2)` is two of the first.
#[derive(Clone, Debug)]
pub enum News {
    /// It is in; its payment is still to come.
    Placed,
    /// Its payment is here.
    Paid,
    /// It still waits for its payment.
    PaymentDue,
    /// It was not paid in time.
    Expired,
    /// Some or all of it is on its way.
    Shipped {
        /// What is in the parcel.
        pieces: Vec<(u32, u32)>,
        /// Who carries it.
        carrier: String,
        /// What the carrier calls it.
        tracking: Option<Tracking>,
        /// Whether something is still to come.
        more_follows: bool,
    },
    /// It arrived.
    Delivered,
    /// It was called off, or the pieces of it that are named.
    Cancelled {
        /// Which; none means all.
        pieces: Vec<(u32, u32)>,
        /// Why, in a sentence of staff's; may be empty.
        reason: String,
        /// What is given back.
        refund: Option<Money>,
    },
    /// Money was given back.
    Refunded(Money),
    /// Pieces may be sent back.
    ReturnApproved {
        /// Which.
        pieces: Vec<(u32, u32)>,
        /// What to do, in words of staff's; may be empty.
        note: String,
    },
    /// Pieces that were sent back are here.
    ReturnReceived {
        /// Which.
        pieces: Vec<(u32, u32)>,
        /// What happens next, in words of staff's; may be empty.
        note: String,
    },
}

impl OrderMails {
    pub(crate) fn new(documents: &Documents, outbox: &Outbox, place: &Place, providers: &Providers, settings: &Arc<Settings>) -> Self {
        let (documents, outbox, place, providers) = (documents.clone(), outbox.clone(), place.clone(), providers.clone());
        Self { documents, outbox, place, providers, settings: settings.clone() }
    }

    /// The mail that tells of it, to the order's own address.
    ///
    /// # Errors
    /// Never in practice: if the order's sums do not fit.
    pub fn mail(&self, order: &Order, news: &News) -> ServiceResult<Mail> {
        let to = Addressee { email: &order.email, name: "", shop: &self.settings.name };
        let about = AboutOrder::of(order, &self.settings, &self.place)?;
        Ok(match news {
            News::Placed => letters::order_placed(&to, &about, &self.providers.awaited(order), order.expires_at),
            News::Paid => letters::order_paid(&to, &about),
            News::PaymentDue => letters::payment_reminder(&to, &about, &self.providers.awaited(order), order.expires_at),
            News::Expired => letters::order_expired(&to, &about),
            News::Shipped { pieces, carrier, tracking, more_follows } => {
                let (carrier, tracking) = (carrier.clone(), tracking.clone());
                letters::order_shipped(&to, &about, &Parcel { things: about.part(pieces), carrier, tracking, more_follows: *more_follows })
            }
            News::Delivered => letters::order_delivered(&to, &about),
            News::Cancelled { pieces, reason, refund } => {
                let cancelled = Cancellation { part: about.part(pieces), reason: reason.clone(), refund: *refund };
                letters::order_cancelled(&to, &about, &cancelled)
            }
            News::Refunded(amount) => letters::order_refunded(&to, &about, *amount),
            News::ReturnApproved { pieces, note } => {
                letters::return_approved(&to, &about, &Return { things: about.part(pieces), note: note.clone() })
            }
            News::ReturnReceived { pieces, note } => {
                letters::return_received(&to, &about, &Return { things: about.part(pieces), note: note.clone() })
            }
        })
    }
}
