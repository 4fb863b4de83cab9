use services::OpCtx;
use shop::{order::Actor, text::Name};

use super::report::Failure;
use crate::http::asked::now;

/// The context of a command: an operator at the terminal.
pub(super) fn at_the_terminal() -> Result<OpCtx, Failure> {
    let operator: Name = "terminal".parse()?;
    Ok(OpCtx::new(Actor::Admin(operator), now(), "terminal".to_owned())?)
}
