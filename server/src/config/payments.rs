//! How people pay.

mod razorpay;
mod stripe;

use std::time::Duration;

use services::payments::PaymentSettings;

use super::reader::Reader;

/// Two months: who has not transferred by then does not.
const LONGEST_TRANSFER: u64 = 60;
/// Characters of the instructions for a transfer.
const INSTRUCTIONS: usize = 1_000;

/// Reads the ways to pay. Without any, the shop runs in demo mode.
pub(super) fn read(reader: &mut Reader) -> Option<PaymentSettings> {
    let stripe = stripe::read(reader);
    let razorpay = razorpay::read(reader);
    // Whether shoppers may pay whoever brings it. `CASH_ON_DELIVERY`, default false.
    let cash_on_delivery = reader.flag("CASH_ON_DELIVERY", false);
    // How to transfer money to the shop, `;` or line breaks between lines. `BANK_TRANSFER`, default none: no transfers.
    let bank_transfer = reader.optional("BANK_TRANSFER", "Harbour Goods Ltd; IBAN NO93 8601 1117 947; BIC DNBANOKK", |text| {
        let lines: Vec<&str> = text.split([';', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect();
        match lines.join("\n") {
            lines if lines.is_empty() => Err("it must say where the money goes"),
            lines if lines.chars().count() > INSTRUCTIONS => Err("it is longer than 1000 characters"),
            lines => Ok(lines),
        }
    });
    // How long pieces are kept for a transfer, in days. `BANK_TRANSFER_DAYS`, default 7.
    let transfer_patience = reader.value("BANK_TRANSFER_DAYS", "7", "7", |text| match text.parse::<u64>() {
        Ok(days) if (1..=LONGEST_TRANSFER).contains(&days) => Ok(Duration::from_secs(days * 24 * 60 * 60)),
        _ => Err(format!("it must be a whole number of days from 1 to {LONGEST_TRANSFER}")),
    });
    // Whether test cards are taken beside real ways to pay. `DEMO_PAYMENTS`, default false; true where nothing else is set.
    let demo = reader.flag("DEMO_PAYMENTS", false);
    Some(PaymentSettings {
        stripe: stripe?,
        razorpay: razorpay?,
        cash_on_delivery: cash_on_delivery?,
        bank_transfer: bank_transfer?,
        transfer_patience: transfer_patience?,
        demo: demo?,
    })
}
