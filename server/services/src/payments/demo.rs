//! The built-in demo: moves no money, and takes only the listed test numbers.

use futures::future::FutureExt;
use shop::{
    Money, Rejection,
    error::Checked,
    order::GivenBack,
    payment::{PaymentAttempt, PaymentState, Standing},
};

use super::{Answer, Asked, Begun, CardForm, Given, Giving, Manner, Mode, Next, PaymentProvider};

/// The demo provider.
pub(super) struct Demo;

/// A test number and what it does.
pub struct DemoCard {
    /// As people type it.
    pub number: &'static str,
    /// What it does, for the page.
    pub effect: &'static str,
    outcome: Effect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Succeeds(&'static str),
    Declined,
    AsksToConfirm,
}

/// Every number the demo takes; Stripe's test numbers, because people know them.
pub const DEMO_CARDS: [DemoCard; 4] = [
    DemoCard { number: "4242 4242 4242 4242", effect: "Payment succeeds", outcome: Effect::Succeeds("demo") },
    DemoCard { number: "4000 0000 0000 0002", effect: "Card is declined", outcome: Effect::Declined },
    DemoCard { number: "4000 0000 0000 3220", effect: "Asks you to confirm (3-D Secure)", outcome: Effect::AsksToConfirm },
    DemoCard {
        number: "4000 0000 0000 5126",
        effect: "Payment succeeds, and its first refund fails",
        outcome: Effect::Succeeds(FIRST_REFUND_FAILS),
    },
];

const DECLINED: &str = "Your card was declined. Nothing was charged; please try another card.";
/// What a payment is called whose first refund fails.
const FIRST_REFUND_FAILS: &str = "demo:first-refund-fails";

impl PaymentProvider for Demo {
    fn code(&self) -> &'static str {
        "demo"
    }

    fn label(&self) -> &str {
        "Demo card"
    }

    fn description(&self) -> &str {
        "This shop runs in demo mode: no money moves. You pay with a test card on the next page."
    }

    fn manner(&self) -> Manner<'_> {
        Manner::TestCard
    }

    fn mode(&self) -> Mode {
        Mode::Demo
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        async move {
            // Nobody's card: it is asked what became of an attempt that was cut off, and nothing did.
            let Some(card) = asked.card else { return Ok(begun("demo", Standing::Cancelled, Next::Nothing)) };
            Ok(match check(card)? {
                Effect::Succeeds(reference) => begun(reference, captured(reference, asked.attempt.amount), Next::Nothing),
                Effect::Declined => begun("demo", declined(DECLINED), Next::Nothing),
                Effect::AsksToConfirm => begun("demo", Standing::Open, Next::Confirm),
            })
        }
        .boxed()
    }

    /// The demo knows nothing but what the shop knows of it.
    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        let (standing, next) = match &attempt.state {
            PaymentState::Begun | PaymentState::Cancelled => (Standing::Cancelled, Next::Nothing),
            PaymentState::Open => (Standing::Open, Next::Confirm),
            PaymentState::Authorized => (Standing::Authorized, Next::Nothing),
            PaymentState::Succeeded => (captured(&attempt.reference, attempt.amount), Next::Nothing),
            PaymentState::Declined { reason } => (declined(reason), Next::Nothing),
        };
        async move { Ok(begun(&attempt.reference, standing, next)) }.boxed()
    }

    fn cancel<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Standing> {
        async { Ok(Standing::Cancelled) }.boxed()
    }

    fn give_back<'a>(&'a self, giving: &'a Giving<'a>) -> Answer<'a, Given> {
        let fails = giving.capture.reference == FIRST_REFUND_FAILS && !giving.failed_before;
        let refused = || GivenBack::Refused("The demo refuses the first refund of this card.".to_owned());
        let became = if fails { refused() } else { GivenBack::Done };
        async move { Ok(Given { reference: "demo".to_owned(), became }) }.boxed()
    }
}

/// What the shopper said when the demo played their bank.
pub(super) fn answered(attempt: &PaymentAttempt, approved: bool) -> Standing {
    if approved {
        captured("demo", attempt.amount)
    } else {
        declined("You refused the payment, so nothing was charged. You can try again.")
    }
}

fn begun(reference: &str, standing: Standing, next: Next) -> Begun {
    Begun { reference: reference.to_owned(), standing, next }
}

fn captured(reference: &str, amount: Money) -> Standing {
    Standing::Captured { reference: reference.to_owned(), amount }
}

fn declined(reason: &str) -> Standing {
    Standing::Declined { reason: reason.to_owned() }
}

fn check(form: &CardForm) -> Result<Effect, Rejection> {
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
    check.done(|| card.map(|card| card.outcome))
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
        assert_eq!(check(&card("4242424242424242")), Ok(Effect::Succeeds("demo")));
        assert_eq!(check(&card("4000 0000 0000 0002")), Ok(Effect::Declined));
        assert_eq!(check(&card("4000-0000-0000-3220")), Ok(Effect::AsksToConfirm));
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
