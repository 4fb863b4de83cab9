//! From the order to its payment, or not.

use shop::Timestamp;

use super::{AboutOrder, Addressee, Mail, to};

/// The order is in and waits for its payment.
#[must_use]
pub fn order_placed(addressee: &Addressee, order: &AboutOrder, until: Timestamp) -> Mail {
    let subject = format!("Your order {}", order.number);
    to(addressee, &subject)
        .says(format!("Thank you for your order {} at {}. It is kept for you until {}.", order.number, addressee.shop, until.for_people()))
        .button("Pay now", &order.pay_link)
        .bill(&order.bill)
        .link("See your order", &order.link)
        .footnote("If you have paid already, all is well: another mail says so as soon as the money is here.")
        .mail()
}

/// The money is here.
#[must_use]
pub fn order_paid(addressee: &Addressee, order: &AboutOrder) -> Mail {
    let subject = format!("Your order {} is paid", order.number);
    let sentence = if order.total.is_zero() { "There is nothing to pay." } else { "We have your payment." };
    to(addressee, &subject)
        .says(format!("Thank you for your order {} at {}. {sentence} We write again when it is on its way.", order.number, addressee.shop))
        .bill(&order.bill)
        .button("See your order", &order.link)
        .link("Your invoice", &order.invoice_link)
        .footnote("Keep this mail: whoever has its link can see the order.")
        .mail()
}

/// The order still waits for its payment, and will not wait much longer.
#[must_use]
pub fn payment_reminder(addressee: &Addressee, order: &AboutOrder, until: Timestamp) -> Mail {
    let subject = format!("Your order {} is not paid yet", order.number);
    to(addressee, &subject)
        .says(format!("Your order {} at {} still waits for its payment of {}.", order.number, addressee.shop, order.total))
        .says(format!("It is kept for you until {}. After that others can buy what is in it.", until.for_people()))
        .button("Pay now", &order.pay_link)
        .bill(&order.bill)
        .footnote("If you have changed your mind, you need do nothing.")
        .mail()
}

/// It was not paid in time.
#[must_use]
pub fn order_expired(addressee: &Addressee, order: &AboutOrder) -> Mail {
    let subject = format!("Your order {} has expired", order.number);
    to(addressee, &subject)
        .says(format!("Your order {} at {} was not paid in time, so we no longer keep its goods for you.", order.number, addressee.shop))
        .says("Nothing was charged. If you still want them, please order again.")
        .button("See what it was", &order.link)
        .footnote("Should a payment of yours still arrive, we send the goods if we have them, or the money back.")
        .mail()
}
