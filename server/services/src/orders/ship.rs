//! Packing and shipping.

use serde::{Deserialize, Serialize};
use shop::{
    Order, Rejection,
    error::Checked,
    order::{Carrier, LinePart, Parcel},
    text::InvalidText,
};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceResult, audit::Event};

/// What staff hand to a carrier, as it was typed. Nothing need be filled in: then all that is left is shipped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParcelForm {
    /// What is in it; all that is left if nothing is named.
    pub lines: Vec<LinePart>,
    /// A carrier's code or name.
    pub carrier: String,
    /// What the carrier calls it.
    pub tracking: String,
    /// Where a shopper sees how far it is, if not on the carrier's usual page; `https` only.
    pub page: String,
}

impl Orders {
    /// Packing begins.
    ///
    /// # Errors
    /// `transition_not_allowed`; without the permission.
    pub async fn begin_work(&self, ctx: &OpCtx, id: &str) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &shop::order::By| order.begin_work(by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, None, Event::OrderPacked, decide).await?.0)
    }

    /// Some pieces or all that is left leave the house.
    ///
    /// # Errors
    /// `too_many_pieces`, `transition_not_allowed`, `out_of_stock`, wrong fields; without the permission.
    pub async fn ship(&self, ctx: &OpCtx, id: &str, form: &ParcelForm) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let parcel = form.check()?;
        let shipment = ctx.new_id();
        let decide = |order: &mut Order, by: &shop::order::By| Ok(((), order.ship(shipment.clone(), parcel.clone(), by)?));
        Ok(self.step(ctx, id, &access, None, Event::OrderShipped, decide).await?.0)
    }
}

impl ParcelForm {
    /// # Errors
    /// A rejection that names every wrong field.
    fn check(&self) -> Result<Parcel, Rejection> {
        let mut check = Checked::default();
        let carrier = check.take("carrier", typed(&self.carrier, Carrier::named));
        let tracking = check.take("tracking", typed(&self.tracking, str::parse));
        let page = check.take("page", typed(&self.page, str::parse));
        check.done(|| Some(Parcel { lines: self.lines.clone(), carrier: carrier?, tracking: tracking?, page: page? }))
    }
}

fn typed<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, InvalidText>) -> Result<Option<T>, InvalidText> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}
