//! The demo shop: what a new shop shows until it has goods of its own.

use std::time::Duration;

use shop::Timestamp;
use store::{Query, StoreError};

use crate::{
    OpCtx, ServiceError, ServiceResult, Services,
    documents::body,
    exchange::{Format, Intake, Mode, Record, Row, open},
    schema::{CATEGORIES, MARKS, PRODUCTS, key},
};

/// Between two products, so that "newest first" has an order.
const APART: Duration = Duration::from_secs(17 * 60);

impl Services {
    /// Puts the demo catalog in, given as JSON lines, if the shop is new; says whether it did.
    ///
    /// All of it is one commit together with the mark `marks/demo`, so that of several copies
    /// starting at once one does it, and nobody finds half of it. The mark also stays when the
    /// catalog is removed, and is made where a shop has goods already: the demo never comes back.
    ///
    /// # Errors
    /// If the store fails, or a line is wrong.
    pub async fn seed_demo(&self, ctx: &OpCtx, lines: &[u8]) -> ServiceResult<bool> {
        let mark = key(MARKS, "demo");
        if self.documents.store().get(&mark).await?.is_some() {
            return Ok(false);
        }
        let is_new = self.is_empty().await?;
        let mark = store::Batch::new().insert(mark, body(&serde_json::json!({ "at": ctx.now, "put_in": is_new }))?);
        let catalog = if is_new { self.demo_catalog(ctx, lines).await? } else { store::Batch::new() };
        match self.documents.commit(&mark.and(catalog)).await {
            Ok(()) if is_new => {
                self.refresh().await?;
                Ok(true)
            }
            // Another copy was faster.
            Ok(()) | Err(StoreError::Exists { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn is_empty(&self) -> ServiceResult<bool> {
        for collection in [PRODUCTS, CATEGORIES] {
            if !self.documents.store().find(&Query::all(collection).limit(1)).await?.rows.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn demo_catalog(&self, ctx: &OpCtx, lines: &[u8]) -> ServiceResult<store::Batch> {
        let rows: std::io::Result<Vec<Row>> = open(lines, Format::JsonLines, self.settings.currency)?.collect();
        let mut rows = rows.map_err(ServiceError::doing("read the demo catalog"))?;
        stagger(&mut rows, ctx.now);
        let mut intake = Intake::new(ctx, &self.documents, self.settings.currency, Mode::Gather).await?;
        for row in rows {
            intake.take(row).await?;
        }
        let (report, catalog) = intake.finish().await?;
        match report.skipped_rows.first() {
            None => Ok(catalog),
            Some(row) => Err(ServiceError::failed("put the demo catalog in", format!("line {}: {}", row.line, row.message))),
        }
    }
}

/// Lets products have come one after the other, those tagged `new` last.
fn stagger(rows: &mut [Row], now: Timestamp) {
    let mut products: Vec<_> = rows
        .iter_mut()
        .filter_map(|row| match &mut row.record {
            Ok(Record::Product(product)) => Some(&mut product.input),
            _ => None,
        })
        .collect();
    products.sort_by_key(|input| input.tags.iter().any(|tag| tag == "new"));
    let apart = i64::try_from(APART.as_millis()).unwrap_or(0);
    for (age, input) in products.into_iter().rev().enumerate() {
        let age = i64::try_from(age).unwrap_or(0) * apart;
        input.created_at = Some(Timestamp::from_millis(now.millis() - age));
    }
}
