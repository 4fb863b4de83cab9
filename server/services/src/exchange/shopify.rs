//! Shopify's product CSV, both ways: one row a variant or picture, several rows a handle. The mapping:
//!
//! | theirs | ours |
//! |---|---|
//! | Handle | slug |
//! | Title, Vendor, Tags | title, brand, tags |
//! | Body (HTML) | description, turned into Markdown |
//! | Product Category, `A > B` | one category path; categories that a product lies in besides stay |
//! | Type | product type, by name; its attributes stay as they are |
//! | Status, Published | status; what is active but not published is a draft here |
//! | Option1 Name, Option1 Value … | options; `Title` with `Default Title` is a product without options |
//! | Variant SKU, Price, Compare At Price, Barcode, Grams | of the variant; a compare-at price that is no reduction is left out |
//! | Variant Inventory Tracker, Qty | stock; without a tracker it never runs out, and below 0 is 0 |
//! | Image Src, Position, Alt Text, Variant Image | pictures |
//! | SEO Title, SEO Description | SEO title and description |
//!
//! Attributes, ratings and tax classes have no column: an existing product keeps its own.

mod body;
mod product;
mod write;

use std::io::{self, BufRead};

use shop::Currency;

pub(super) use write::{Named, Writer};

use super::{
    groups::{Groups, Step},
    source::{Row, refused, unreadable},
    table::Table,
};
use crate::ServiceResult;

/// The columns in the order they are written.
const COLUMNS: [&str; 34] = [
    "Handle",
    "Title",
    "Body (HTML)",
    "Vendor",
    "Product Category",
    "Type",
    "Tags",
    "Published",
    "Option1 Name",
    "Option1 Value",
    "Option2 Name",
    "Option2 Value",
    "Option3 Name",
    "Option3 Value",
    "Variant SKU",
    "Variant Grams",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    "Variant Inventory Policy",
    "Variant Fulfillment Service",
    "Variant Price",
    "Variant Compare At Price",
    "Variant Requires Shipping",
    "Variant Taxable",
    "Variant Barcode",
    "Image Src",
    "Image Position",
    "Image Alt Text",
    "Gift Card",
    "SEO Title",
    "SEO Description",
    "Variant Image",
    "Variant Weight Unit",
    "Status",
];
const NEEDED: [&str; 3] = ["Handle", "Title", "Variant Price"];

/// Reads products.
pub(super) fn read<R: BufRead>(source: R, currency: Currency) -> ServiceResult<impl Iterator<Item = io::Result<Row>>> {
    let table = Table::of(source).map_err(unreadable)?;
    let table = table.ok_or_else(|| refused("The file has no header."))?;
    if let Some(column) = table.lacks(&NEEDED) {
        return Err(refused(format!("This is not Shopify's product CSV: the column “{column}” is missing.")));
    }
    let mut groups = Groups::of(table, "Handle");
    Ok(std::iter::from_fn(move || match groups.next() {
        Err(error) => Some(Err(error)),
        Ok(None) => None,
        Ok(Some(Step::Broken(broken))) => Some(Ok(Row::broken(broken))),
        Ok(Some(Step::Group(group))) => Some(Ok(product::row(&groups.table, group, currency))),
    }))
}
