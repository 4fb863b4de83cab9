use super::{Actor, IllegalTransition};
use crate::{
    Timestamp,
    error::{Code, Rejection},
    money::InvalidMoney,
    text::Line,
};

/// Why somebody does something, in their words.
pub type Reason = Line<500>;

/// Who does something to an order, when, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Option<Reason>,
}

impl By {
    /// Without a reason.
    #[must_use]
    pub fn new(actor: Actor, at: Timestamp) -> Self {
        Self { actor, at, reason: None }
    }

    /// For a reason, if one is given.
    #[must_use]
    pub fn because(self, reason: Option<Reason>) -> Self {
        Self { reason, ..self }
    }
}

impl From<IllegalTransition> for Rejection {
    fn from(refused: IllegalTransition) -> Self {
        Self::new(Code::TransitionNotAllowed, refused.to_string())
    }
}

impl From<InvalidMoney> for Rejection {
    fn from(refused: InvalidMoney) -> Self {
        Self::new(Code::Invalid, format!("The amounts do not work out: {refused}."))
    }
}
