//! Where provider and orders say different things, and nothing is certain enough to be mended without a look.

use serde::{Deserialize, Serialize};

use crate::{
    Money, Timestamp,
    id::{OrderId, PaymentId},
    order::Actor,
};

/// A payment of which provider and orders say different things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discrepancy {
    /// Names it: the same finding is the same discrepancy.
    pub id: String,
    /// At which provider.
    pub provider: String,
    /// What the provider calls the payment.
    pub reference: String,
    /// By which attempt, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<PaymentId>,
    /// For which order, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// How much, by the provider's word.
    pub amount: Money,
    /// What is wrong.
    pub problem: Problem,
    /// When it was found first.
    pub found_at: Timestamp,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<Solved>,
}

/// What is wrong with a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Problem {
    /// Money came for an order that is not there.
    OrderUnknown,
    /// Another amount came than was asked for.
    AmountDiffers {
        /// What was asked for.
        asked: Money,
    },
    /// The order is paid, and the provider knows nothing of it.
    NotAtProvider,
    /// Another amount was given back than the order says: by hand in the provider's own pages, perhaps.
    GivenBackDiffers {
        /// By the order.
        ours: Money,
        /// By the provider.
        theirs: Money,
    },
    /// What was set aside at the buyer's bank is gone, and goods are on their way.
    PromiseLost,
}

/// What staff can do about it with one click.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Put the money on the order as it came.
    TakeIn,
    /// Give the money back.
    GiveBack,
    /// Write down on the order what the provider gave back.
    WriteDown,
    /// It is right as it is.
    Dismiss,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solved {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// How.
    pub remedy: Remedy,
}

impl Problem {
    /// Names it, for programs and ids.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OrderUnknown => "order_unknown",
            Self::AmountDiffers { .. } => "amount_differs",
            Self::NotAtProvider => "not_at_provider",
            Self::GivenBackDiffers { .. } => "given_back_differs",
            Self::PromiseLost => "promise_lost",
        }
    }

    /// What staff read.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::OrderUnknown => "Money came for an order that is not there.".to_owned(),
            Self::AmountDiffers { asked } => format!("Another amount came than the {asked} that was asked for."),
            Self::NotAtProvider => "The order is paid, and the provider knows nothing of this payment.".to_owned(),
            Self::GivenBackDiffers { ours, theirs } => format!("The provider has given back {theirs}, and the order says {ours}."),
            Self::PromiseLost => "What was set aside at the buyer's bank is gone, and the goods are on their way.".to_owned(),
        }
    }

    /// What can be done about it, the likeliest first.
    #[must_use]
    pub const fn remedies(&self) -> &'static [Remedy] {
        match self {
            Self::OrderUnknown => &[Remedy::GiveBack, Remedy::Dismiss],
            Self::AmountDiffers { .. } => &[Remedy::GiveBack, Remedy::TakeIn, Remedy::Dismiss],
            Self::GivenBackDiffers { .. } => &[Remedy::WriteDown, Remedy::Dismiss],
            Self::NotAtProvider | Self::PromiseLost => &[Remedy::Dismiss],
        }
    }
}

impl Remedy {
    /// Every remedy.
    pub const ALL: [Self; 4] = [Self::TakeIn, Self::GiveBack, Self::WriteDown, Self::Dismiss];

    /// As programs name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TakeIn => "take_in",
            Self::GiveBack => "give_back",
            Self::WriteDown => "write_down",
            Self::Dismiss => "dismiss",
        }
    }

    /// The remedy of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|remedy| remedy.as_str() == name)
    }

    /// Whether money moves by it.
    #[must_use]
    pub const fn moves_money(self) -> bool {
        matches!(self, Self::TakeIn | Self::GiveBack)
    }

    /// On its button.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::TakeIn => "Put it on the order",
            Self::GiveBack => "Give the money back",
            Self::WriteDown => "Write it down on the order",
            Self::Dismiss => "It is right as it is",
        }
    }
}

impl Discrepancy {
    /// Its name: one for each payment and problem.
    #[must_use]
    pub fn name(provider: &str, reference: &str, problem: &Problem) -> String {
        format!("{provider}:{reference}:{}", problem.code())
    }
}
