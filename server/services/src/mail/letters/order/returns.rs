//! Back again.

use super::{AboutOrder, Addressee, Mail, Return, noted, only, to};

/// It may come back.
#[must_use]
pub fn return_approved(addressee: &Addressee, order: &AboutOrder, sent_back: &Return) -> Mail {
    let subject = format!("You may send back what is in order {}", order.number);
    let things = only(&sent_back.things);
    let layout = to(addressee, &subject)
        .says(format!("You asked to send back something of your order {} at {}. You may:", order.number, addressee.shop))
        .bill(&things);
    noted(layout, &sent_back.note)
        .says("The money comes back once the goods are here and we have looked at them.")
        .button("See your order", &order.link)
        .footnote(format!("Please put the order's number {} into the parcel.", order.number))
        .mail()
}

/// It is back in the house.
#[must_use]
pub fn return_received(addressee: &Addressee, order: &AboutOrder, sent_back: &Return) -> Mail {
    let subject = format!("We have what you sent back of order {}", order.number);
    let things = only(&sent_back.things);
    let layout = to(addressee, &subject)
        .says(format!("What you sent back of your order {} at {} has arrived:", order.number, addressee.shop))
        .bill(&things);
    noted(layout, &sent_back.note).button("See your order", &order.link).mail()
}
