//! One product of the file.

use std::{collections::BTreeMap, io::BufRead};

use shop::{
    Currency,
    catalog::{Attribute, AttributeKind, ProductType},
};

use super::super::{
    capitalised,
    groups::Group,
    options::Options,
    reduced,
    source::{ProductRecord, Record, Row},
    table::{Table, TableRow},
};
use crate::catalog::{ImageInput, ProductInput, VariantInput, names::base_slug};

const CUSTOM: &str = "custom_field.custom.";

/// The product, and a skipped row for each price in another currency.
pub(super) fn rows<R: BufRead>(table: &Table<R>, group: Group, currency: Currency) -> Vec<Row> {
    let reading = Reading { table, currency };
    let Group { key, rows, problem } = group;
    let parent = rows.iter().find(|row| !table.field(row, "name").is_empty());
    let variants: Vec<&TableRow> =
        rows.iter().filter(|row| rows.len() == 1 || parent.is_none_or(|parent| parent.line != row.line)).collect();
    let (priced, foreign): (Vec<&TableRow>, Vec<&TableRow>) = variants.into_iter().partition(|row| reading.sells_in(row));
    let mut found: Vec<Row> = foreign.into_iter().map(|row| reading.foreign(row)).collect();
    let record = match (parent, problem) {
        (_, Some(problem)) => Err(problem),
        (None, _) if priced.is_empty() => return found,
        (None, _) => Err("These rows hold prices only; there is no row that begins the product.".to_owned()),
        (Some(_), _) if priced.is_empty() => Err(format!("It has no price in {}.", currency.code())),
        (Some(parent), _) => Ok(Record::Product(Box::new(reading.product(&key, parent, &priced)))),
    };
    let line = parent.or(rows.first()).map_or(0, |row| row.line);
    found.insert(0, Row { line, item: key, record });
    found
}

struct Reading<'a, R> {
    table: &'a Table<R>,
    currency: Currency,
}

