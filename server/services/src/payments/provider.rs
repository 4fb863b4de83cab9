//! The seam: what the shop needs of whoever moves the money.

use futures::future::BoxFuture;
use shop::{
    Code, Money, Order, Timestamp,
    id::{PaymentId, RefundId, UserId},
    order::{Capture, DisputeState, GivenBack, Refund},
    payment::{PaymentAttempt, Standing},
    text::Email,
};

use serde::{Deserialize, Serialize};

use crate::{ServiceResult, error::rejected};

/// What is answered; boxed, so that providers can be listed.
pub type Answer<'a, T> = BoxFuture<'a, ServiceResult<T>>;

/// A way to pay. Its vendor's types never leave its files.
///
/// Everything that is asked carries an id of ours as its key: asked twice, it happens once. A provider that cannot be
/// reached, or says nothing clear, is a failure, and is asked again later with the same key.
pub trait PaymentProvider: Send + Sync {
    /// Names it in forms and documents.
    fn code(&self) -> &'static str;

    /// Its name for people.
    fn label(&self) -> &str;

    /// Who shoppers meet there, where that is not its name: `Stripe`.
    fn vendor(&self) -> &str {
        self.label()
    }

    /// A sentence under its name.
    fn description(&self) -> &str;

    /// Whether a payment of so much is possible. What is owed is never rounded to make it so.
    fn can_carry(&self, _amount: Money) -> bool {
        true
    }

    /// How shoppers pay by it.
    fn manner(&self) -> Manner<'_>;

    /// Whether real money moves by it, as far as its settings say.
    fn mode(&self) -> Mode {
        Mode::Live
    }

    /// Begins an attempt, or finds it begun: its id is the key.
    ///
    /// # Errors
    /// Wrong fields of the form of ours; `payment_declined` is none of them: that is a standing.
    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun>;

    /// Where an attempt stands, and how the shopper goes on. Its reference is there: it was begun.
    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun>;

    /// Gives an attempt up; [`Standing::Captured`] if money came all the same. Its reference is there.
    fn cancel<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing>;

    /// Takes what was set aside. Its reference is there.
    fn capture<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Standing> {
        Box::pin(async move { Ok(self.look(attempt).await?.standing) })
    }

    /// Gives money back. The refund's id is the key.
    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given>;

    /// What became of money that was given back. The refund's reference is there.
    fn look_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, GivenBack> {
        Box::pin(async move { Ok(self.give_back(giving).await?.became) })
    }

    /// Where a dispute stands, and of which payment by the provider's name; for a provider that has disputes.
    fn look_at_dispute<'a>(&'a self, _reference: &'a str) -> Answer<'a, Disputed> {
        Box::pin(async { Err(rejected(Code::NotFound, "This provider has no disputes.")) })
    }

    /// Reads what the provider sent by itself, and checks that it is the provider who sent it.
    ///
    /// # Errors
    /// `webhook_refused` for a wrong signature, an old one, or a body that is none of theirs.
    fn read_notice(&self, _sent: &Sent<'_>) -> ServiceResult<Notice> {
        Err(rejected(Code::NotFound, "This provider sends nothing by itself."))
    }

    /// Whether it lists payments at all; else nothing can be missing from its list.
    fn keeps_books(&self) -> bool {
        false
    }

    /// Every payment that came in since a moment, oldest first: for the comparison with the orders.
    fn payments_since<'a>(&'a self, _since: Timestamp) -> Answer<'a, Vec<Found>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Calls the provider and says in a sentence that it answers; what is wrong with its settings if they are.
    fn check(&self) -> Answer<'_, String> {
        Box::pin(async { Ok("nothing to check".to_owned()) })
    }

    /// Its cards of customers, if it keeps any.
    fn vault(&self) -> Option<&dyn CardVault> {
        None
    }
}

/// Whether real money moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It does.
    Live,
    /// By its provider's test keys: none moves.
    Test,
    /// The shop plays it all by itself.
    Demo,
}

/// How shoppers pay by a provider: what the page for it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner<'a> {
    /// By a form of ours, which takes test cards alone.
    TestCard,
    /// By the provider's form in our page; on the provider's own page where scripts are off.
    Form {
        /// What its script needs to know who it works for; not secret.
        key: &'a str,
        /// Where its script lies.
        script: &'a str,
        /// Where its frames come from: what the page must allow.
        frames: &'a [String],
        /// Whom its script calls.
        api: &'a str,
    },
    /// On the provider's own page.
    Away,
    /// By a transfer that the buyer makes; these are the instructions, and so long the pieces are kept.
    Transfer {
        /// How, in lines.
        instructions: &'a str,
        /// How long its pieces are kept for it.
        patience: std::time::Duration,
    },
    /// To whoever brings it.
    OnDelivery,
}

/// What is asked of a provider when an attempt begins.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The attempt; it is written already.
    pub attempt: &'a PaymentAttempt,
    /// What is paid for. Only what never changes of it may be sent: the same key must carry the same request.
    pub order: &'a Order,
    /// Where the provider sends the shopper back to, however it went.
    pub back: &'a str,
    /// What was typed into the form of ours.
    pub card: Option<&'a CardForm>,
    /// A card that the customer has saved, by the provider's name for it, and the customer's name there.
    pub saved: Option<(&'a str, &'a str)>,
    /// The customer's name at the provider, if this card shall be kept.
    pub keep_for: Option<&'a str>,
}

