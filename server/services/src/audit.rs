//! The audit log: what happened that matters for security, written in the same commit as its cause.

use serde::{Deserialize, Serialize};
use shop::{
    Timestamp,
    access::{Need, Permission},
    account::device,
    id::{AuditKind, UserId},
    order::Actor,
};
use store::{Batch, Condition, Direction, Query};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, body},
    limits::address::network_prefix,
    schema::{AUDIT, key},
};

/// The audit log.
#[derive(Clone)]
pub struct Audit {
    documents: Documents,
}

macro_rules! events {
    ($($name:ident = $text:literal $sentence:literal;)+) => {
        /// What can happen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "each has its sentence")]
        pub enum Event {
            $(#[serde(rename = $text)] $name,)+
        }

        impl Event {
            /// As programs name it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// As people read it.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }
        }
    };
}

events! {
    Registered = "registered" "Account opened";
    EmailVerified = "email_verified" "E-mail confirmed";
    EmailChanged = "email_changed" "E-mail changed";
    SignedIn = "signed_in" "Signed in";
    SignInRefused = "sign_in_refused" "Sign-in refused";
    SignedOut = "signed_out" "Signed out";
    SessionRevoked = "session_revoked" "Session ended";
    SessionsRevoked = "sessions_revoked" "All other sessions ended";
    TokenReused = "token_reused" "A copied session was noticed and ended";
    PasswordChanged = "password_changed" "Password changed";
    PasswordReset = "password_reset" "Password set anew by a link";
    ResetAsked = "reset_asked" "Link to a new password asked for";
    SecondFactorOn = "second_factor_on" "Authenticator app switched on";
    SecondFactorOff = "second_factor_off" "Authenticator app switched off";
    RecoveryCodesMade = "recovery_codes_made" "New recovery codes made";
    RecoveryCodeUsed = "recovery_code_used" "Recovery code used";
    PasskeyAdded = "passkey_added" "Passkey added";
    PasskeyCopied = "passkey_copied" "A copied passkey was noticed and refused";
    PasskeyRemoved = "passkey_removed" "Passkey removed";
    IdentityLinked = "identity_linked" "Sign-in with another provider linked";
    IdentityUnlinked = "identity_unlinked" "Sign-in with another provider unlinked";
    RoleChanged = "role_changed" "Role changed";
    HouseRulesChanged = "house_rules_changed" "Rules for staff changed";
    PromotionMade = "promotion_made" "Promotion made";
    PromotionChanged = "promotion_changed" "Promotion changed";
    PromotionRemoved = "promotion_removed" "Promotion removed";
    ShippingSet = "shipping_set" "Shipping zones set";
    TaxesSet = "taxes_set" "Taxes set";
    KeyMade = "key_made" "API key made";
    KeyRevoked = "key_revoked" "API key revoked";
    ClosingAsked = "closing_asked" "Closing of the account asked for";
    ClosingStopped = "closing_stopped" "Account kept after all";
    Closed = "closed" "Account closed";
    OrderPacked = "order_packed" "Packing of an order begun";
    OrderShipped = "order_shipped" "Order shipped, or a part of it";
    OrderDelivered = "order_delivered" "Shipment marked as delivered";
    OrderCalledBack = "order_called_back" "Shipment called back";
    OrderCancelled = "order_cancelled" "Order cancelled, or a part of it";
    OrderEdited = "order_edited" "Order changed";
    OrderRefunded = "order_refunded" "Money given back";
    OrderMarkedPaid = "order_marked_paid" "Order marked as paid";
    OrderCaptured = "order_captured" "Payment captured";
    MessageReplayed = "message_replayed" "Message of a payment provider worked on again";
    DiscrepancySolved = "discrepancy_solved" "Payment that differed settled";
    CardForgotten = "card_forgotten" "Saved card removed";
    OrderHeld = "order_held" "Order put on hold";
    OrderReleased = "order_released" "Hold of an order released";
    OrderNoted = "order_noted" "Note on an order written";
    ReturnAsked = "return_asked" "Return asked for";
    ReturnAnswered = "return_answered" "Return approved or refused";
    ReturnReceived = "return_received" "Returned items received";
    EventRetried = "event_retried" "Given-up event tried again";
    DataExported = "data_exported" "Own data exported";
}

/// One line of the log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What.
    pub event: Event,
    /// To whom or what: an id.
    pub about: String,
    /// From which network.
    pub network: String,
    /// With which device.
    pub device: String,
    /// Named in the other logs.
    pub request_id: String,
}

/// A page of the log, the latest first.
#[derive(Clone, Debug)]
pub struct Log {
    /// The lines.
    pub entries: Vec<Entry>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Audit {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// The batch that writes a line, for the commit of its cause.
    pub(crate) fn entry(&self, ctx: &OpCtx, event: Event, about: impl ToString) -> ServiceResult<Batch> {
        let entry = Entry {
            at: ctx.now,
            actor: ctx.actor.clone(),
            event,
            about: about.to_string(),
            network: ctx.client.address.map(network_prefix).unwrap_or_default(),
            device: device(&ctx.client.device),
            request_id: ctx.request_id.clone(),
        };
        Ok(Batch::new().insert(key(AUDIT, ctx.new_id::<AuditKind>()), body(&entry)?))
    }

    /// Writes a line of its own: for what was refused.
    pub(crate) async fn note(&self, ctx: &OpCtx, event: Event, about: impl ToString) -> ServiceResult<()> {
        Ok(self.documents.commit(&self.entry(ctx, event, about)?).await?)
    }

    /// Takes name, network and device out of what is written about somebody; that it happened stays.
    pub(crate) async fn forget(&self, user: &UserId) -> ServiceResult<()> {
        let about = Condition::Eq("about", user.as_str().into());
        for mut found in self.documents.find_all::<Entry>(Query::all(AUDIT).filter(about)).await? {
            if matches!(&found.value.actor, Actor::User { id, .. } if id == user) {
                found.value.actor = Actor::Guest;
            }
            (found.value.network, found.value.device) = (String::new(), String::new());
            self.documents.commit(&found.replace()?).await?;
        }
        Ok(())
    }

    /// The whole log, page by page.
    ///
    /// # Errors
    /// Without the permission; the field `cursor`.
    pub async fn read(&self, ctx: &OpCtx, after: Option<&str>) -> ServiceResult<Log> {
        ctx.require(Need::Can(Permission::Audit))?;
        self.page(Query::all(AUDIT).limit(50), after).await
    }

    /// What happened to one's own account, the latest first.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn of_me(&self, ctx: &OpCtx) -> ServiceResult<Vec<Entry>> {
        let mine = Condition::Eq("about", ctx.me()?.user.id.as_str().into());
        Ok(self.page(Query::all(AUDIT).filter(mine).limit(200), None).await?.entries)
    }

    async fn page(&self, query: Query, after: Option<&str>) -> ServiceResult<Log> {
        let (entries, next) = self.documents.page(query.sorted("at", Direction::Descending), after).await?;
        Ok(Log { entries, next })
    }
}
