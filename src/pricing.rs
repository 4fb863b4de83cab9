//! What a cart costs: one pure function for browser and server, in one order:
//! lines, then discounts, then shipping, then tax on what is really paid.

mod quote;
mod rates;

pub use quote::{PricingLine, Quote, QuotedLine, quote};
pub use rates::{Rates, ShippingMethod, TaxDisplay, TaxRate};
