//! Called off, and given back.

use shop::Money;

use super::{AboutOrder, Addressee, Cancellation, Mail, noted, only, to};

/// It was called off, whole or partly.
#[must_use]
pub fn order_cancelled(addressee: &Addressee, order: &AboutOrder, cancelled: &Cancellation) -> Mail {
    let is_whole = cancelled.part.is_empty();
    let what = if is_whole { "Your order" } else { "A part of your order" };
    let subject = format!("{what} {} was cancelled", order.number);
    let things = only(&cancelled.part);
    let layout =
        noted(to(addressee, &subject).says(format!("{what} {} at {} was cancelled.", order.number, addressee.shop)), &cancelled.reason);
    let layout = if is_whole { layout } else { layout.bill(&things).says("The rest of it goes on as it was.") };
    let layout = match cancelled.refund {
        Some(amount) => layout.says(format!("We give you back {amount}. We write again when it is on its way.")),
        None if is_whole => layout.says("You need pay nothing for it."),
        None => layout,
    };
    layout.button("See your order", &order.link).mail()
}

/// Money was given back.
#[must_use]
pub fn order_refunded(addressee: &Addressee, order: &AboutOrder, amount: Money) -> Mail {
    let subject = format!("{amount} of your order {} given back", order.number);
    to(addressee, &subject)
        .says(format!("We gave back {amount} of your order {} at {}, the way you paid.", order.number, addressee.shop))
        .says("It can take your bank a few days to show it.")
        .button("See your order", &order.link)
        .mail()
}
