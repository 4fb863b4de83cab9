//! CASES.md on orders, and what holds after any sequence of steps.

mod buyer;
mod cases;
mod edits;
mod money;
mod returns;
mod sequences;
mod shelf;
mod shipping;
