//! Parts that only show: no loading, no state.

#[cfg(feature = "ssr")]
pub mod layout;
