//! The security page and the second step of a sign-in, as a browser without scripts uses them, through the whole router.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod browser;
#[path = "../../services/tests/second_factor/device.rs"]
mod device;
mod forms;
mod markup;
mod passkeys;
mod second_factor;
