//! The built-in demo: moves no money, and takes only the listed test numbers.

use futures::future::{BoxFuture, FutureExt};
use shop::{
    Order, Rejection,
    error::Checked,
    order::{Refund, RefundState},
};

use super::{CardForm, Outcome, PaymentProvider};
use crate::ServiceResult;

/// The demo provider.
pub(super) struct Demo;

/// A test number and what it does.
pub struct DemoCard {
    /// As people type it.
    pub number: &'static str,
    /// What it does, for the page.
    pub effect: &'static str,
    outcome: fn() -> Outcome,
}

/// Every number the demo takes; Stripe's test numbers, because people know them.
pub const DEMO_CARDS: [DemoCard; 4] = [
    DemoCard { number: "4242 4242 4242 4242", effect: "Payment succeeds", outcome: || succeeded("demo") },
    DemoCard {
        number: "4000 0000 0000 0002",
        effect: "Card is declined",
        outcome: || Outcome::Declined { reason: "Your card was declined. Nothing was charged; please try another card.".to_owned() },
    },
    DemoCard { number: "4000 0000 0000 3220", effect: "Asks you to confirm (3-D Secure)", outcome: || Outcome::NeedsConfirmation },
    DemoCard {
        number: "4000 0000 0000 5126",
        effect: "Payment succeeds, and its first refund fails",
        outcome: || succeeded(FIRST_REFUND_FAILS),
    },
];

/// What a payment is called whose first refund fails.
const FIRST_REFUND_FAILS: &str = "demo:first-refund-fails";

fn succeeded(reference: &str) -> Outcome {
    Outcome::Succeeded { reference: reference.to_owned() }
}

impl PaymentProvider for Demo {
    fn code(&self) -> &'static str {
        "demo"
    }

    fn label(&self) -> &'static str {
        "Demo card"
    }

    fn description(&self) -> &'static str {
        "This shop runs in demo mode: no money moves. You pay with a test card on the next page."
    }

    fn pay<'a>(&'a self, _order: &'a Order, form: &'a CardForm) -> BoxFuture<'a, ServiceResult<Outcome>> {
        async move { Ok(check(form)?) }.boxed()
    }

    fn confirm<'a>(&'a self, _order: &'a Order, approved: bool) -> BoxFuture<'a, ServiceResult<Outcome>> {
        let refused = || Outcome::Declined { reason: "You refused the payment, so nothing was charged. You can try again.".to_owned() };
        async move { Ok(if approved { succeeded("demo") } else { refused() }) }.boxed()
    }

    fn refund<'a>(&'a self, order: &'a Order, refund: &'a Refund) -> BoxFuture<'a, ServiceResult<Outcome>> {
        let fails = order.capture_of(refund).is_some_and(|capture| capture.reference == FIRST_REFUND_FAILS);
        let failed_before = order.refunds.iter().any(|it| it.payment == refund.payment && matches!(it.state, RefundState::Failed(_)));
        let refused = || Outcome::Declined { reason: "The demo refuses the first refund of this card.".to_owned() };
        async move { Ok(if fails && !failed_before { refused() } else { succeeded("demo") }) }.boxed()
    }
}

fn check(form: &CardForm) -> Result<Outcome, Rejection> {
    let mut check = Checked::default();
    let digits = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect() };
    let number = digits(&form.number);
    let card = DEMO_CARDS.iter().find(|card| digits(card.number) == number);
    if card.is_none() {
        // The number itself is never repeated: it may be somebody's real one.
        check.refuse("number", "The demo takes only the test cards listed here. Never type a real card number.");
    }
    if !is_expiry(form.expiry.trim()) {
        check.refuse("expiry", "Type month and year, such as 12/34.");
    }
    let cvc = form.cvc.trim();
    if !(3..=4).contains(&cvc.len()) || !cvc.bytes().all(|byte| byte.is_ascii_digit()) {
        check.refuse("cvc", "Type any three digits.");
    }
    check.done(|| card.map(|card| (card.outcome)()))
}

fn is_expiry(text: &str) -> bool {
    let Some((month, year)) = text.split_once('/') else { return false };
    let (month, year) = (month.trim(), year.trim());
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(month) && digits(year) && (1..=12).contains(&month.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(number: &str) -> CardForm {
        CardForm { number: number.into(), expiry: "12/34".into(), cvc: "123".into() }
    }

    #[test]
    fn the_listed_cards_do_what_they_say() {
        assert_eq!(check(&card("4242424242424242")), Ok(succeeded("demo")));
        assert!(matches!(check(&card("4000 0000 0000 0002")), Ok(Outcome::Declined { .. })));
        assert_eq!(check(&card("4000-0000-0000-3220")), Ok(Outcome::NeedsConfirmation));
    }

    #[test]
    fn no_other_number_is_taken_or_repeated() {
        for number in ["", "4111111111111111", "5555 5555 5555 4444", "<script>", "4242"] {
            let refused = check(&card(number)).unwrap_err();
            assert!(refused.fields.contains_key("number"));
            assert!(number.is_empty() || !format!("{refused:?}").contains(number));
        }
        assert_eq!(format!("{:?}", card("4111111111111111")), "CardForm(…)");
    }

    #[test]
    fn expiry_and_code_are_checked_too() {
        let refused = check(&CardForm { expiry: "13/34".into(), cvc: "12".into(), ..card("4242424242424242") }).unwrap_err();
        assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["cvc", "expiry"]);
    }
}
