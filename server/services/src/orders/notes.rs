//! Notes among staff; shoppers never see them.

use shop::{Order, Rejection, order::By, text::Lines};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceResult, audit::Event};

impl Orders {
    /// Keeps a note.
    ///
    /// # Errors
    /// The field `text`; without the permission.
    pub async fn keep_note(&self, ctx: &OpCtx, id: &str, text: &str) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let text: Lines<2000> = text.parse().map_err(|reason: shop::text::InvalidText| Rejection::field("text", reason.to_string()))?;
        let decide = |order: &mut Order, by: &By| order.keep_note(text.clone(), by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, None, Event::OrderNoted, decide).await?.0)
    }
}
