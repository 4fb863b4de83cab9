//! The timeline as an order's buyer reads it: who did it, without anybody's name, and nothing that was meant for staff.

use super::{Actor, Order, OrderEvent, Reason, TimelineEntry};
use crate::{Timestamp, id::UserId};

/// An entry of the timeline, told to the buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub who: Who,
    /// What.
    pub what: String,
    /// Why.
    pub why: Option<Reason>,
}

/// Who did something, for the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The buyer.
    You,
    /// Somebody of the shop, or the program itself.
    TheShop,
}

impl Who {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::You => "You",
            Self::TheShop => "The shop",
        }
    }
}

impl Order {
    /// What happened, oldest first, for its buyer or `reader`, if somebody is signed in.
    #[must_use]
    pub fn told(&self, reader: Option<&UserId>) -> Vec<Told> {
        self.timeline.iter().map(|entry| self.tell(entry, reader)).collect()
    }

    fn tell(&self, entry: &TimelineEntry, reader: Option<&UserId>) -> Told {
        let (what, why) = match entry.event {
            // Why somebody looks again is the shop's own affair.
            Some(OrderEvent::Held) => ("We are taking a second look before it goes on".to_owned(), None),
            Some(OrderEvent::Released) => ("We have looked, and it goes on".to_owned(), None),
            _ => (entry.what.clone(), entry.reason.clone()),
        };
        Told { at: entry.at, who: self.who(&entry.actor, reader), what, why }
    }

    fn who(&self, actor: &Actor, reader: Option<&UserId>) -> Who {
        match actor {
            Actor::Guest => Who::You,
            Actor::User { id, .. } if self.customer.as_ref() == Some(id) || reader == Some(id) => Who::You,
            Actor::User { .. } | Actor::System | Actor::Admin(_) | Actor::Key { .. } => Who::TheShop,
        }
    }
}