impl<R: BufRead> Reading<'_, R> {
    fn product(&self, slug: &str, parent: &TableRow, rows: &[&TableRow]) -> ProductRecord {
        let mut options = Options::default();
        let variants = rows.iter().map(|row| self.variant(row, &mut options)).collect();
        let input = ProductInput {
            slug: Some(slug.to_owned()),
            images: self.pictures(parent, rows),
            options: options.written(),
            variants,
            attributes: self.attributes(parent).into_iter().map(|(key, value)| (key, value.into())).collect(),
            ..self.about(parent)
        };
        ProductRecord {
            input,
            category_paths: self.category_paths(parent),
            product_type: self.product_type(parent),
            variant_lines: rows.iter().map(|row| row.line).collect(),
            ..ProductRecord::default()
        }
    }

    fn about(&self, parent: &TableRow) -> ProductInput {
        let filled = |column: &str| Some(self.table.field(parent, column).to_owned()).filter(|text| !text.is_empty());
        ProductInput {
            title: self.table.field(parent, "name").to_owned(),
            description: self.table.field(parent, "description").to_owned(),
            tags: split(self.table.field(parent, "tags"), ",").collect(),
            status: filled("status"),
            tax_class: filled("tax_category").map(|class| if class == "Default" { "standard".to_owned() } else { class }),
            seo_title: filled("meta_title"),
            seo_description: filled("meta_description"),
            ..ProductInput::default()
        }
    }

    fn variant(&self, row: &TableRow, options: &mut Options) -> VariantInput {
        let field = |column: &str| self.table.field(row, column);
        let pairs = [("option1_name", "option1_value"), ("option2_name", "option2_value"), ("option3_name", "option3_value")];
        let endless =
            field("track_inventory").eq_ignore_ascii_case("false") || field("inventory_backorderable").eq_ignore_ascii_case("true");
        VariantInput {
            sku: field("sku").to_owned(),
            price: field("price").to_owned(),
            compare_at: reduced(field("price"), field("compare_at_price"), self.currency),
            currency: Some(field("currency").to_owned()),
            stock: field("inventory_count").parse::<i64>().ok().map(|count| u32::try_from(count.max(0)).unwrap_or(u32::MAX)),
            tracked: Some(!endless),
            options: options.take(pairs.into_iter().map(|(name, value)| (field(name), field(value)))),
            image: Some(field("image1_src").to_owned()).filter(|src| !src.is_empty()),
            barcode: None,
            weight_grams: grams(field("weight"), field("weight_unit")),
        }
    }

    fn sells_in(&self, row: &TableRow) -> bool {
        let code = self.table.field(row, "currency");
        code.is_empty() || code.eq_ignore_ascii_case(self.currency.code())
    }

    fn foreign(&self, row: &TableRow) -> Row {
        let (code, shops) = (self.table.field(row, "currency"), self.currency.code());
        let message = format!("This row is priced in {code} but the shop sells in {shops}; set CURRENCY={code} to take it.");
        Row { line: row.line, item: self.table.field(row, "sku").to_owned(), record: Err(message) }
    }

    fn pictures(&self, parent: &TableRow, rows: &[&TableRow]) -> Vec<ImageInput> {
        let title = self.table.field(parent, "name");
        let ordered = std::iter::once(&parent).chain(rows);
        let mut pictures: Vec<ImageInput> = Vec::new();
        for (row, src) in ordered.map(|row| (row, self.table.field(row, "image1_src"))).filter(|(_, src)| !src.is_empty()) {
            if !pictures.iter().any(|known| known.src == src) {
                let answer = self.table.field(row, "option1_value");
                let alt = if answer.is_empty() { title.to_owned() } else { format!("{title}, {answer}") };
                pictures.push(ImageInput { src: src.to_owned(), alt, widths: Vec::new() });
            }
        }
        pictures
    }

    fn category_paths(&self, parent: &TableRow) -> Vec<Vec<String>> {
        let columns =
            self.table.columns().iter().filter(|name| name.strip_prefix("category").is_some_and(|rest| rest.parse::<u8>().is_ok()));
        columns
            .map(|column| split(self.table.field(parent, column), "->").collect())
            .filter(|path: &Vec<String>| !path.is_empty())
            .collect()
    }

    /// The type with those attributes that this product has; the intake adds them to what others have.
    fn product_type(&self, parent: &TableRow) -> Option<ProductType> {
        let name = self.table.field(parent, "product_type");
        let attribute = |key: String| {
            let label = capitalised(&key.replace('_', " "));
            Some(Attribute { key: key.parse().ok()?, label: label.parse().ok()?, kind: AttributeKind::Text, filterable: true })
        };
        let attributes = self.attributes(parent).into_keys().filter_map(attribute).collect();
        Some(ProductType { slug: base_slug(name).parse().ok()?, name: name.parse().ok()?, attributes })
    }

    fn attributes(&self, parent: &TableRow) -> BTreeMap<String, String> {
        let custom = self.table.columns().iter().filter_map(|column| Some((column.strip_prefix(CUSTOM)?, column)));
        let values = custom.map(|(key, column)| (base_slug(key).replace('-', "_"), self.table.field(parent, column).to_owned()));
        values.filter(|(_, value)| !value.is_empty()).collect()
    }
}

fn split<'a>(text: &'a str, at: &'a str) -> impl Iterator<Item = String> + 'a {
    text.split(at).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty())
}

/// A weight in grams; a float will do, for it is no money.
fn grams(weight: &str, unit: &str) -> Option<u32> {
    let in_grams = match unit {
        "g" => 1.0,
        "kg" => 1_000.0,
        "oz" => 28.349_523,
        "lb" => 453.592_37,
        _ => return None,
    };
    let grams = weight.parse::<f64>().ok()? * in_grams;
    (0.0..=f64::from(u32::MAX)).contains(&grams).then(|| grams.round() as u32)
}
