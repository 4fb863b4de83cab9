//! One product of the file.

use std::io::BufRead;

use shop::{Currency, catalog::ProductType};

use super::{
    super::{
        groups::Group,
        options::Options,
        reduced,
        source::{ProductRecord, Record, Row, Silent},
        table::{Table, TableRow},
    },
    body::to_markdown,
};
use crate::catalog::{ImageInput, ProductInput, VariantInput, names::base_slug};

const SILENT: Silent = Silent {
    description: false,
    markdown: true,
    brand: false,
    product_type: false,
    more_categories: true,
    tags: false,
    attributes: true,
    rating: true,
    seo: false,
};

/// The product of a handle.
pub(super) fn row<R: BufRead>(table: &Table<R>, group: Group, currency: Currency) -> Row {
    let line = group.rows.first().map_or(0, |row| row.line);
    let record = match group.problem {
        Some(problem) => Err(problem),
        None => Reading { table, currency }.product(&group.key, &group.rows),
    };
    Row { line, item: group.key, record: record.map(|product| Record::Product(Box::new(product))) }
}

struct Reading<'a, R> {
    table: &'a Table<R>,
    currency: Currency,
}

impl<R: BufRead> Reading<'_, R> {
    fn product(&self, handle: &str, rows: &[TableRow]) -> Result<ProductRecord, String> {
        let first = &rows[0];
        let mut options = Options::default();
        let (mut variants, mut lines) = (Vec::new(), Vec::new());
        for row in rows.iter().filter(|row| self.is_variant(row)) {
            variants.push(self.variant(row, &mut options).map_err(|problem| format!("Line {}: {problem}", row.line))?);
            lines.push(row.line);
        }
        let mut images = self.images(rows)?;
        for src in variants.iter().filter_map(|variant| variant.image.as_ref()) {
            if !images.iter().any(|image| image.src == *src) {
                images.push(ImageInput { src: src.clone(), ..ImageInput::default() });
            }
        }
        let kind = self.table.field(first, "Type");
        let product_type = base_slug(kind).parse().ok().zip(kind.parse().ok()).filter(|_| !kind.is_empty());
        if product_type.is_none() && !kind.is_empty() {
            return Err("Type: this is too long, or cannot be shown.".to_owned());
        }
        let input = ProductInput {
            slug: Some(handle.to_owned()),
            description: to_markdown(self.table.field(first, "Body (HTML)"))?,
            images,
            options: options.written(),
            variants,
            ..self.about(first)
        };
        Ok(ProductRecord {
            input,
            silent: Silent { product_type: kind.is_empty(), ..SILENT },
            category_paths: self.category_path(first).into_iter().collect(),
            product_type: product_type.map(|(slug, name)| ProductType { slug, name, attributes: Vec::new() }),
            variant_lines: lines,
        })
    }

    fn about(&self, first: &TableRow) -> ProductInput {
        let filled = |column: &str| Some(self.table.field(first, column).to_owned()).filter(|text| !text.is_empty());
        let hidden = self.table.field(first, "Published").eq_ignore_ascii_case("false");
        let status = filled("Status").map(|status| status.to_lowercase());
        ProductInput {
            title: self.table.field(first, "Title").to_owned(),
            brand: filled("Vendor"),
            tags: self.table.field(first, "Tags").split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect(),
            status: match status.as_deref() {
                None | Some("active") if hidden => Some("draft".to_owned()),
                _ => status,
            },
            seo_title: filled("SEO Title"),
            // Cells keep their line breaks; the tag they become has none.
            seo_description: filled("SEO Description").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
            ..ProductInput::default()
        }
    }

    /// Rows beyond the variants hold further pictures.
    fn is_variant(&self, row: &TableRow) -> bool {
        ["Variant Price", "Variant SKU", "Option1 Value"].iter().any(|column| !self.table.field(row, column).is_empty())
    }

    fn variant(&self, row: &TableRow, options: &mut Options) -> Result<VariantInput, String> {
        let field = |column: &str| self.table.field(row, column);
        let filled = |column: &str| Some(field(column).to_owned()).filter(|text| !text.is_empty());
        let pairs = [("Option1 Name", "Option1 Value"), ("Option2 Name", "Option2 Value"), ("Option3 Name", "Option3 Value")];
        let pairs = pairs.map(|(name, value)| (field(name), field(value)));
        let alone = pairs[0].1 == "Default Title" && matches!(pairs[0].0, "Title" | "");
        let tracked = !field("Variant Inventory Tracker").is_empty();
        Ok(VariantInput {
            sku: field("Variant SKU").to_owned(),
            price: field("Variant Price").to_owned(),
            compare_at: reduced(field("Variant Price"), field("Variant Compare At Price"), self.currency),
            currency: None,
            stock: whole(field("Variant Inventory Qty"), "Variant Inventory Qty")?.filter(|_| tracked),
            tracked: Some(tracked),
            options: if alone { Vec::new() } else { options.take(pairs.into_iter()) },
            image: filled("Variant Image"),
            // Spreadsheets are told by an apostrophe that this is no number.
            barcode: filled("Variant Barcode").map(|code| code.trim_start_matches('\'').to_owned()),
            weight_grams: whole(field("Variant Grams"), "Variant Grams")?,
        })
    }

    fn images(&self, rows: &[TableRow]) -> Result<Vec<ImageInput>, String> {
        let mut placed: Vec<(u32, ImageInput)> = Vec::new();
        for row in rows {
            let src = self.table.field(row, "Image Src");
            if src.is_empty() {
                continue;
            }
            let place = whole(self.table.field(row, "Image Position"), "Image Position")?.unwrap_or(u32::MAX);
            let alt = self.table.field(row, "Image Alt Text").to_owned();
            placed.push((place, ImageInput { src: src.to_owned(), alt, widths: Vec::new() }));
        }
        placed.sort_by_key(|(place, _)| *place);
        Ok(placed.into_iter().map(|(_, image)| image).collect())
    }

    fn category_path(&self, first: &TableRow) -> Option<Vec<String>> {
        let path = self.table.field(first, "Product Category").split('>').map(|title| title.trim().to_owned());
        Some(path.filter(|title| !title.is_empty()).collect::<Vec<_>>()).filter(|path| !path.is_empty())
    }
}

/// A whole number, as spreadsheets may have made it: `210`, `210.0`; below zero is zero.
fn whole(text: &str, column: &str) -> Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.split_once('.').map_or(text, |(whole, rest)| if rest.bytes().all(|b| b == b'0') { whole } else { text });
    let number: i64 = plain.parse().map_err(|_| format!("{column} is not a whole number."))?;
    u32::try_from(number.max(0)).map(Some).map_err(|_| format!("{column} is too large."))
}
