//! What every format is read into: rows, each a record or the reason why it is none.

use std::io::{self, BufRead, BufReader, Read};

use flate2::read::MultiGzDecoder;
use shop::{Code, Currency, Rejection, catalog::ProductType};

use super::{Format, amazon, format::is_packed, records, shopify, spree, table::BrokenRow};
use crate::{
    ServiceError, ServiceResult,
    catalog::{CategoryInput, ProductInput},
};

/// A row of a file.
pub(crate) struct Row {
    /// Where it begins, from 1.
    pub(crate) line: u64,
    /// What it is about: a slug, a handle, an id.
    pub(crate) item: String,
    pub(crate) record: Result<Record, String>,
}

impl Row {
    pub(crate) fn broken(BrokenRow { line, item, message }: BrokenRow) -> Self {
        Self { line, item, record: Err(message) }
    }
}

/// What a row says.
pub(crate) enum Record {
    ProductType(ProductType),
    Category(Box<CategoryInput>),
    Product(Box<ProductRecord>),
}

/// A product as a file writes it.
#[derive(Default)]
pub(crate) struct ProductRecord {
    pub(crate) input: ProductInput,
    /// What the format cannot say of a product.
    pub(crate) silent: Silent,
    /// Categories by their titles from the department down; missing ones are made.
    pub(crate) category_paths: Vec<Vec<String>>,
    /// Its type, made or extended as needed.
    pub(crate) product_type: Option<ProductType>,
    /// Where each variant's row begins; none if all stand in one row.
    pub(crate) variant_lines: Vec<u64>,
}

/// What a format cannot say: an existing product keeps its own.
#[derive(Clone, Copy, Default)]
pub(crate) struct Silent {
    pub(crate) description: bool,
    /// The description came as HTML; one that reads the same is the same.
    pub(crate) markdown: bool,
    pub(crate) brand: bool,
    pub(crate) product_type: bool,
    /// Categories that it lies in besides.
    pub(crate) more_categories: bool,
    pub(crate) tags: bool,
    pub(crate) attributes: bool,
    pub(crate) rating: bool,
    pub(crate) seo: bool,
}

/// Reads rows one by one; an error means that the file cannot be read further.
pub(crate) type Rows<'a> = Box<dyn Iterator<Item = io::Result<Row>> + Send + 'a>;

/// Opens a file: unpacks it if it is packed, and checks its header.
///
/// # Errors
/// A rejection if this is no file of the format.
pub(crate) fn open<'a>(source: impl Read + Send + 'a, format: Format, currency: Currency) -> ServiceResult<Rows<'a>> {
    let mut source = BufReader::new(source);
    let first = source.fill_buf().map_err(unreadable)?;
    if first.is_empty() {
        return Err(refused("The file is empty."));
    }
    let packed = is_packed(first);
    let source: Box<dyn BufRead + Send + 'a> =
        if packed { Box::new(BufReader::new(MultiGzDecoder::new(source))) } else { Box::new(source) };
    match format {
        Format::JsonLines => Ok(Box::new(records::read(source))),
        Format::AmazonJsonLines => Ok(Box::new(amazon::read(source))),
        Format::ShopifyCsv => shopify::read(source, currency).map(|rows| Box::new(rows) as Rows<'a>),
        Format::SpreeCsv => spree::read(source, currency).map(|rows| Box::new(rows) as Rows<'a>),
    }
}

/// The file as a whole cannot be taken.
pub(crate) fn refused(message: impl Into<String>) -> ServiceError {
    Rejection::new(Code::BadRequest, message).into()
}

pub(crate) fn unreadable(error: io::Error) -> ServiceError {
    refused(format!("The file cannot be read: {error}."))
}
