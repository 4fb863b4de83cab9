//! The program `shopsphere`: one binary that is the whole shop.

pub mod assets;
pub mod cli;
pub mod config;
pub mod demo;
pub mod doors;
pub mod http;
pub mod jobs;
pub mod logging;
pub mod middleware;
pub mod opening;
pub mod pages;
pub mod router;
pub mod serve;
pub mod state;
