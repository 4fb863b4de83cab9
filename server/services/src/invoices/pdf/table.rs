//! The tables of an invoice: facts, lines over as many pages as they need, sums.

use super::{
    super::{InvoiceDocument, InvoiceLine},
    sheets::{BODY, Kind, MARGIN, Place, QUIET, Role, SMALL, STRONG, Sheets, Step, Style, TITLE, Tone, height},
};

/// The columns after the item, from the right: where each ends, counted from the right edge, and how wide it is.
const AMOUNT: (f32, f32) = (0.0, 84.0);
const TAX: (f32, f32) = (90.0, 44.0);
const UNIT_PRICE: (f32, f32) = (140.0, 76.0);
const QUANTITY: (f32, f32) = (222.0, 30.0);
const ITEM_ENDS: f32 = 262.0;
/// Above and below what stands in a row.
const PADDING: f32 = 4.0;
/// How wide the sums are.
const SUMS: f32 = 290.0;

const FACTS_TABLE: usize = 1;
const LINES_TABLE: usize = 2;
const SUMS_TABLE: usize = 3;

/// Labels with their values at the right.
pub(super) fn facts(sheets: &mut Sheets, x: f32, facts: &[(&str, String)]) {
    let right = sheets.right();
    for (row, (label, value)) in facts.iter().enumerate() {
        sheets.write(label, QUIET, Place::From(x), 100.0, cell(FACTS_TABLE, row, Kind::RowHead, 0));
        sheets.write(value, BODY, Place::Until(right), right - x - 100.0, cell(FACTS_TABLE, row, Kind::Cell, 1));
        sheets.feed(BODY);
    }
}

/// What was bought; the head is repeated on each page.
pub(super) fn lines(sheets: &mut Sheets, document: &InvoiceDocument) {
    head(sheets, true);
    for (place, line) in document.lines.iter().enumerate() {
        let width = sheets.right() - MARGIN - ITEM_ENDS;
        let (title, details) = (sheets.wrap(&line.title, BODY, width), sheets.wrap(&line.details(), SMALL, width));
        if sheets.makes_room(height(BODY, title.len()) + height(SMALL, details.len()) + 2.0 * PADDING) {
            head(sheets, false);
        }
        row(sheets, place + 1, line, (&title, &details));
    }
}

/// The head; it is part of the table the first time, and only looks on later pages.
fn head(sheets: &mut Sheets, is_first: bool) {
    let style = Style { bold: true, ..SMALL };
    let role = |column| if is_first { cell(LINES_TABLE, 0, Kind::ColumnHead, column) } else { Role::Decoration };
    let item = sheets.right() - MARGIN - ITEM_ENDS;
    sheets.write("Item", style, Place::From(MARGIN), item, role(0));
    for (column, (label, place)) in
        [("Qty", QUANTITY), ("Unit price", UNIT_PRICE), ("Tax", TAX), ("Amount", AMOUNT)].into_iter().enumerate()
    {
        in_column(sheets, label, style, place, role(column + 1));
    }
    sheets.feed(style);
    sheets.y += 2.0;
    sheets.rule(MARGIN, 1.0, Tone::Accent);
    sheets.y += PADDING;
}

fn row(sheets: &mut Sheets, number: usize, line: &InvoiceLine, (title, details): (&[String], &[String])) {
    let width = sheets.right() - MARGIN - ITEM_ENDS;
    let top = sheets.y;
    let item = cell(LINES_TABLE, number, Kind::Cell, 0);
    for (text, style) in title.iter().map(|text| (text, BODY)).chain(details.iter().map(|text| (text, SMALL))) {
        sheets.write(text, style, Place::From(MARGIN), width, item.clone());
        sheets.feed(style);
    }
    let bottom = std::mem::replace(&mut sheets.y, top);
    let figures = [
        (line.quantity.to_string(), QUANTITY),
        (line.unit_price.to_string(), UNIT_PRICE),
        (format!("{} %", line.tax_rate.percent()), TAX),
        (line.amount.to_string(), AMOUNT),
    ];
    for (column, (text, place)) in figures.into_iter().enumerate() {
        in_column(sheets, &text, BODY, place, cell(LINES_TABLE, number, Kind::Cell, column + 1));
    }
    sheets.y = bottom + PADDING;
    sheets.rule(MARGIN, 0.5, Tone::Hairline);
    sheets.y += PADDING;
}

/// The sums, kept together on one page.
pub(super) fn sums(sheets: &mut Sheets, document: &InvoiceDocument) {
    let sums = document.sums();
    sheets.makes_room(height(BODY, sums.len() + 3));
    sheets.y += PADDING;
    let (x, right) = (sheets.right() - SUMS, sheets.right());
    for (row, sum) in sums.iter().enumerate() {
        let (label, amount) = if sum.is_total { (STRONG, Style { size: 12.0, tone: TITLE.tone, ..STRONG }) } else { (QUIET, BODY) };
        if sum.is_total {
            sheets.y += 3.0;
            sheets.rule(x, 1.0, Tone::Accent);
            sheets.y += PADDING;
        }
        let room = SUMS - AMOUNT.1 - 40.0;
        let lines = sheets.wrap(&sum.label, label, room);
        let top = sheets.y;
        sheets.write(&sum.amount, amount, Place::Until(right), AMOUNT.1 + 30.0, cell(SUMS_TABLE, row, Kind::Cell, 1));
        for line in lines {
            sheets.write(&line, label, Place::From(x), room, cell(SUMS_TABLE, row, Kind::RowHead, 0));
            sheets.feed(label);
        }
        sheets.y = sheets.y.max(top + height(amount, 1));
    }
}

fn in_column(sheets: &mut Sheets, text: &str, style: Style, (ends, width): (f32, f32), role: Role) {
    let right = sheets.right() - ends;
    sheets.write(text, style, Place::Until(right), width, role);
}

fn cell(table: usize, row: usize, kind: Kind, column: usize) -> Role {
    let steps = [(Kind::Table, table), (Kind::Row, row), (kind, column)];
    Role::Part(steps.map(|(kind, number)| Step { kind, number }).to_vec())
}
