use serde::{Deserialize, Serialize};

use crate::{Code, Money, Rejection, Timestamp};

/// Why a code does not work. Each has a code for programs and a sentence that says what can be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Refusal {
    /// Nobody knows it.
    Unknown,
    /// Its time is over.
    Expired,
    /// Its time has not come.
    NotYetValid {
        /// When it will.
        from: Timestamp,
    },
    /// The goods cost too little.
    BelowMinimum {
        /// What they must cost.
        minimum: Money,
        /// What is missing.
        missing: Money,
    },
    /// None of the goods is of those it is for.
    WrongProducts,
    /// Everybody together has used it up.
    UsedUp,
    /// This customer has used it as often as one may.
    UsedBefore,
    /// It is for customers of a group.
    NotForYou,
    /// It is for the first order only.
    NotFirstOrder,
    /// Another code takes off more, and the two do not go together.
    BetterApplies {
        /// The other.
        other: String,
    },
}

impl Refusal {
    /// What programs read.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Unknown => Code::CouponUnknown,
            Self::Expired => Code::CouponExpired,
            Self::NotYetValid { .. } => Code::CouponNotYetValid,
            Self::BelowMinimum { .. } => Code::CouponBelowMinimum,
            Self::WrongProducts => Code::CouponWrongProducts,
            Self::UsedUp => Code::CouponUsedUp,
            Self::UsedBefore => Code::CouponUsedBefore,
            Self::NotForYou => Code::CouponNotForYou,
            Self::NotFirstOrder => Code::CouponNotFirstOrder,
            Self::BetterApplies { .. } => Code::CouponNotCombinable,
        }
    }

    /// Whether it may become true between a look at the cart and the order, by what others do or by the clock.
    #[must_use]
    pub const fn may_come_late(&self) -> bool {
        matches!(self, Self::Unknown | Self::Expired | Self::UsedUp | Self::UsedBefore)
    }

    /// What shoppers read.
    #[must_use]
    pub fn sentence(&self, code: &str) -> String {
        match self {
            Self::Unknown => format!("We do not know the code {code}. Please check how it is written."),
            Self::Expired => format!("The code {code} is no longer valid."),
            Self::NotYetValid { from } => format!("The code {code} is valid from {} on.", from.day_for_people()),
            Self::BelowMinimum { minimum, missing } => {
                format!("The code {code} is for orders of {minimum} or more. Add goods for {missing} to use it.")
            }
            Self::WrongProducts => format!("The code {code} is not for the items in your cart."),
            Self::UsedUp => format!("The code {code} has been used up."),
            Self::UsedBefore => format!("You have used the code {code} before; it works once for each customer."),
            Self::NotForYou => format!("The code {code} is for certain customers only. If you are one of them, please sign in."),
            Self::NotFirstOrder => format!("The code {code} is for a first order only."),
            Self::BetterApplies { other } => format!("The code {code} does not go together with {other}, which takes off more."),
        }
    }

    /// As an answer to whoever typed the code, beside its field.
    #[must_use]
    pub fn rejection(&self, code: &str) -> Rejection {
        let sentence = self.sentence(code);
        Rejection { code: self.code(), ..Rejection::field("code", sentence.clone()) }.with_message(sentence)
    }
}
