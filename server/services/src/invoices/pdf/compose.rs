//! What stands where on an invoice.

use super::{
    super::{Invoice, InvoiceDocument},
    face::Fonts,
    sheets::{BODY, Kind, MARGIN, NAME, Place, QUIET, Role, SMALL, STRONG, Sheets, Step, TITLE},
    table,
};

/// How wide the block of number and dates is.
const FACTS: f32 = 220.0;
const GAP: f32 = 24.0;

pub(super) fn compose<'a>(invoice: &Invoice, fonts: &'a Fonts) -> Sheets<'a> {
    let document = &invoice.document;
    let mut sheets = Sheets::new(document.seller.country, fonts);
    head(&mut sheets, invoice);
    parties(&mut sheets, document);
    table::lines(&mut sheets, document);
    table::sums(&mut sheets, document);
    end(&mut sheets, document);
    sheets.number_pages(&format!("{} · {}", document.seller.name, invoice.number));
    sheets
}

/// The seller on the left; what it is, its number and dates on the right.
fn head(sheets: &mut Sheets, invoice: &Invoice) {
    let (right, document) = (sheets.right(), &invoice.document);
    let heading = Role::Part(vec![Step { kind: Kind::Heading, number: 1 }]);
    sheets.write("Invoice", TITLE, Place::Until(right), FACTS, heading);
    let width = right - MARGIN - FACTS - GAP;
    sheets.paragraph(&document.seller.name, NAME, MARGIN, width);
    let tax_id = document.seller.tax_id.iter().map(|tax_id| format!("Tax ID {tax_id}"));
    for line in document.seller.address.iter().cloned().chain(tax_id) {
        sheets.paragraph(&line, QUIET, MARGIN, width);
    }
    let below_seller = sheets.y;
    sheets.y = MARGIN + GAP + 8.0;
    table::facts(sheets, right - FACTS, &facts(invoice));
    sheets.y = sheets.y.max(below_seller) + GAP;
}

fn facts(invoice: &Invoice) -> Vec<(&'static str, String)> {
    vec![
        ("Invoice number", invoice.number.to_string()),
        ("Invoice date", invoice.issued_at.day_for_people()),
        ("Order", invoice.document.order.to_string()),
        ("Order date", invoice.document.ordered_at.day_for_people()),
    ]
}

/// Who pays, and where the goods go if that is somewhere else.
fn parties(sheets: &mut Sheets, document: &InvoiceDocument) {
    let (top, width) = (sheets.y, (sheets.right() - MARGIN - GAP) / 2.0);
    party(sheets, "Billed to", &document.buyer, MARGIN, width);
    if let Some(delivery) = &document.delivery {
        let below_buyer = sheets.y;
        sheets.y = top;
        party(sheets, "Delivered to", delivery, MARGIN + width + GAP, width);
        sheets.y = sheets.y.max(below_buyer);
    }
    sheets.y += GAP;
}

fn party(sheets: &mut Sheets, label: &str, lines: &[String], x: f32, width: f32) {
    sheets.paragraph(label, SMALL, x, width);
    sheets.y += 2.0;
    for (place, line) in lines.iter().enumerate() {
        sheets.paragraph(line, if place == 0 { STRONG } else { BODY }, x, width);
    }
}

fn end(sheets: &mut Sheets, document: &InvoiceDocument) {
    sheets.makes_room(3.0 * GAP);
    sheets.y += GAP;
    let width = sheets.right() - MARGIN;
    let paid = if document.total.is_zero() { "Nothing is to be paid." } else { "Paid. Thank you for your order." };
    sheets.paragraph(paid, STRONG, MARGIN, width);
    sheets.paragraph(&format!("All amounts are in {}.", document.total.currency.code()), QUIET, MARGIN, width);
}
