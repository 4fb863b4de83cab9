use serde::{Deserialize, Serialize};

/// Something to choose: its name and its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is chosen: "Size".
    pub name: String,
    /// The answers in order.
    pub answers: Vec<String>,
}

/// A variant, as much of it as the buy box needs. Prices are texts already: no money is counted here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The variant's id.
    pub id: String,
    /// The place of its answer to each question.
    pub answers: Vec<usize>,
    /// What it costs.
    pub price: String,
    /// What it cost before the sale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// How much is taken off: "−20 %".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<String>,
    /// Pieces left; none if it never runs out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<u32>,
    /// The place of its picture in the gallery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<usize>,
}

impl Offer {
    /// The address of its product's page with it chosen.
    #[must_use]
    pub fn href(&self) -> String {
        format!("?variant={}", self.id)
    }
}

/// The offer that an answer leads to: earlier answers stay, later ones give way if they must.
///
/// Nothing is sold that way if it is `None`. Of several, the one that keeps most answers is meant,
/// and one that can be bought before one that cannot.
#[must_use]
pub fn led_to(offers: &[Offer], chosen: usize, question: usize, answer: usize) -> Option<usize> {
    let now = offers.get(chosen).map_or(&[][..], |offer| offer.answers.as_slice());
    let kept = |offer: &Offer| offer.answers.iter().zip(now).filter(|(one, other)| one == other).count();
    let fits = |offer: &Offer| {
        offer.answers.get(question) == Some(&answer) && offer.answers.iter().zip(now).take(question).all(|(one, other)| one == other)
    };
    let fitting = offers.iter().enumerate().filter(|(_, offer)| fits(offer));
    // The first of equals: `max_by_key` would take the last.
    fitting.rev().max_by_key(|(_, offer)| (kept(offer), offer.left != Some(0))).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blue S, Blue M (sold out), Sage S.
    fn offers() -> Vec<Offer> {
        let offer = |answers: [usize; 2], left| Offer { answers: answers.to_vec(), left: Some(left), ..Offer::default() };
        vec![offer([0, 0], 3), offer([0, 1], 0), offer([1, 0], 3)]
    }

    #[test]
    fn later_answers_give_way_and_earlier_ones_do_not() {
        // From Blue M to Sage: M is not made in Sage, so it is Sage S.
        assert_eq!(led_to(&offers(), 1, 0, 1), Some(2));
        // From Sage S to M: there is none in Sage.
        assert_eq!(led_to(&offers(), 2, 1, 1), None);
        // What is sold out can still be looked at.
        assert_eq!(led_to(&offers(), 0, 1, 1), Some(1));
    }
}
