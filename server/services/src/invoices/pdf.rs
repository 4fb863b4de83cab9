//! An invoice on paper: composed as marks on sheets, then painted as a PDF.
//!
//! The font is DejaVu Sans, which has Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian letters. What it has
//! not (Hindi, Chinese) shows as boxes, and is still found and copied as the letters it stands for.

mod compose;
mod face;
mod paint;
mod sheets;
mod table;
mod tags;

use super::Invoice;
use crate::ServiceResult;

/// The invoice as a PDF. The same invoice gives the same bytes: nothing of the clock or of chance is in it.
pub(super) fn of(invoice: &Invoice) -> ServiceResult<Vec<u8>> {
    let fonts = face::Fonts::load()?;
    let composed = compose::compose(invoice, &fonts);
    paint::paint(&composed, &fonts, &title(invoice), paint::Rules::Plain)
}

fn title(invoice: &Invoice) -> String {
    format!("Invoice {} – {}", invoice.number, invoice.document.seller.name)
}

#[cfg(test)]
mod tests;
