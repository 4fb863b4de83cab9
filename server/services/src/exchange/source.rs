//! What every format is read into: rows, each a record or the reason why it is none.

use std::io::{self, BufRead, BufReader, Read};

use flate2::read::MultiGzDecoder;
use shop::{Code, Rejection, catalog::ProductType};

use super::{Format, amazon, format::is_packed, records, shopify, spree};
use crate::{
    ServiceError, ServiceResult,
    catalog::{CategoryInput, ProductInput},
};

/// A row of a file.
pub(super) struct Row {
    /// Where it begins, from 1.
    pub(super) line: u64,
    /// What it is about: a slug, a handle, an id.
    pub(super) item: String,
    pub(super) record: Result<Record, String>,
}

/// What a row says.
pub(super) enum Record {
    ProductType(ProductType),
    Category(Box<CategoryInput>),
    Product(Box<ProductRecord>),
}

/// A product as a file writes it.
#[derive(Default)]
pub(super) struct ProductRecord {
    pub(super) input: ProductInput,
    /// What the format cannot say of a product.
    pub(super) silent: Silent,
    /// Categories by their titles from the department down; missing ones are made.
    pub(super) category_paths: Vec<Vec<String>>,
    /// Its type, made or extended as needed.
    pub(super) product_type: Option<ProductType>,
    /// Where each variant's row begins; none if all stand in one row.
    pub(super) variant_lines: Vec<u64>,
}

/// What a format cannot say: an existing product keeps its own.
#[derive(Clone, Copy, Default)]
pub(super) struct Silent {
    pub(super) description: bool,
    pub(super) brand: bool,
    pub(super) product_type: bool,
    /// Categories that it lies in besides.
    pub(super) more_categories: bool,
    pub(super) tags: bool,
    pub(super) attributes: bool,
    pub(super) rating: bool,
    pub(super) seo: bool,
    /// Stock, barcode and weight.
    pub(super) inventory: bool,
}

/// Reads rows one by one; an error means that the file cannot be read further.
pub(super) type Rows<'a> = Box<dyn Iterator<Item = io::Result<Row>> + Send + 'a>;

/// Opens a file: unpacks it if it is packed, and checks its header.
///
/// # Errors
/// A rejection if this is no file of the format.
pub(super) fn open<'a>(source: impl Read + Send + 'a, format: Format) -> ServiceResult<Rows<'a>> {
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
        Format::ShopifyCsv => shopify::read(source).map(|rows| Box::new(rows) as Rows<'a>),
        Format::SpreeCsv => spree::read(source).map(|rows| Box::new(rows) as Rows<'a>),
    }
}

/// The file as a whole cannot be taken.
pub(super) fn refused(message: impl Into<String>) -> ServiceError {
    Rejection::new(Code::BadRequest, message).into()
}

pub(super) fn unreadable(error: io::Error) -> ServiceError {
    refused(format!("The file cannot be read: {error}."))
}
