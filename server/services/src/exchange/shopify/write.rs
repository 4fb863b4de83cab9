//! Products as rows.

use std::io::Write;

use shop::{
    catalog::{Image, Product, Status, Variant},
    stock::Stock,
};

use super::COLUMNS;
use crate::catalog::{description_html, known::Known, written};

/// Writes products; the header is the first row.
pub(in super::super) struct Writer<W: Write> {
    csv: csv::Writer<W>,
}

/// What a product's rows name by words.
pub(in super::super) struct Named {
    /// The first category's titles, from the department down.
    category_path: Vec<String>,
    /// The product type's name.
    product_type: String,
}

impl Named {
    pub(in super::super) fn of(product: &Product, known: &Known) -> Self {
        let path = product.categories.first().map(|id| known.tree.path(id)).unwrap_or_default();
        let declared = product.product_type.as_ref().and_then(|slug| known.types.get(slug));
        Self {
            category_path: path.into_iter().map(|category| category.title.to_string()).collect(),
            product_type: declared.map(|declared| declared.name.to_string()).unwrap_or_default(),
        }
    }
}

type Cells = [String; COLUMNS.len()];

impl<W: Write> Writer<W> {
    pub(in super::super) fn new(writer: W) -> csv::Result<Self> {
        let mut csv = csv::Writer::from_writer(writer);
        csv.write_record(COLUMNS)?;
        Ok(Self { csv })
    }

    /// Writes a product's rows; `stock` gives a variant's counters.
    pub(in super::super) fn product<'a>(
        &mut self,
        product: &'a Product,
        named: &Named,
        stock: impl Fn(&Variant) -> Option<&'a Stock>,
    ) -> csv::Result<()> {
        for place in 0..product.variants.len().max(product.images.len()) {
            let mut cells: Cells = std::array::from_fn(|_| String::new());
            put(&mut cells, "Handle", product.slug.as_str());
            if place == 0 {
                put_product(&mut cells, product, named);
            }
            if let Some(variant) = product.variants.get(place) {
                put_variant(&mut cells, product, variant, stock(variant), place == 0);
            }
            if let Some(image) = product.images.get(place) {
                put_image(&mut cells, image, place);
            }
            self.csv.write_record(&cells)?;
        }
        Ok(())
    }

    pub(in super::super) fn flush(&mut self) -> std::io::Result<()> {
        self.csv.flush()
    }
}

fn put(cells: &mut Cells, column: &str, text: impl Into<String>) {
    if let Some(place) = COLUMNS.iter().position(|name| *name == column) {
        cells[place] = text.into();
    }
}

fn put_product(cells: &mut Cells, product: &Product, named: &Named) {
    put(cells, "Title", product.title.as_str());
    put(cells, "Body (HTML)", description_html(product.description.as_str()).trim());
    put(cells, "Vendor", product.brand.as_ref().map_or("", |brand| brand.as_str()));
    put(cells, "Product Category", named.category_path.join(" > "));
    put(cells, "Type", named.product_type.as_str());
    put(cells, "Tags", product.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(", "));
    put(cells, "Published", if product.status == Status::Active { "true" } else { "false" });
    put(cells, "Gift Card", "false");
    put(cells, "SEO Title", product.seo.title.as_ref().map_or("", |title| title.as_str()));
    put(cells, "SEO Description", product.seo.description.as_ref().map_or("", |text| text.as_str()));
    put(cells, "Status", written::status(product.status));
}

fn put_variant(cells: &mut Cells, product: &Product, variant: &Variant, stock: Option<&Stock>, first: bool) {
    for (place, answer) in variant.options.iter().enumerate() {
        put(cells, &format!("Option{} Value", place + 1), answer.as_str());
    }
    if first {
        for (place, option) in product.options.iter().enumerate() {
            put(cells, &format!("Option{} Name", place + 1), option.name.as_str());
        }
        if product.options.is_empty() {
            put(cells, "Option1 Name", "Title");
            put(cells, "Option1 Value", "Default Title");
        }
    }
    put(cells, "Variant SKU", variant.sku.as_str());
    put(cells, "Variant Grams", variant.weight_grams.map(|grams| grams.to_string()).unwrap_or_default());
    if let Some(stock) = stock.filter(|stock| stock.tracked) {
        put(cells, "Variant Inventory Tracker", "shopify");
        put(cells, "Variant Inventory Qty", stock.on_hand.to_string());
    }
    put(cells, "Variant Inventory Policy", "deny");
    put(cells, "Variant Fulfillment Service", "manual");
    put(cells, "Variant Price", variant.price.to_decimal());
    put(cells, "Variant Compare At Price", variant.compare_at.map(shop::Money::to_decimal).unwrap_or_default());
    put(cells, "Variant Requires Shipping", "true");
    put(cells, "Variant Taxable", "true");
    put(cells, "Variant Barcode", variant.barcode.as_ref().map_or("", |code| code.as_str()));
    put(cells, "Variant Image", variant.image.as_ref().map_or("", |src| src.as_str()));
    put(cells, "Variant Weight Unit", "g");
}

fn put_image(cells: &mut Cells, image: &Image, place: usize) {
    put(cells, "Image Src", image.src.as_str());
    put(cells, "Image Position", (place + 1).to_string());
    put(cells, "Image Alt Text", image.alt.as_str());
}
