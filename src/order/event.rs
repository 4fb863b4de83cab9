use serde::{Deserialize, Serialize};

use super::OrderStatus;

macro_rules! events {
    ($($(#[doc = $doc:literal])+ $name:ident = $sentence:literal, $wish:literal;)+) => {
        /// What can happen to an order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum OrderEvent {
            $($(#[doc = $doc])+ $name,)+
        }

        impl OrderEvent {
            /// Everything that can happen, for the walk over the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What the timeline says.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }

            /// What somebody wanted, behind "cannot be".
            const fn wish(self) -> &'static str {
                match self { $(Self::$name => $wish,)+ }
            }
        }
    };
}

events! {
    /// The whole amount was captured. After expiry the caller has reserved every line again.
    PaymentCaptured = "Payment received", "paid";
    /// The money will come: on delivery, or it is set aside at the buyer's bank and waits to be captured.
    PaymentPromised = "Payment promised", "paid later";
    /// What was set aside is free again, and was not captured.
    PromiseEnded = "The promised payment fell through", "waiting for its payment";
    /// The money came when the order was over, and its goods are gone.
    PaidTooLate = "Payment received too late; it is given back", "paid";
    /// Money beyond the first payment: what an edit made due, or a second payment that is given back.
    PaidFurther = "Further payment received", "paid again";
    /// Its time ran out without payment.
    Lapsed = "Not paid in time; the items went back on the shelf", "expired";
    /// Somebody called it off.
    Cancelled = "Order cancelled", "cancelled";
    /// Somebody called some of its pieces off.
    UnitsCancelled = "Items cancelled", "cancelled in part";
    /// What was ordered is another thing now.
    Edited = "Order changed", "changed";
    /// Packing began.
    WorkBegun = "Being packed", "packed";
    /// Some of the goods left the house.
    PartDispatched = "A part was handed to the carrier", "shipped";
    /// All that was left in the house left it.
    Dispatched = "Handed to the carrier", "shipped";
    /// What was left in the house was called off; the rest is on its way.
    RestCancelled = "All that is left of the order is on its way", "shipped";
    /// Some of the goods arrived.
    PartArrived = "A part was delivered", "delivered";
    /// The goods arrived, all of them.
    Arrived = "Delivered", "delivered";
    /// A shipment was called back before it arrived.
    FulfilmentCancelled = "Shipment called back", "called back";
    /// The shopper wants to send something back.
    ReturnAsked = "Return asked for", "returned";
    /// It may come back.
    ReturnApproved = "Return approved", "returned";
    /// It may not.
    ReturnRejected = "Return refused", "returned";
    /// It is back.
    ReturnReceived = "Returned items received", "returned";
    /// Some of the money was given back.
    PartRefunded = "Partly refunded", "refunded";
    /// All of the money was given back.
    AllRefunded = "Refunded", "refunded";
    /// A refund was sent back by the buyer's bank, when others were not.
    PartCameBack = "A refund came back from the bank", "refunded again";
    /// A refund was sent back by the buyer's bank, and it was the only one.
    AllCameBack = "The refund came back from the bank", "refunded again";
    /// The buyer asked their bank for the money.
    Disputed = "The payment is disputed", "disputed";
    /// The bank decided for the shop.
    DisputeWon = "Dispute won", "disputed";
    /// The bank decided for the buyer.
    DisputeLost = "Dispute lost", "disputed";
    /// Somebody must look at it.
    Held = "Put on hold for a look", "put on hold";
    /// Somebody looked at it.
    Released = "Hold released", "released";
}

impl OrderEvent {
    pub(super) fn refusal(self, status: OrderStatus, on_hold: bool) -> String {
        let standing = if on_hold { "on hold".to_owned() } else { status.to_string().to_lowercase() };
        format!("An order that is {standing} cannot be {}.", self.wish())
    }
}
