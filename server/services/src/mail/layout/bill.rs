//! What was bought and what it costs, as a table: aligned in the text, and in the HTML.

use html_escape::encode_text as escaped;

use super::look::{BILL, PRICE, QUIET, SUM, SUM_AMOUNT, THING, TOTAL, TOTAL_AMOUNT};
use crate::invoices::Sum;

/// Things, and the sums below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    /// What it is about.
    pub things: Vec<Thing>,
    /// From the subtotal to the total; none where no money is talked of.
    pub sums: Vec<Sum>,
}

/// Some pieces of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// How many.
    pub quantity: u32,
    /// What it is.
    pub title: String,
    /// Which of it; may be empty.
    pub details: String,
    /// What they cost together; none where no money is talked of.
    pub amount: Option<String>,
}

/// Letters on a line of the text.
const WIDTH: usize = 60;

impl Bill {
    pub(super) fn text(&self) -> String {
        let mut lines: Vec<String> = self.things.iter().flat_map(Thing::text).collect();
        if !self.sums.is_empty() {
            lines.push("-".repeat(WIDTH));
            lines.extend(self.sums.iter().map(|sum| across(&sum.label, &sum.amount)));
        }
        lines.join("\n")
    }

    pub(super) fn html(&self) -> String {
        let things: String = self.things.iter().map(Thing::html).collect();
        let sums: String = self.sums.iter().map(sum_html).collect();
        format!("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"{BILL}\">\n{things}{sums}</table>\n")
    }
}

impl Thing {
    fn text(&self) -> Vec<String> {
        let named = format!("{} × {}", self.quantity, self.title);
        let first = self.amount.as_deref().map_or_else(|| named.clone(), |amount| across(&named, amount));
        let details = (!self.details.is_empty()).then(|| format!("    {}", self.details));
        [first].into_iter().chain(details).collect()
    }

    fn html(&self) -> String {
        let (title, details) = (escaped(&self.title), escaped(&self.details));
        let details =
            if details.is_empty() { String::new() } else { format!("<br><span class=\"quiet\" style=\"{QUIET}\">{details}</span>") };
        let amount = self.amount.as_deref().map(escaped).unwrap_or_default();
        format!(
            "<tr><td class=\"line\" style=\"{THING}\">{} × {title}{details}</td><td class=\"line\" style=\"{PRICE}\">{amount}</td></tr>\n",
            self.quantity
        )
    }
}

/// A label and an amount at the two ends of a line; two lines if both do not fit.
fn across(label: &str, amount: &str) -> String {
    let taken = label.chars().count() + amount.chars().count();
    match WIDTH.checked_sub(taken) {
        Some(room) if room > 0 => format!("{label}{}{amount}", " ".repeat(room)),
        _ => format!("{label}\n{amount:>WIDTH$}"),
    }
}

fn sum_html(sum: &Sum) -> String {
    let (label, amount) = (escaped(&sum.label), escaped(&sum.amount));
    if sum.is_total {
        format!("<tr><td style=\"{TOTAL}\">{label}</td><td style=\"{TOTAL_AMOUNT}\">{amount}</td></tr>\n")
    } else {
        format!("<tr><td class=\"quiet\" style=\"{SUM}\">{label}</td><td style=\"{SUM_AMOUNT}\">{amount}</td></tr>\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_stand_under_each_other() {
        let thing =
            |title: &str, amount: &str| Thing { quantity: 2, title: title.into(), details: "Blue".into(), amount: Some(amount.into()) };
        let sum = |label: &str, amount: &str| Sum { label: label.into(), amount: amount.into(), is_total: false };
        let long = "A title that leaves no room at all for the amount beside it";
        let bill = Bill {
            things: vec![thing("Tasse für Łukasz", "€9.00"), thing(long, "€1,234.00")],
            sums: vec![sum("Total", "−€1,243.00")],
        };
        for line in bill.text().lines().filter(|line| line.contains('€')) {
            assert_eq!(line.chars().count(), WIDTH, "{line}");
        }
    }

    #[test]
    fn what_is_written_is_no_markup() {
        let thing = Thing { quantity: 1, title: "<b>".into(), details: "<i>".into(), amount: Some("<s>".into()) };
        let sum = Sum { label: "<u>".into(), amount: "<p>".into(), is_total: true };
        let html = Bill { things: vec![thing], sums: vec![sum] }.html();
        for markup in ["<b>", "<i>", "<s>", "<u>", "<p>"] {
            assert!(!html.contains(markup), "{html}");
        }
    }
}
