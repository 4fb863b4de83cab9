//! Everything in the shop, written down: product types, categories, products of any status.

use std::io::Write;

use shop::catalog::{Category, Product};
use store::{Page, Query};

use super::{
    Exchange, Format,
    records::{self, Written},
    report::ExportReport,
    shopify,
    source::refused,
};
use crate::{
    ServiceError, ServiceResult,
    catalog::{
        CategoryInput, ProductInput,
        known::Known,
        stocktaking::{Counters, counters_of},
        written,
    },
    documents::{Versioned, read},
    schema::PRODUCTS,
};

/// Products read at once.
const PAGE: u32 = 200;

impl Exchange {
    /// Writes the catalog down, product by product: nothing is held but one page of it.
    ///
    /// JSON lines say everything, so that importing them again changes nothing. Shopify's CSV says
    /// what it has columns for.
    ///
    /// # Errors
    /// If the store or the writer fails; `bad_request` for a format that is only read.
    pub async fn export(&self, format: Format, mut writer: impl Write + Send) -> ServiceResult<ExportReport> {
        let known = Known::load(&self.documents, self.settings.currency).await?;
        let report = match format {
            Format::JsonLines => self.export_lines(&known, &mut writer).await?,
            Format::ShopifyCsv => self.export_shopify(&known, &mut writer).await?,
            Format::SpreeCsv | Format::AmazonJsonLines => return Err(refused("This format can be imported only.")),
        };
        writer.flush().map_err(unwritten)?;
        Ok(report)
    }

    async fn export_lines(&self, known: &Known, writer: &mut (impl Write + Send)) -> ServiceResult<ExportReport> {
        let mut report = ExportReport::default();
        let mut types: Vec<_> = known.types.values().collect();
        types.sort_by(|one, other| one.slug.cmp(&other.slug));
        for declared in types {
            records::write(writer, &Written::ProductType(declared)).map_err(unwritten)?;
            report.product_types += 1;
        }
        for category in parents_first(known) {
            records::write(writer, &Written::Category(&category)).map_err(unwritten)?;
            report.categories += 1;
        }
        let mut query = Query::all(PRODUCTS).limit(PAGE);
        loop {
            let (products, counters, next) = self.products(&query).await?;
            for product in &products {
                let input = with_stock(product, known, &counters);
                records::write(writer, &Written::Product(&input)).map_err(unwritten)?;
                report.products += 1;
                report.variants += product.variants.len() as u64;
            }
            match next {
                Some(next) => query = query.after(Some(next)),
                None => return Ok(report),
            }
        }
    }

    async fn export_shopify(&self, known: &Known, writer: &mut (impl Write + Send)) -> ServiceResult<ExportReport> {
        let mut report = ExportReport::default();
        let mut rows = shopify::Writer::new(writer).map_err(ServiceError::doing("write the export"))?;
        let mut query = Query::all(PRODUCTS).limit(PAGE);
        loop {
            let (products, counters, next) = self.products(&query).await?;
            for product in &products {
                let named = shopify::Named::of(product, known);
                let stock = |variant: &shop::catalog::Variant| counters.get(&variant.id).map(|found| &found.value);
                rows.product(product, &named, stock).map_err(ServiceError::doing("write the export"))?;
                report.products += 1;
                report.variants += product.variants.len() as u64;
            }
            match next {
                Some(next) => query = query.after(Some(next)),
                None => break,
            }
        }
        rows.flush().map_err(unwritten)?;
        Ok(report)
    }

    async fn products(&self, query: &Query) -> ServiceResult<(Vec<Product>, Counters, Option<store::PageCursor>)> {
        let Page { rows, next } = self.documents.store().find(query).await?;
        let found: ServiceResult<Vec<Versioned<Product>>> = rows.into_iter().map(read).collect();
        let products: Vec<Product> = found?.into_iter().map(|found| found.value).collect();
        let counters = counters_of(&self.documents, products.iter()).await?;
        Ok((products, counters, next))
    }
}

/// Every category, each behind the one above it.
fn parents_first(known: &Known) -> Vec<CategoryInput> {
    let mut ordered: Vec<&Category> = known.tree.below(None).collect();
    let mut next = 0;
    while let Some(category) = ordered.get(next) {
        ordered.extend(known.tree.below(Some(&category.id)).collect::<Vec<_>>());
        next += 1;
    }
    ordered.iter().map(|category| written::category(category, category.parent.as_ref().and_then(|id| known.tree.get(id)))).collect()
}

fn with_stock(product: &Product, known: &Known, counters: &Counters) -> ProductInput {
    let mut input = written::product(product, product.categories.iter().filter_map(|id| known.tree.get(id)).cloned());
    for (variant, written) in product.variants.iter().zip(&mut input.variants) {
        if let Some(stock) = counters.get(&variant.id).map(|found| &found.value) {
            written.tracked = Some(stock.tracked);
            written.stock = stock.tracked.then(|| u32::try_from(stock.on_hand).unwrap_or(0));
        }
    }
    input
}

fn unwritten(error: std::io::Error) -> ServiceError {
    ServiceError::failed("write the export", error)
}
