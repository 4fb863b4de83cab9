//! From cart to paid order, with people racing, clicking twice and coming too late; on both stores.

mod buying;
mod expiry;
mod paying;
mod races;
mod shop_for_tests;
