//! The project's own JSON lines: product types, categories and products, each object with its `kind`.
//!
//! A product is a [`ProductInput`], a category a [`CategoryInput`], a product type a [`ProductType`].
//! Types and categories stand before the products that name them, parents before their children.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use shop::catalog::ProductType;

use super::{
    lines::{Line, Lines},
    source::{ProductRecord, Record, Row},
};
use crate::catalog::{CategoryInput, ProductInput};

/// A line as it is written.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Written<'a> {
    ProductType(&'a ProductType),
    Category(&'a CategoryInput),
    Product(&'a ProductInput),
}

/// Writes one line.
pub(super) fn write(writer: &mut impl Write, line: &Written) -> io::Result<()> {
    serde_json::to_writer(&mut *writer, line)?;
    writer.write_all(b"\n")
}

/// Reads every line that is not blank.
pub(super) fn read(source: impl BufRead) -> impl Iterator<Item = io::Result<Row>> {
    json_rows(source, |object| {
        let item = item_of(&object);
        (item, record(object))
    })
}

/// A row for each line of JSON that is not blank.
pub(super) fn json_rows<T: for<'de> Deserialize<'de>>(
    source: impl BufRead,
    mut row: impl FnMut(T) -> (String, Result<Record, String>),
) -> impl Iterator<Item = io::Result<Row>> {
    let mut lines = Lines::of(source);
    std::iter::from_fn(move || {
        loop {
            let Line { number, bytes } = match lines.next() {
                Ok(next) => next?,
                Err(error) => return Some(Err(error)),
            };
            let skipped = |message: String| Some(Ok(Row { line: number, item: String::new(), record: Err(message) }));
            let Some(bytes) = bytes else { return skipped("This line is too long.".to_owned()) };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let Ok(text) = String::from_utf8(bytes) else { return skipped("This line is not UTF-8 text.".to_owned()) };
            return match serde_json::from_str::<T>(text.trim()) {
                Ok(value) => {
                    let (item, record) = row(value);
                    Some(Ok(Row { line: number, item, record }))
                }
                Err(error) => skipped(format!("This line cannot be read: {}.", without_place(&error))),
            };
        }
    })
}

fn item_of(object: &Value) -> String {
    let named = ["slug", "title"].iter().find_map(|field| object.get(field)?.as_str());
    named.unwrap_or_default().chars().take(200).collect()
}

fn record(mut object: Value) -> Result<Record, String> {
    let kind = object.as_object_mut().and_then(|fields| fields.remove("kind"));
    match kind.as_ref().and_then(Value::as_str) {
        Some("product_type") => typed(object).and_then(product_type).map(Record::ProductType),
        Some("category") => typed(object).map(Box::new).map(Record::Category),
        Some("product") => {
            let input = typed(object)?;
            Ok(Record::Product(Box::new(ProductRecord { input, ..ProductRecord::default() })))
        }
        _ => Err("Each line is an object whose “kind” is product_type, category or product.".to_owned()),
    }
}

/// The value, if it has no field that would be lost unsaid.
fn typed<T: for<'de> Deserialize<'de>>(object: Value) -> Result<T, String> {
    let mut unknown = None;
    let value = serde_ignored::deserialize(object, |path| {
        unknown.get_or_insert_with(|| path.to_string());
    });
    let value = value.map_err(|error: serde_json::Error| format!("This record cannot be read: {}.", without_place(&error)))?;
    match unknown {
        Some(field) => Err(format!("There is no field “{field}”.")),
        None => Ok(value),
    }
}

fn product_type(declared: ProductType) -> Result<ProductType, String> {
    let mut keys = std::collections::BTreeSet::new();
    match declared.attributes.iter().find(|attribute| !keys.insert(&attribute.key)) {
        Some(twice) => Err(format!("The attribute {} is declared twice.", twice.key)),
        None => Ok(declared),
    }
}

/// What is wrong, without the place inside the line that the reader would take for the file's.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
