//! What a shopper chooses of an order: to cancel it, or to send it back.

use std::{collections::BTreeMap, time::Duration};

use serde::{Deserialize, Serialize};
use shop::{
    FieldErrors, Order, Rejection, Timestamp,
    cart::{Notice, PricedCart},
    error::Checked,
    order::{LinePart, Reason},
    text::InvalidText,
};

/// The form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    /// `all` of what can be cancelled, or `some`.
    pub(crate) what: String,
    /// How many pieces of each line, by [`piece_field`].
    pub(crate) pieces: BTreeMap<String, String>,
    /// Why.
    pub(crate) reason: String,
}

/// What is to be called off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CallOff {
    /// The whole order.
    All,
    /// Some pieces, or all that have not left the house.
    Parts(Vec<LinePart>),
}

impl Chosen {
    /// # Errors
    /// The fields `what`, `pieces`, `reason` and those of the lines.
    pub(crate) fn to_call_off(&self, order: &Order, now: Timestamp) -> Result<(CallOff, Option<Reason>), Rejection> {
        let mut check = Checked::default();
        let what = match self.what.as_str() {
            "all" if order.can_be_cancelled() => Some(CallOff::All),
            "all" => Some(CallOff::Parts(order.all_left())),
            "some" => self.parts(&order.all_cancellable(now), "cancelled", &mut check).map(CallOff::Parts),
            _ => check.take("what", Err("Please choose.")),
        };
        let reason = if self.reason.trim().is_empty() { Some(None) } else { check.take("reason", self.reason()).map(Some) };
        check.done(|| Some((what?, reason?)))
    }

    /// # Errors
    /// The fields `pieces`, `reason` and those of the lines.
    pub(crate) fn to_send_back(&self, order: &Order, now: Timestamp, within: Duration) -> Result<(Vec<LinePart>, Reason), Rejection> {
        let mut check = Checked::default();
        let parts = self.parts(&order.all_returnable(now, within), "sent back", &mut check);
        let reason = check.take("reason", self.reason());
        check.done(|| Some((parts?, reason?)))
    }

    /// The chosen pieces out of those on offer; what is wrong stands at the line's own field.
    fn parts(&self, offered: &[LinePart], deed: &str, check: &mut Checked) -> Option<Vec<LinePart>> {
        let mut wrong = FieldErrors::new();
        let mut parts = Vec::new();
        for offer in offered {
            let field = piece_field(offer.line);
            match whole(self.pieces.get(&field).map_or("", String::as_str)) {
                None => drop(wrong.insert(field, "Please type a whole number, such as 1.".to_owned())),
                Some(count) if count > offer.quantity => drop(wrong.insert(field, format!("At most {} can be {deed}.", offer.quantity))),
                Some(0) => {}
                Some(quantity) => parts.push(LinePart { quantity, ..*offer }),
            }
        }
        let is_offered = |field: &String| offered.iter().any(|offer| piece_field(offer.line) == *field);
        if self.pieces.iter().any(|(field, count)| !is_offered(field) && whole(count) != Some(0)) {
            wrong.insert("pieces".to_owned(), format!("Something that you chose cannot be {deed} any more. Please look again."));
        } else if wrong.is_empty() && parts.is_empty() {
            wrong.insert("pieces".to_owned(), "Please choose at least one item.".to_owned());
        }
        let is_right = wrong.is_empty();
        wrong.into_iter().for_each(|(field, reason)| check.refuse(&field, reason));
        is_right.then_some(parts)
    }

    /// A reason is one line, on however many it was typed.
    fn reason(&self) -> Result<Reason, InvalidText> {
        self.reason.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ").parse()
    }
}

/// Names a line's field: a word, for a number would be read as a place in a list.
pub(crate) fn piece_field(line: u32) -> String {
    format!("line{line}")
}

fn whole(text: &str) -> Option<u32> {
    match text.trim() {
        "" => Some(0),
        // More digits than fit are simply too many.
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => Some(digits.parse().unwrap_or(u32::MAX)),
        _ => None,
    }
}

/// What could not be put into the cart, or only in part; of everything else the cart speaks itself.
pub(super) fn said_of(cart: &PricedCart) -> Vec<String> {
    let title = |of: &shop::id::VariantId| cart.lines.iter().find(|line| line.variant == *of).map(|line| line.title.clone());
    let said = |notice: &Notice| match notice {
        Notice::LeftOut { .. } => Some(notice.sentence()),
        Notice::StockCapped { variant, .. } | Notice::LimitCapped { variant, .. } => {
            Some(title(variant).map_or_else(|| notice.sentence(), |title| format!("{title}: {}", notice.sentence())))
        }
        _ => None,
    };
    cart.notices.iter().filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERED: [LinePart; 2] = [LinePart { line: 1, quantity: 2 }, LinePart { line: 3, quantity: 1 }];

    fn parts(pieces: &[(&str, &str)]) -> Result<Vec<LinePart>, FieldErrors> {
        let pieces = pieces.iter().map(|(field, count)| ((*field).to_owned(), (*count).to_owned())).collect();
        let chosen = Chosen { pieces, ..Chosen::default() };
        let mut check = Checked::default();
        let parts = chosen.parts(&OFFERED, "cancelled", &mut check);
        check.done(|| parts).map_err(|refused| refused.fields)
    }

    #[test]
    fn pieces_are_whole_numbers_and_nothing_is_none() {
        assert_eq!(parts(&[("line1", " 2 "), ("line3", "")]).unwrap(), [LinePart { line: 1, quantity: 2 }]);
        assert_eq!(parts(&[("line1", "0"), ("line3", "1")]).unwrap(), [LinePart { line: 3, quantity: 1 }]);
    }

    #[test]
    fn what_is_wrong_stands_beside_its_line() {
        let wrong = parts(&[("line1", "3"), ("line3", "one")]).unwrap_err();
        assert_eq!(wrong["line1"], "At most 2 can be cancelled.");
        assert_eq!(wrong["line3"], "Please type a whole number, such as 1.");
        for odd in ["-1", "1.5", "1e3", "٣", "99999999999999999999"] {
            assert!(parts(&[("line1", odd)]).unwrap_err().contains_key("line1"), "{odd}");
        }
        assert_eq!(parts(&[]).unwrap_err()["pieces"], "Please choose at least one item.");
        assert!(parts(&[("line1", "1"), ("line2", "1")]).unwrap_err()["pieces"].contains("any more"));
        assert!(parts(&[("line1", "1"), ("line2", "0")]).is_ok());
    }

    #[test]
    fn a_reason_is_one_line() {
        let said = |reason: &str| Chosen { reason: reason.to_owned(), ..Chosen::default() }.reason().map(|reason| reason.to_string());
        assert_eq!(said(" Too small.\r\n\r\nSorry! ").unwrap(), "Too small. Sorry!");
        assert!(said("\n").is_err() && said(&"x".repeat(501)).is_err());
    }
}
