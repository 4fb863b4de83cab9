//! Import and export.

mod amazon;
mod export;
mod format;
mod groups;
mod intake;
mod lines;
mod options;
mod records;
mod report;
mod shopify;
mod source;
mod spree;
mod table;

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use shop::{Currency, Money};

pub use format::Format;
pub(crate) use intake::{Intake, Mode};
pub use report::{Counts, ExportReport, ImportOptions, ImportReport, Progress, RowError};
pub(crate) use source::{Record, Row, open};

use crate::{OpCtx, ServiceResult, Settings, documents::Documents, window::Window};

/// Import and export.
#[derive(Clone)]
pub struct Exchange {
    documents: Documents,
    window: Window,
    settings: Arc<Settings>,
}

impl Exchange {
    pub(crate) fn new(documents: &Documents, window: &Window, settings: &Arc<Settings>) -> Self {
        Self { documents: documents.clone(), window: window.clone(), settings: settings.clone() }
    }

    /// Takes a file in, packed by gzip or not, row by row: nothing is held but what is being written.
    ///
    /// Products are found again by their slug, else by a SKU, so importing a file again updates what
    /// changed and writes nothing else. A row that cannot be taken is reported and costs no other row.
    /// `progress` is called now and then.
    ///
    /// # Errors
    /// `bad_request` if this is no file of the format; a failure if the store fails, and what was
    /// committed before stays: import the file again.
    pub async fn import(
        &self,
        ctx: &OpCtx,
        source: impl Read + Send,
        format: Format,
        options: ImportOptions,
        mut progress: impl FnMut(Progress) + Send,
    ) -> ServiceResult<ImportReport> {
        let read = Arc::new(AtomicU64::new(0));
        let rows = open(Counted { source, read: read.clone() }, format, self.settings.currency)?;
        let mode = if options.dry_run { Mode::Look } else { Mode::Commit };
        let mut intake = Intake::new(ctx, &self.documents, self.settings.currency, mode).await?;
        let mut line = 0;
        for row in rows {
            match row {
                Ok(row) => {
                    line = row.line;
                    if intake.take(row).await? {
                        progress(intake.progress(read.load(Ordering::Relaxed)));
                        // A long import must not keep a thread from its other tasks.
                        tokio::task::yield_now().await;
                    }
                }
                Err(error) => {
                    intake.breaks_off(line + 1, &error);
                    break;
                }
            }
        }
        let last = intake.finish().await;
        if !options.dry_run {
            self.window.reload(&self.documents).await?;
        }
        let (report, _) = last?;
        progress(Progress { bytes: read.load(Ordering::Relaxed), products: report.products.total(), skipped: report.skipped });
        Ok(report)
    }
}

/// Counts the bytes that went through it.
struct Counted<R> {
    source: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// A price before a reduction, if it is one: files write 0 or the price itself where there was none.
///
/// What is no amount is passed on, so that it is refused and not lost.
fn reduced(price: &str, before: &str, currency: Currency) -> Option<String> {
    let before = before.trim();
    let amounts = Money::from_decimal(before, currency).ok().zip(Money::from_decimal(price, currency).ok());
    let is_one = amounts.is_none_or(|(before, price)| before.minor > price.minor);
    (!before.is_empty() && is_one).then(|| before.to_owned())
}

/// With a capital at its beginning: `kids' fashion` is `Kids' fashion`.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
