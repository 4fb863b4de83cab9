//! Shipping zones and taxes as staff set them; until they do, the program's own settings hold.

mod input;
mod shipping;
mod taxes;

use serde::Serialize;
use shop::{
    Code,
    access::{Need, Permission},
    shipping::ShippingZone,
    tax::TaxTable,
};
use store::Json;

pub use input::{MethodInput, PlaceInput, RateInput, RuleInput, TaxesInput, TerritoryInput, TierInput, ZoneInput};

use crate::{
    OpCtx, ServiceResult,
    audit::{Audit, Event},
    documents::{Documents, TRIES, wait_for_others, was_overtaken, write},
    error::rejected,
    offers::{TAXES, ZONES},
    schema::{SETTINGS, key},
    window::Window,
};

/// The shop's tariffs.
#[derive(Clone)]
pub struct Tariffs {
    documents: Documents,
    window: Window,
    audit: Audit,
}

/// A setting as a document.
#[derive(Serialize)]
struct Set<'a, T> {
    value: &'a T,
}

impl Tariffs {
    pub(crate) fn new(documents: &Documents, window: &Window, audit: &Audit) -> Self {
        Self { documents: documents.clone(), window: window.clone(), audit: audit.clone() }
    }

    /// Where the shop ships to, and for how much.
    ///
    /// # Errors
    /// Without the permission.
    pub fn zones(&self, ctx: &OpCtx) -> ServiceResult<Vec<ShippingZone>> {
        ctx.require(Need::Can(Permission::Promotions))?;
        Ok(self.window.now().offers.zones.clone())
    }

    /// Sets where the shop ships to, and for how much, in the place of all that was set before.
    ///
    /// # Errors
    /// `invalid` names every wrong field, such as `zones[0].methods[1].code`; without the permission.
    pub async fn set_zones(&self, ctx: &OpCtx, zones: &[ZoneInput]) -> ServiceResult<Vec<ShippingZone>> {
        ctx.require(Need::Can(Permission::Promotions))?;
        let zones = shipping::check(zones, self.window.now().offers.currency)?;
        self.set(ctx, ZONES, Event::ShippingSet, &zones).await?;
        Ok(zones)
    }

    /// The taxes.
    ///
    /// # Errors
    /// Without the permission.
    pub fn taxes(&self, ctx: &OpCtx) -> ServiceResult<TaxTable> {
        ctx.require(Need::Can(Permission::Promotions))?;
        Ok(self.window.now().offers.taxes.clone())
    }

    /// Sets the taxes, in the place of those set before.
    ///
    /// # Errors
    /// `invalid` names every wrong field, such as `rules[0].rate`; without the permission.
    pub async fn set_taxes(&self, ctx: &OpCtx, taxes: &TaxesInput) -> ServiceResult<TaxTable> {
        ctx.require(Need::Can(Permission::Promotions))?;
        let taxes = taxes.check()?;
        self.set(ctx, TAXES, Event::TaxesSet, &taxes).await?;
        Ok(taxes)
    }

    async fn set<T: Serialize>(&self, ctx: &OpCtx, name: &'static str, event: Event, value: &T) -> ServiceResult<()> {
        let key = key(SETTINGS, name);
        for tries in 0..TRIES {
            let old = self.documents.load::<Json>(key.clone()).await?;
            let batch = write(&key, old.as_ref(), &Set { value })?.and(self.audit.entry(ctx, event, name)?);
            match self.documents.commit(&batch).await {
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    return self.window.reload(&self.documents).await;
                }
            }
        }
        Err(rejected(Code::Conflict, "Somebody else changed this at the same moment. Please try again."))
    }
}
