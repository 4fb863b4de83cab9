use std::{
    fs::File,
    io::{IsTerminal, Read, Seek},
    path::{Path, PathBuf},
};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use services::exchange::{Counts, Format, ImportOptions, ImportReport, Progress};

use super::{context::at_the_terminal, report::Failure};
use crate::{config::Config, opening};

/// Skipped rows that are printed; the rest is counted.
const SHOWN: usize = 50;
/// Without a terminal, a line each so many products.
const A_LINE_EACH: u64 = 1_000;

#[derive(Args)]
pub(super) struct Import {
    /// The file, packed by gzip or not.
    file: PathBuf,
    /// How it is written: jsonl, shopify, spree or amazon; found out if it is left out.
    #[arg(long, value_parser = format_named)]
    format: Option<Format>,
    /// Tell what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn format_named(name: &str) -> Result<Format, String> {
    let names = Format::ALL.map(Format::name).join(", ");
    Format::named(name).ok_or_else(|| format!("there are: {names}"))
}

pub(super) async fn run(config: &Config, import: Import) -> Result<(), Failure> {
    let about = |error| format!("could not read {}: {error}", import.file.display());
    let mut file = File::open(&import.file).map_err(about)?;
    let size = file.metadata().map_err(about)?.len();
    let format = match import.format {
        Some(format) => format,
        None => guess(&mut file, &import.file)?,
    };
    let shop = opening::open(config).await?;
    let watched = Watched::new(size);
    let options = ImportOptions { dry_run: import.dry_run };
    let report = shop.exchange.import(&at_the_terminal()?, file, format, options, |progress| watched.tell(progress)).await?;
    watched.done();
    print(&report);
    Ok(())
}

fn guess(file: &mut File, path: &Path) -> Result<Format, Failure> {
    let mut first = Vec::new();
    file.take(8 * 1024).read_to_end(&mut first)?;
    file.rewind()?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Format::guess(&first, &name).ok_or_else(|| "cannot tell how this file is written; say it with --format".into())
}

/// A bar on a terminal, plain lines elsewhere.
pub(super) struct Watched {
    bar: Option<ProgressBar>,
}

impl Watched {
    pub(super) fn new(size: u64) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:40} {percent:>3}% {msg} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(size).with_style(style)
        });
        Self { bar }
    }

    pub(super) fn tell(&self, progress: Progress) {
        let sentence = format!("{} products, {} rows skipped", progress.products, progress.skipped);
        match &self.bar {
            Some(bar) => {
                bar.set_position(progress.bytes);
                bar.set_message(sentence);
            }
            None if progress.products.is_multiple_of(A_LINE_EACH) => eprintln!("{sentence}"),
            None => {}
        }
    }

    pub(super) fn done(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

pub(super) fn print(report: &ImportReport) {
    if report.dry_run {
        println!("Nothing was changed. An import would do this:");
    }
    let kinds = [("Products", report.products), ("Categories", report.categories), ("Product types", report.product_types)];
    for (kind, Counts { created, updated, unchanged }) in kinds {
        println!("{kind}: {created} new, {updated} changed, {unchanged} as they were");
    }
    println!("Skipped rows: {}", report.skipped);
    for row in report.skipped_rows.iter().take(SHOWN) {
        let item = if row.item.is_empty() { String::new() } else { format!(" ({})", row.item) };
        println!("  line {}{item}: {}", row.line, row.message);
    }
    let more = report.skipped.saturating_sub(SHOWN as u64);
    if more > 0 {
        println!("  … and {more} more");
    }
}
