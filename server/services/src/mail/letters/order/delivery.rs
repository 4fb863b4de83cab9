//! From the house to the door.

use super::{AboutOrder, Addressee, Mail, Parcel, only, to};

/// Some or all of it left the house.
#[must_use]
pub fn order_shipped(addressee: &Addressee, order: &AboutOrder, parcel: &Parcel) -> Mail {
    let part = if parcel.more_follows { "A part of your order" } else { "Your order" };
    let subject = format!("{part} {} is on its way", order.number);
    let things = only(&parcel.things);
    let tracking = parcel.tracking.as_ref();
    let carried = match tracking {
        Some(tracking) => format!("{} carries it under the number {}.", parcel.carrier, tracking.number),
        None => format!("{} carries it.", parcel.carrier),
    };
    let layout = to(addressee, &subject)
        .says(format!("{part} {} at {} is on its way to you. {carried}", order.number, addressee.shop))
        .bill(&things);
    let layout = if parcel.more_follows { layout.says("The rest follows in a parcel of its own; we write again then.") } else { layout };
    match tracking.and_then(|tracking| tracking.link.as_deref()) {
        Some(link) => layout.button("Follow the parcel", link).link("See your order", &order.link).mail(),
        None => layout.button("See your order", &order.link).mail(),
    }
}

/// It arrived.
#[must_use]
pub fn order_delivered(addressee: &Addressee, order: &AboutOrder) -> Mail {
    let subject = format!("Your order {} has arrived", order.number);
    to(addressee, &subject)
        .says(format!("Your order {} at {} was delivered. We hope that you like it.", order.number, addressee.shop))
        .button("See your order", &order.link)
        .link("Your invoice", &order.invoice_link)
        .footnote("If it is not there, or something is wrong with it, answer this mail and name the order.")
        .mail()
}
