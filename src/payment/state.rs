//! The life of an attempt to pay as one table.

use serde::{Deserialize, Serialize};

use crate::Money;

/// Where an attempt stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PaymentState {
    /// It is written; the provider was not heard of yet.
    Begun,
    /// The provider has it and waits for the shopper.
    Open,
    /// The money is set aside and waits to be captured.
    Authorized,
    /// The money is here.
    Succeeded,
    /// The provider said no; the order can be paid in another way.
    Declined {
        /// Why, for the shopper.
        reason: String,
    },
    /// It was given up, and the provider takes nothing by it any more.
    Cancelled,
}

/// Where an attempt stands by its provider's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for the shopper.
    Open,
    /// The money is set aside and waits to be captured.
    Authorized,
    /// The money is here.
    Captured {
        /// What the provider calls the payment; refunds name it.
        reference: String,
        /// How much came.
        amount: Money,
    },
    /// No, and why; it will not be tried again by this attempt.
    Declined {
        /// A sentence for the shopper.
        reason: String,
    },
    /// Nothing will come of it.
    Cancelled,
}

impl PaymentState {
    /// Whether it may still become a payment by what the shopper does.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Begun | Self::Open | Self::Authorized)
    }

    /// The table: what it becomes by a provider's word, or none if it stays as it is. Words come late, twice and in any
    /// order; money that came is believed whatever was said before, and nothing is believed after it.
    #[must_use]
    #[rustfmt::skip]
    pub fn after(&self, word: &Standing) -> Option<Self> {
        use PaymentState::{Authorized, Begun, Cancelled, Declined, Open, Succeeded};
        match (self, word) {
            (Succeeded,                    _)                             => None,
            (_,                            Standing::Captured { .. })     => Some(Succeeded),
            (Begun,                        Standing::Open)                => Some(Open),
            (Begun | Open,                 Standing::Authorized)          => Some(Authorized),
            (Begun | Open | Authorized,    Standing::Declined { reason }) => Some(Declined { reason: reason.clone() }),
            (Begun | Open | Authorized,    Standing::Cancelled)           => Some(Cancelled),
            (Open | Authorized,            Standing::Open)
            | (Authorized,                 Standing::Authorized)
            | (Declined { .. } | Cancelled, _)                            => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn words() -> [Standing; 5] {
        let amount = Money::new(100, Currency::USD);
        [
            Standing::Open,
            Standing::Authorized,
            Standing::Captured { reference: "pi_1".into(), amount },
            Standing::Declined { reason: "No.".into() },
            Standing::Cancelled,
        ]
    }

    #[test]
    fn case_21_whatever_the_order_of_the_words_the_end_is_the_same() {
        for last in words() {
            for first in words() {
                let mut state = PaymentState::Begun;
                for word in [&first, &Standing::Captured { reference: "pi_1".into(), amount: Money::new(100, Currency::USD) }, &last] {
                    state = state.after(word).unwrap_or(state);
                }
                assert_eq!(state, PaymentState::Succeeded, "{first:?}, captured, {last:?}");
            }
        }
    }

    #[test]
    fn a_word_said_twice_changes_nothing_more() {
        for word in words() {
            let once = PaymentState::Begun.after(&word).unwrap();
            assert_eq!(once.after(&word), None, "{word:?}");
        }
    }

    #[test]
    fn what_is_over_stays_over_unless_money_came() {
        for over in [PaymentState::Cancelled, PaymentState::Declined { reason: "No.".into() }] {
            assert!(!over.is_live());
            assert_eq!(over.after(&Standing::Open), None);
            assert_eq!(over.after(&Standing::Authorized), None);
        }
    }
}
