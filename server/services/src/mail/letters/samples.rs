//! Every letter, written to somebody who does not exist: for the page where staff look at them, and for tests.

use std::time::Duration;

use shop::{
    Currency, Money, Timestamp,
    text::{Email, Name},
};

use super::{
    super::Mail,
    Addressee,
    order::{AboutOrder, Bill, Cancellation, Parcel, Return, Thing, Tracking},
};
use crate::{invoices::Sum, payments::Awaited};

/// A letter as it would be sent.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What programs call it.
    pub name: &'static str,
    /// The mail.
    pub mail: Mail,
}

const HOUR: Duration = Duration::from_secs(60 * 60);
/// When the samples happen: noon of 21 November 2026.
const MOMENT: Timestamp = Timestamp::from_millis(1_795_262_400_000);

/// All letters, in the order in which they may come. Their links lead nowhere.
#[must_use]
pub fn samples(shop: &Name, currency: Currency) -> Vec<Sample> {
    // The addresses are right; if they were not, there would be no samples.
    let (Ok(email), Ok(new)) = ("ada@example.com".parse::<Email>(), "ada@example.org".parse::<Email>()) else { return Vec::new() };
    let to = Addressee { email: &email, name: "Ada", shop };
    [of_accounts(&to, &new), of_orders(&to, currency), of_parcels(&to, currency)].into_iter().flatten().collect()
}

fn of_accounts(to: &Addressee, new: &Email) -> Vec<Sample> {
    let link = "https://shop.example/link";
    let list = [
        ("verify_email", super::verify_email(to, link, HOUR)),
        ("confirm_new_email", super::confirm_new_email(to, link, HOUR)),
        ("email_is_changing", super::email_is_changing(to, new, link)),
        ("reset_password", super::reset_password(to, link, HOUR)),
        ("password_changed", super::password_changed(to, MOMENT, link)),
        ("device_signed_out", super::device_signed_out(to, "Firefox on Linux", MOMENT, link)),
        ("second_factor_on", super::second_factor_on(to, MOMENT, link)),
        ("second_factor_off", super::second_factor_off(to, MOMENT, link)),
        ("account_closing", super::account_closing(to, MOMENT, link)),
        ("account_closed", super::account_closed(to)),
        ("role_changed", super::role_changed(to, "an admin", link)),
    ];
    list.into_iter().map(|(name, mail)| Sample { name, mail }).collect()
}

fn of_orders(to: &Addressee, currency: Currency) -> Vec<Sample> {
    let order = order(currency);
    let soon = MOMENT.after(HOUR);
    let transfer = Awaited::Transfer { instructions: "Harbour Goods Ltd\nIBAN NO93 8601 1117 947\nBIC DNBANOKK".to_owned() };
    let refund = Money::new(1_950, currency);
    let whole = Cancellation { part: Vec::new(), reason: "You asked us to.".to_owned(), refund: None };
    let part = Cancellation { part: order.part(&[(0, 1)]), reason: "One of the mugs was broken.".to_owned(), refund: Some(refund) };
    let list = [
        ("order_placed", super::order_placed(to, &order, &Awaited::Here, soon)),
        ("order_placed_to_transfer", super::order_placed(to, &order, &transfer, soon)),
        ("order_placed_to_pay_on_delivery", super::order_placed(to, &order, &Awaited::OnDelivery, soon)),
        ("payment_reminder", super::payment_reminder(to, &order, &Awaited::Here, soon)),
        ("payment_reminder_to_transfer", super::payment_reminder(to, &order, &transfer, soon)),
        ("order_paid", super::order_paid(to, &order)),
        ("order_expired", super::order_expired(to, &order)),
        ("order_cancelled", super::order_cancelled(to, &order, &whole)),
        ("order_partly_cancelled", super::order_cancelled(to, &order, &part)),
        ("order_refunded", super::order_refunded(to, &order, refund)),
    ];
    list.into_iter().map(|(name, mail)| Sample { name, mail }).collect()
}

fn of_parcels(to: &Addressee, currency: Currency) -> Vec<Sample> {
    let order = order(currency);
    let tracking = Tracking { number: "1Z 999 AA1".to_owned(), link: Some("https://carrier.example/1Z999AA1".to_owned()) };
    let parcel = |pieces: &[(u32, u32)], tracking, more_follows| Parcel {
        things: order.part(pieces),
        carrier: "Swift Parcels".to_owned(),
        tracking,
        more_follows,
    };
    let back = |note: &str| Return { things: order.part(&[(1, 1)]), note: note.to_owned() };
    let list = [
        ("order_partly_shipped", super::order_shipped(to, &order, &parcel(&[(0, 2)], Some(tracking), true))),
        ("order_shipped", super::order_shipped(to, &order, &parcel(&[(0, 2), (1, 1)], None, false))),
        ("order_delivered", super::order_delivered(to, &order)),
        ("return_approved", super::return_approved(to, &order, &back("Send it to 1 Quay Street, 5003 Bergen, Norway."))),
        ("return_received", super::return_received(to, &order, &back("We give you back its price in the next days."))),
    ];
    list.into_iter().map(|(name, mail)| Sample { name, mail }).collect()
}

fn order(currency: Currency) -> AboutOrder {
    let money = |minor| Money::new(minor, currency);
    let thing = |quantity, title: &str, details: &str, minor| Thing {
        quantity,
        title: title.to_owned(),
        details: details.to_owned(),
        amount: Some(money(minor).to_string()),
    };
    let sum = |label: &str, amount: String| Sum { label: label.to_owned(), amount, is_total: false };
    let total = money(9_909);
    let sums = vec![
        sum("Subtotal", money(10_300).to_string()),
        sum("Welcome (WELCOME10)", format!("−{}", money(1_030))),
        sum("Shipping (Standard)", money(499).to_string()),
        sum("Sales tax 1.5 % on the goods", money(140).to_string()),
        Sum { is_total: true, ..sum("Total", total.to_string()) },
    ];
    let page = "https://shop.example/orders/ord_sample/key";
    AboutOrder {
        number: "7KQ4-M2XA".to_owned(),
        link: page.to_owned(),
        pay_link: "https://shop.example/pay/ord_sample/key".to_owned(),
        invoice_link: format!("{page}/invoice"),
        bill: Bill { things: vec![thing(2, "Stoneware Mug", "", 3_900), thing(1, "Linen Shirt", "Blue / M", 6_400)], sums },
        total,
    }
}
