//! Accounts over REST, in the words of the contract.

mod links;
mod me;
mod refresh;
mod register;
mod sessions;
mod sign_in;
mod tokens;
