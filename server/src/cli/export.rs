use std::{
    fs::File,
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use clap::Args;
use services::{
    Services,
    exchange::{ExportReport, Format},
};

use super::{import::format_named, report::Failure};
use crate::{config::Config, opening};

#[derive(Args)]
pub(super) struct Export {
    /// How it is written: jsonl or shopify.
    #[arg(long, value_parser = format_named, default_value = "jsonl")]
    format: Format,
    /// Where to; standard output if it is left out.
    file: Option<PathBuf>,
}

pub(super) async fn run(config: &Config, export: Export) -> Result<(), Failure> {
    let shop = opening::open(config).await?;
    let (report, name) = match &export.file {
        Some(path) => (to_file(&shop, export.format, path).await?, path.display().to_string()),
        None => (shop.exchange.export(export.format, BufWriter::new(io::stdout())).await?, "standard output".to_owned()),
    };
    eprintln!("{} products with {} variants were written to {name}.", report.products, report.variants);
    Ok(())
}

/// Beside it first: an export that breaks off must not cost the file of the one before.
async fn to_file(shop: &Services, format: Format, path: &Path) -> Result<ExportReport, Failure> {
    let about = |error| format!("could not write {}: {error}", path.display());
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let file = File::create(&beside).map_err(about)?;
    let report = shop.exchange.export(format, BufWriter::new(file)).await;
    if report.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    let report = report?;
    std::fs::rename(&beside, path).map_err(about)?;
    Ok(report)
}
