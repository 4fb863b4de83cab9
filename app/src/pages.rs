//! One file a page: it loads, its parts show. Server only.

pub mod account;
pub mod admin;
pub mod cart;
pub mod checkout;
pub mod favourites;
pub mod forbidden;
pub mod forgotten;
pub mod head;
pub mod home;
pub mod invoice;
pub mod links;
pub mod listing;
pub mod merged;
pub mod not_found;
pub mod order;
pub mod pay;
pub mod personal;
pub mod product;
pub mod register;
pub mod reset;
pub mod second_factor;
pub mod security;
pub mod setup;
pub mod sign_in;
