//! Edits of a paid order, after a dry run that shows the difference.

use serde::{Deserialize, Serialize};
use shop::{
    Code, Order,
    id::VariantId,
    order::{By, Difference, Edit, LinePart, OrderLine, Reason},
};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceError, ServiceResult, audit::Event, checkout::order::line_of, error::rejected};

/// What staff want to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EditForm {
    /// How many of a line shall be kept; 0 takes it out.
    pub quantities: Vec<LinePart>,
    /// Variants to be added, and how many of each.
    pub added: Vec<(VariantId, u32)>,
}

impl Orders {
    /// What an edit would do; nothing is changed.
    ///
    /// # Errors
    /// As [`Orders::edit`], but for `out_of_stock`.
    pub async fn try_edit(&self, ctx: &OpCtx, id: &str, form: &EditForm) -> ServiceResult<(Order, Difference)> {
        let found = self.versioned(id, &Access::Desk(Desk::of(ctx)?)).await?;
        let mut order = found.value;
        let by = By::new(ctx.actor.clone(), ctx.now);
        let (difference, _) = order.edit(self.edit_of(form)?, &by)?;
        Ok((order, difference))
    }

    /// Changes a paid order: stock is taken and given back in the same commit. What it costs less is given back at once;
    /// what it costs more is due on its pay page.
    ///
    /// # Errors
    /// `out_of_stock`, `too_many_pieces`, `line_not_found`, `variant_not_found`, `transition_not_allowed`, fields;
    /// without the permission.
    pub async fn edit(&self, ctx: &OpCtx, id: &str, form: &EditForm, reason: Option<Reason>) -> ServiceResult<(Order, Difference)> {
        let access = Access::Desk(Desk::of(ctx)?);
        let edit = self.edit_of(form)?;
        let decide = |order: &mut Order, by: &By| {
            let (difference, moves) = order.edit(edit.clone(), by)?;
            order.ask_surplus(by, || ctx.new_id())?;
            Ok((difference, moves))
        };
        let (order, difference) = self.step(ctx, id, &access, reason, Event::OrderEdited, decide).await?;
        Ok((self.settled(ctx, order).await?, difference))
    }

    fn edit_of(&self, form: &EditForm) -> ServiceResult<Edit> {
        let shown = self.window.now();
        let line = |(id, quantity): &(VariantId, u32)| -> ServiceResult<OrderLine> {
            let found = shown.variant(id);
            let (product, variant) = found.ok_or_else(|| rejected(Code::VariantNotFound, "This item is no longer sold."))?;
            line_of(product, variant, *quantity).map_err(ServiceError::doing("price an order line"))
        };
        Ok(Edit { quantities: form.quantities.clone(), added: form.added.iter().map(line).collect::<ServiceResult<_>>()? })
    }
}
