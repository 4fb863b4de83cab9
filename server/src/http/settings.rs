//! What staff set: where the shop ships to and for how much, and its taxes.

mod rules;
mod shipping;
mod taxes;
mod territory;
mod view;
mod zones;

pub use rules::{PlaceBody, RuleBody, TaxesBody};
pub use shipping::{find_shipping, update_shipping};
pub use taxes::{find_taxes, update_taxes};
pub use territory::TerritoryBody;
pub use view::{ShippingView, TaxesView};
pub use zones::{DeliveryBody, MethodBody, RateBody, ShippingBody, TierBody, ZoneBody};

pub(crate) use shipping::{__path_find_shipping, __path_update_shipping};
pub(crate) use taxes::{__path_find_taxes, __path_update_taxes};
