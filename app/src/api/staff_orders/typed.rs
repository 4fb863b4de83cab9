//! What staff type into the forms of an order's page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use services::ServiceResult;
use shop::{
    Order, Rejection,
    order::{LinePart, LineRefund, Reason},
};

use crate::{
    forms::{Form, plain},
    reply::Reply,
    request::Caller,
};

/// The form that was sent last, given back to be mended. One draft holds all forms of a page: an older one is not shown
/// beside it as if it had been refused just now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// Which form: its endpoint, and what it is about if there are several.
    pub(crate) form: String,
    /// How many pieces of each line, by [`piece_field`].
    pub(crate) pieces: BTreeMap<String, String>,
    pub(crate) carrier: String,
    pub(crate) tracking: String,
    pub(crate) page: String,
    pub(crate) amount: String,
    pub(crate) reason: String,
    pub(crate) text: String,
    pub(crate) sku: String,
    pub(crate) count: String,
    /// A box that was ticked.
    pub(crate) tick: bool,
    /// The lines whose pieces go back on the shelf, by [`piece_field`].
    pub(crate) shelf: BTreeMap<String, String>,
}

impl Typed {
    /// An empty form.
    pub(super) fn of(form: impl Into<String>) -> Self {
        Self { form: form.into(), ..Self::default() }
    }

    /// Why, if they say so.
    ///
    /// # Errors
    /// The field `reason`.
    pub(super) fn why(&self) -> Result<Option<Reason>, Rejection> {
        if self.reason.trim().is_empty() {
            return Ok(None);
        }
        self.reason.parse().map(Some).map_err(|reason: shop::text::InvalidText| Rejection::field("reason", reason.to_string()))
    }

    /// The pieces of every line, an empty field being none.
    ///
    /// # Errors
    /// The field `quantity`.
    pub(super) fn parts(&self) -> Result<Vec<LinePart>, Rejection> {
        let part = |(field, count): (&String, &String)| {
            let line = field.strip_prefix("line").and_then(|line| line.parse().ok());
            Some(LinePart { line: line?, quantity: whole(count)? })
        };
        let parts: Option<Vec<LinePart>> = self.pieces.iter().map(part).collect();
        parts.ok_or_else(|| Rejection::field("quantity", "Type whole numbers, such as 2."))
    }

    /// Only those of which there is one at least.
    ///
    /// # Errors
    /// The field `quantity`, also if there is none.
    pub(super) fn some_parts(&self) -> Result<Vec<LinePart>, Rejection> {
        let parts: Vec<LinePart> = self.parts()?.into_iter().filter(|part| part.quantity > 0).collect();
        if parts.is_empty() { Err(Rejection::field("quantity", "Choose at least one item.")) } else { Ok(parts) }
    }

    /// The same, with what becomes of those that come back.
    ///
    /// # Errors
    /// As [`Typed::some_parts`].
    pub(crate) fn line_refunds(&self) -> Result<Vec<LineRefund>, Rejection> {
        let restock = |line| self.shelf.contains_key(&piece_field(line));
        let refund = |LinePart { line, quantity }: LinePart| LineRefund { line, quantity, restock: restock(line) };
        Ok(self.some_parts()?.into_iter().map(refund).collect())
    }
}

/// Names a line's field in a form: a word, for a number would be read as a place in a list.
pub(crate) fn piece_field(line: u32) -> String {
    format!("line{line}")
}

pub(super) fn whole(text: &str) -> Option<u32> {
    if text.trim().is_empty() { Some(0) } else { text.trim().parse().ok() }
}

/// Names an order's draft.
pub(crate) fn draft_name(order: &str) -> String {
    format!("order:{}", plain(order))
}

/// An order's page at the desk.
pub(crate) fn order_page(order: &str) -> String {
    format!("/admin/orders/{}", plain(order))
}

/// Leads back to the order's page, with a word for what was done or with what was refused.
pub(super) async fn answered(caller: &Caller, order: &str, typed: &Typed, outcome: ServiceResult<Order>, done: &str) -> Reply<()> {
    let page = order_page(order);
    let next = outcome.map(|_| format!("{page}?done={done}"));
    Form { name: &draft_name(order), values: typed, page }.lead_on(caller, next).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pieces: &[(&str, &str)]) -> Typed {
        let pieces = pieces.iter().map(|(line, count)| ((*line).to_owned(), (*count).to_owned())).collect();
        Typed { pieces, ..Typed::of("ship_order") }
    }

    #[test]
    fn pieces_are_whole_numbers_and_nothing_is_none() {
        let form = typed(&[("line1", " 2 "), ("line2", ""), ("line3", "0")]);
        assert_eq!(form.some_parts().unwrap(), [LinePart { line: 1, quantity: 2 }]);
        assert_eq!(form.parts().unwrap().len(), 3);
        for wrong in [("line1", "two"), ("line1", "-1"), ("line1", "1.5"), ("1", "1"), ("linex", "1")] {
            assert!(typed(&[wrong]).parts().unwrap_err().fields.contains_key("quantity"), "{wrong:?}");
        }
        assert!(typed(&[]).some_parts().unwrap_err().fields.contains_key("quantity"));
    }

    #[test]
    fn an_order_page_lies_in_the_shop() {
        assert_eq!(order_page("../../evil\r\n"), "/admin/orders/evil");
    }
}
