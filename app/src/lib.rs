//! The storefront: server-rendered pages, islands where they move, server functions.
//!
//! Pages are rendered on the server only and are complete without scripts. The browser's half
//! holds the islands and nothing else, so no page's code is ever sent.

// A page's view is one type as deep as its markup.
#![recursion_limit = "256"]

pub mod api;
pub mod components;
pub mod islands;
pub mod reply;

#[cfg(feature = "ssr")]
pub mod access;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
mod shell;

#[cfg(feature = "ssr")]
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
