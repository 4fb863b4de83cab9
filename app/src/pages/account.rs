//! Somebody's account: what they ordered, who they are, where they live, where they are signed in.

mod address;
mod addresses;
mod cards;
mod orders;
mod overview;
mod privacy;
mod profile;
mod sessions;

pub use address::AddressPage;
pub use addresses::AddressesPage;
pub use cards::CardsPage;
pub use orders::OrdersPage;
pub use overview::OverviewPage;
pub use privacy::PrivacyPage;
pub use profile::ProfilePage;
pub use sessions::SessionsPage;
