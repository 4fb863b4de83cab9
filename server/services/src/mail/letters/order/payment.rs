//! From the order to its payment, or not.

use shop::Timestamp;

use super::{super::super::layout::Layout, AboutOrder, Addressee, Mail, to};
use crate::payments::Awaited;

const PAID_ALREADY: &str = "If you have paid already, all is well: another mail says so as soon as the money is here.";

/// The order is in; its money is still to come.
#[must_use]
pub fn order_placed(addressee: &Addressee, order: &AboutOrder, awaited: &Awaited, until: Timestamp) -> Mail {
    let subject = format!("Your order {}", order.number);
    let thanks = format!("Thank you for your order {} at {}.", order.number, addressee.shop);
    let kept = format!("It is kept for you until {}.", until.for_people());
    let layout = to(addressee, &subject);
    let layout = match awaited {
        Awaited::Here => layout.says(format!("{thanks} {kept}")).button("Pay now", &order.pay_link),
        Awaited::Transfer { instructions } => {
            transfer(layout.says(format!("{thanks} {kept}")), order, instructions).button("See your order", &order.link)
        }
        Awaited::OnDelivery => {
            layout.says(format!("{thanks} You pay {} when it is brought to you.", order.total)).button("See your order", &order.link)
        }
        Awaited::SetAside => layout
            .says(format!("{thanks} {} is set aside at your bank, and taken when we send your order.", order.total))
            .button("See your order", &order.link),
    };
    let layout = layout.bill(&order.bill);
    match awaited {
        Awaited::Here => layout.link("See your order", &order.link).footnote(PAID_ALREADY),
        Awaited::Transfer { .. } => layout.footnote(PAID_ALREADY),
        Awaited::OnDelivery | Awaited::SetAside => layout.footnote("Keep this mail: whoever has its link can see the order."),
    }
    .mail()
}

/// How it is transferred.
fn transfer<'a>(layout: Layout<'a>, order: &AboutOrder, instructions: &str) -> Layout<'a> {
    layout
        .says(format!("Please transfer {} to:", order.total))
        .says(instructions)
        .says(format!("Write the order's number {} into the transfer, so that we find it.", order.number))
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
pub fn payment_reminder(addressee: &Addressee, order: &AboutOrder, awaited: &Awaited, until: Timestamp) -> Mail {
    let subject = format!("Your order {} is not paid yet", order.number);
    let layout = to(addressee, &subject)
        .says(format!("Your order {} at {} still waits for its payment of {}.", order.number, addressee.shop, order.total))
        .says(format!("It is kept for you until {}. After that others can buy what is in it.", until.for_people()));
    let layout = match awaited {
        Awaited::Transfer { instructions } => transfer(layout, order, instructions).button("See your order", &order.link),
        _ => layout.button("Pay now", &order.pay_link),
    };
    let layout = layout.bill(&order.bill);
    match awaited {
        Awaited::Transfer { .. } => layout.footnote("If you have transferred it already, all is well: banks take a day or two."),
        _ => layout.footnote("If you have changed your mind, you need do nothing."),
    }
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
