//! One file a page: it loads, its parts show. Server only.

pub mod admin;
pub mod cart;
pub mod checkout;
pub mod favourites;
pub mod forbidden;
pub mod head;
pub mod home;
pub mod listing;
pub mod not_found;
pub mod order;
pub mod pay;
pub mod personal;
pub mod product;
