//! Takes rows in: fifty products a commit, and one by one where a commit is refused, so that a bad
//! row never takes others along.

mod attempt;
mod blend;
mod places;

use std::collections::HashSet;

use shop::{Currency, Rejection};
use store::{Batch, StoreError};

use super::{
    report::{ImportReport, Progress},
    source::{ProductRecord, Record, Row},
};
use crate::{
    OpCtx, ServiceResult,
    catalog::{ProductInput, change, known::Known, neighbours::Neighbours},
    documents::{Documents, TRIES},
};
use attempt::Attempt;

/// Products written in one commit.
const AT_ONCE: usize = 50;

/// What becomes of what is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is committed.
    Commit,
    /// Nothing: a dry run.
    Look,
    /// It is gathered into one batch, which the caller commits.
    Gather,
}

/// An import under way.
pub(crate) struct Intake<'a> {
    ctx: &'a OpCtx,
    documents: &'a Documents,
    mode: Mode,
    known: Known,
    /// Who holds the names; where nothing is committed, also what the import itself has claimed.
    neighbours: Neighbours,
    /// Products that this file wrote, hashed: a second row must not undo the first.
    touched: HashSet<u64>,
    waiting: Vec<Waiting>,
    report: ImportReport,
    products: u64,
    gathered: Batch,
}

/// A product on its way in.
struct Waiting {
    line: u64,
    item: String,
    record: Box<ProductRecord>,
}

impl<'a> Intake<'a> {
    pub(crate) async fn new(ctx: &'a OpCtx, documents: &'a Documents, currency: Currency, mode: Mode) -> ServiceResult<Self> {
        Ok(Self {
            ctx,
            documents,
            mode,
            known: Known::load(documents, currency).await?,
            neighbours: Neighbours::default(),
            touched: HashSet::new(),
            waiting: Vec::new(),
            report: ImportReport { dry_run: mode == Mode::Look, ..ImportReport::default() },
            products: 0,
            gathered: Batch::new(),
        })
    }

    /// Takes the next row; says whether this was the moment when waiting products were written.
    ///
    /// # Errors
    /// If the store fails; what is wrong with the row goes into the report.
    pub(crate) async fn take(&mut self, row: Row) -> ServiceResult<bool> {
        let Row { line, item, record } = row;
        match record {
            Err(message) => self.report.skip(line, item, message),
            Ok(Record::ProductType(declared)) => {
                self.flush().await?;
                self.put_declared_type(&declared).await?;
            }
            Ok(Record::Category(input)) => {
                self.flush().await?;
                if let Err(rejection) = self.put_category(&input).await? {
                    self.skip(line, item, &rejection, &[]);
                }
            }
            Ok(Record::Product(mut record)) => {
                match self.prepare(&mut record).await? {
                    Ok(()) => self.waiting.push(Waiting { line, item, record }),
                    Err(rejection) => self.skip(line, item, &rejection, &record.variant_lines),
                }
                if self.waiting.len() >= AT_ONCE {
                    self.flush().await?;
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Writes what still waits, and gives the report and, where it was gathered, the batch.
    ///
    /// # Errors
    /// If the store fails.
    pub(crate) async fn finish(mut self) -> ServiceResult<(ImportReport, Batch)> {
        self.flush().await?;
        self.report.skipped_rows.sort_by_key(|row| row.line);
        Ok((self.report, self.gathered))
    }

    /// The row after which the file cannot be read any more.
    pub(super) fn breaks_off(&mut self, line: u64, error: &std::io::Error) {
        self.report.skip(line, "", format!("The file cannot be read further: {error}."));
    }

    pub(super) fn progress(&self, bytes: u64) -> Progress {
        Progress { bytes, products: self.products, skipped: self.report.skipped }
    }

    /// Makes the categories and the type that the product names, unless it will be refused anyway.
    async fn prepare(&mut self, record: &mut ProductRecord) -> ServiceResult<Result<(), Rejection>> {
        if self.needs_places(record)
            && let Err(rejection) = change::rehearse(self.ctx, &record.input, &self.known)
        {
            return Ok(Err(rejection));
        }
        for path in std::mem::take(&mut record.category_paths) {
            match self.category_at_path(&path).await? {
                Ok(id) => record.input.categories.push(id.to_string()),
                Err(rejection) => return Ok(Err(rejection)),
            }
        }
        if let Some(wanted) = record.product_type.take() {
            record.input.product_type = Some(self.extend_type(&wanted).await?.to_string());
        }
        Ok(Ok(()))
    }

    async fn flush(&mut self) -> ServiceResult<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        self.products += waiting.len() as u64;
        let together = self.attempt(&waiting, 0, false).await?;
        if matches!(together, Attempt::Done) {
            return Ok(());
        }
        for one in &waiting {
            self.take_alone(std::slice::from_ref(one)).await?;
        }
        Ok(())
    }

    async fn take_alone(&mut self, one: &[Waiting]) -> ServiceResult<()> {
        let (mut round, mut crowded) = (0, false);
        for _ in 0..TRIES {
            match self.attempt(one, round, crowded).await? {
                Attempt::Done => return Ok(()),
                Attempt::NoFreeSlug => round += 1,
                Attempt::Refused(StoreError::Exists { field: Some("skus"), .. }) => crowded = true,
                Attempt::Refused(StoreError::Invalid(reason)) => {
                    self.report.skip(one[0].line, &one[0].item, format!("This cannot be stored: {reason}."));
                    return Ok(());
                }
                Attempt::Refused(_) => {}
            }
        }
        self.report.skip(one[0].line, &one[0].item, "Somebody else is changing this just now. Please import it again.");
        Ok(())
    }

    /// Looks up who holds the names of some products; what was claimed and is not in the store stays known.
    async fn look_up(&mut self, inputs: &[&ProductInput], round: u32) -> ServiceResult<()> {
        if self.mode == Mode::Commit {
            self.neighbours = Neighbours::default();
        }
        self.neighbours.look_up(self.ctx, self.documents, inputs, round).await
    }

    /// Keeps a decision as the mode says.
    async fn keep(&mut self, batch: Batch) -> Result<(), StoreError> {
        match self.mode {
            Mode::Commit => self.documents.commit(&batch).await,
            Mode::Look => Ok(()),
            Mode::Gather => {
                self.gathered = std::mem::take(&mut self.gathered).and(batch);
                Ok(())
            }
        }
    }

    /// Reports a refusal, at the row of the variant that is wrong where that is known.
    fn skip(&mut self, line: u64, item: impl Into<String>, rejection: &Rejection, variant_lines: &[u64]) {
        let place = rejection.fields.keys().find_map(|field| field.strip_prefix("variants[")?.split(']').next()?.parse::<usize>().ok());
        let line = place.and_then(|place| variant_lines.get(place)).copied().unwrap_or(line);
        self.report.skip(line, item, in_words(rejection));
    }
}

/// A refusal as one line: each field and what is wrong with it.
fn in_words(rejection: &Rejection) -> String {
    if rejection.fields.is_empty() {
        return rejection.message.clone();
    }
    rejection.fields.iter().map(|(field, reason)| format!("{field}: {reason}")).collect::<Vec<_>>().join(" ")
}
