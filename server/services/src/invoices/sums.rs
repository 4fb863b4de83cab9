//! The sums under an invoice's lines, for the page and for the PDF.

use super::InvoiceDocument;

/// One sum, in words and figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What it is.
    pub label: String,
    /// How much.
    pub amount: String,
    /// Whether it is the one that counts.
    pub is_total: bool,
}

impl InvoiceDocument {
    /// The sums from the goods to what was paid; taxes that the prices contain come last.
    #[must_use]
    pub fn sums(&self) -> Vec<Sum> {
        let sum = |label: &str, amount: String| Sum { label: label.to_owned(), amount, is_total: false };
        let mut sums = vec![sum("Subtotal", self.subtotal.to_string())];
        sums.extend(self.discounts.iter().map(|discount| sum(&discount.name, format!("−{}", discount.amount))));
        sums.extend(self.shipping.iter().map(|shipping| sum(&format!("Shipping ({})", shipping.name), shipping.amount.to_string())));
        let includes = if self.includes_tax { "Includes " } else { "" };
        let tax = |tax: &super::InvoiceTax| {
            sum(&format!("{includes}{} {} % on {}", tax.name, tax.rate.percent(), tax.base), tax.amount.to_string())
        };
        let taxes = self.taxes.iter().map(tax);
        let total = Sum { label: "Total".to_owned(), amount: self.total.to_string(), is_total: true };
        if self.includes_tax {
            sums.push(total);
            sums.extend(taxes);
        } else {
            sums.extend(taxes);
            sums.push(total);
        }
        sums
    }
}
