use serde::{Deserialize, Serialize};

use super::{Carrier, TrackingNumber, TrackingPage};
use crate::{Timestamp, id::ShipmentId};

/// Some of an order's pieces on their way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    /// Names it.
    pub id: ShipmentId,
    /// What is in it.
    pub lines: Vec<LinePart>,
    /// Who brings it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Carrier>,
    /// What the carrier calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<TrackingNumber>,
    /// The page that staff named, rather than the carrier's usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<TrackingPage>,
    /// Where it stands.
    pub state: ShipmentState,
    /// When it left.
    pub at: Timestamp,
    /// When it arrived or was called back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

/// So many pieces of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePart {
    /// The line's number.
    pub line: u32,
    /// How many.
    pub quantity: u32,
}

/// Where a shipment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShipmentState {
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Called back before it arrived.
    Cancelled,
}

impl Shipment {
    /// Whether it left the house and was not called back.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.state != ShipmentState::Cancelled
    }

    /// How many pieces of a line are in it.
    #[must_use]
    pub fn pieces_of(&self, line: u32) -> u32 {
        self.lines.iter().filter(|part| part.line == line).map(|part| part.quantity).sum()
    }

    /// Where a shopper sees how far it is.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        let usual = || self.carrier.as_ref()?.link(self.tracking.as_ref()?);
        self.page.as_ref().map(ToString::to_string).or_else(usual)
    }

    /// Carrier and number for people: `UPS 1Z999AA1`; empty if neither is known.
    #[must_use]
    pub fn for_people(&self) -> String {
        let carrier = self.carrier.as_ref().map(ToString::to_string);
        let number = self.tracking.as_ref().map(ToString::to_string);
        carrier.into_iter().chain(number).collect::<Vec<_>>().join(" ")
    }
}