/// An attempt as the provider has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// What the provider calls it.
    pub reference: String,
    /// Where it stands.
    pub standing: Standing,
    /// How the shopper goes on.
    pub next: Next,
}

/// How the shopper goes on; never kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Next {
    /// They need not do anything.
    Nothing,
    /// By the provider's form, which needs this to open. It is for the shopper alone: never logged or kept.
    Form {
        /// What opens it.
        client_secret: String,
    },
    /// There.
    Leave {
        /// The provider's page.
        url: String,
    },
    /// They say on a page of ours that it is them: the demo plays the bank.
    Confirm,
}

impl std::fmt::Debug for Next {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Form { .. } => "Form(…)",
            Self::Leave { .. } => "Leave(…)",
            Self::Confirm => "Confirm",
        })
    }
}

/// What is asked of a provider when money is to be given back.
#[derive(Clone, Copy, Debug)]
pub struct Giving<'a> {
    /// The payment it comes out of.
    pub capture: &'a Capture,
    /// How much, and the key.
    pub refund: &'a Refund,
    /// Whether a refund of this payment failed before.
    pub failed_before: bool,
}

/// Money that is given back, as the provider has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What the provider calls it; empty if it was refused.
    pub reference: String,
    /// What became of it.
    pub became: GivenBack,
}

/// A dispute as the provider has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// What the provider calls it.
    pub reference: String,
    /// What the provider calls the disputed payment, as in [`Capture::reference`].
    pub payment_reference: String,
    /// How much is in dispute.
    pub amount: Money,
    /// Why, by the bank's word.
    pub reason: String,
    /// Until when evidence can be handed in.
    pub evidence_due: Option<Timestamp>,
    /// Where it stands.
    pub state: DisputeState,
}

/// What a provider sent by itself, as it came.
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// Its body, byte for byte.
    pub body: &'a [u8],
    /// A header's value by its name in small letters.
    pub header: &'a (dyn Fn(&str) -> Option<String> + Sync),
    /// When it came.
    pub now: Timestamp,
}

/// What a provider sent by itself, read and proved to be theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The provider's own id of it: sent twice, it is the same.
    pub id: String,
    /// What it calls what happened: `payment_intent.succeeded`.
    pub kind: String,
    /// About what it is.
    pub about: About,
    /// The rest for whoever looks: without secrets, cards and addresses.
    pub payload: store::Json,
}

/// A payment as the provider lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the provider calls it, as in [`Capture::reference`].
    pub reference: String,
    /// The attempt it was made by, if the provider was told.
    pub attempt: Option<PaymentId>,
    /// How much came.
    pub amount: Money,
    /// How much of it went back.
    pub given_back: Money,
    /// When.
    pub at: Timestamp,
}

/// About what a provider sent something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "about")]
pub enum About {
    /// A payment, by the attempt's id if the provider repeats it, and by its own name for the attempt.
    Payment {
        /// Ours.
        attempt: Option<PaymentId>,
        /// Theirs, as in [`PaymentAttempt::reference`].
        reference: String,
    },
    /// Money that went back, by the refund's id if the provider repeats it, and by its own name.
    Refund {
        /// Ours.
        refund: Option<RefundId>,
        /// The payment it comes out of, as in [`Capture::reference`].
        payment_reference: String,
    },
    /// A dispute, by the provider's name for it.
    Dispute {
        /// Theirs.
        reference: String,
    },
    /// Nothing that the shop acts upon.
    Nothing,
}

/// A provider that keeps cards for customers.
pub trait CardVault: Send + Sync {
    /// Opens a customer's record at the provider, or finds it opened: the account's id is the key. What it is called there.
    fn open<'a>(&'a self, user: &'a UserId, email: &'a Email) -> Answer<'a, String>;

    /// The cards of a customer, by the provider's name for the customer.
    fn cards<'a>(&'a self, customer: &'a str) -> Answer<'a, Vec<SavedCard>>;

    /// Begins to save a card without paying; what opens the provider's form.
    fn begin_saving<'a>(&'a self, customer: &'a str, key: &'a str) -> Answer<'a, String>;

    /// Forgets a card of a customer.
    ///
    /// # Errors
    /// `not_found` if it is none of theirs.
    fn forget<'a>(&'a self, customer: &'a str, card: &'a str) -> Answer<'a, ()>;
}

/// A card that a provider keeps, as far as its owner recognises it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCard {
    /// What the provider calls it.
    pub reference: String,
    /// `Visa`.
    pub brand: String,
    /// The last four digits.
    pub last4: String,
    /// Month and year: `12/34`.
    pub expiry: String,
}

impl SavedCard {
    /// As its owner recognises it: `Visa ···· 4242`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} ···· {}", self.brand, self.last4)
    }
}

/// A card as it was typed. It has no `Serialize` and shows nothing in logs: it is never kept or echoed.
#[derive(Clone, Default)]
pub struct CardForm {
    /// The number, perhaps with spaces.
    pub number: String,
    /// Month and year: `12/34`.
    pub expiry: String,
    /// The three digits on the back.
    pub cvc: String,
}

impl std::fmt::Debug for CardForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardForm(…)")
    }
}
