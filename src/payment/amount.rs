//! Amounts as Stripe wants them: by its own published table, not by ISO's (<https://docs.stripe.com/currencies>).

use crate::{Currency, Money};

/// Counted in whole units, whatever ISO says of them.
const ZERO_DECIMAL: [&str; 15] = ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"];
/// Without decimals, and sent as if they had two: the last two digits are zeros.
const SENT_WITH_TWO: [&str; 2] = ["ISK", "UGX"];
/// With three decimals, of which the last must be 0.
const THREE_DECIMAL: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

/// Why an amount cannot be paid so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unpayable {
    /// It has decimals that are not carried.
    #[error("amounts must be multiples of {least}")]
    TooFine {
        /// The least amount that can be paid.
        least: Money,
    },
    /// The table does not name its currency.
    #[error("{} is not carried", .0.code())]
    Currency(Currency),
    /// It is less than nothing, or beyond all numbers.
    #[error("this is no amount that can be paid")]
    NoAmount,
}

/// How a currency is counted: with so many decimals, in steps of so many of their units.
struct Counted {
    decimals: u32,
    step: i64,
}

/// The number that is sent to Stripe for an amount.
///
/// 5.00 USD is 500, ¥500 is 500, 500 ISK is 50000; 5.120 KWD is 5120, and 5.125 KWD cannot be paid.
///
/// # Errors
/// If the amount cannot be paid so; it is never rounded.
pub fn stripe_amount(amount: Money) -> Result<i64, Unpayable> {
    let Counted { decimals, step } = counted(amount.currency).ok_or(Unpayable::Currency(amount.currency))?;
    let own = amount.currency.decimals();
    let (up, down) = (ten_to(decimals.saturating_sub(own)), ten_to(own.saturating_sub(decimals)));
    let sent = amount.minor.checked_mul(up).filter(|_| amount.minor >= 0).ok_or(Unpayable::NoAmount)?;
    if sent % (step * down) != 0 {
        return Err(Unpayable::TooFine { least: Money::new(step * down / up, amount.currency) });
    }
    Ok(sent / down)
}

/// The amount that a number of Stripe's stands for: the other way round.
///
/// # Errors
/// If it stands for none: a currency the table does not name, or a fraction of the least unit.
pub fn stripe_money(sent: i64, currency: Currency) -> Result<Money, Unpayable> {
    let Counted { decimals, .. } = counted(currency).ok_or(Unpayable::Currency(currency))?;
    let own = currency.decimals();
    let (up, down) = (ten_to(own.saturating_sub(decimals)), ten_to(decimals.saturating_sub(own)));
    let minor = sent.checked_mul(up).filter(|_| sent >= 0 && sent % down == 0).ok_or(Unpayable::NoAmount)?;
    Ok(Money::new(minor / down, currency))
}

fn counted(currency: Currency) -> Option<Counted> {
    match currency.code() {
        code if ZERO_DECIMAL.contains(&code) => Some(Counted { decimals: 0, step: 1 }),
        code if SENT_WITH_TWO.contains(&code) => Some(Counted { decimals: 2, step: 100 }),
        code if THREE_DECIMAL.contains(&code) => Some(Counted { decimals: 3, step: 10 }),
        _ => (currency.decimals() == 2).then_some(Counted { decimals: 2, step: 1 }),
    }
}

const fn ten_to(power: u32) -> i64 {
    10_i64.pow(power)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(text: &str, code: &str) -> Money {
        Money::from_decimal(text, Currency::from_code(code).unwrap()).unwrap()
    }

    fn sent(text: &str, code: &str) -> Result<i64, Unpayable> {
        stripe_amount(money(text, code))
    }

    #[test]
    fn case_11_amounts_follow_the_providers_table_and_not_isos() {
        assert_eq!([sent("5", "USD"), sent("19.99", "EUR"), sent("0", "USD")], [Ok(500), Ok(1999), Ok(0)]);
        for code in ZERO_DECIMAL.into_iter().filter(|code| *code != "MGA") {
            assert_eq!(sent("500", code), Ok(500), "{code}");
        }
        for code in THREE_DECIMAL {
            assert_eq!(sent("5.120", code), Ok(5120), "{code}");
        }
        for code in SENT_WITH_TWO {
            assert_eq!(sent("500", code), Ok(50_000), "{code}");
        }
        assert_eq!([sent("250.50", "HUF"), sent("80.25", "TWD")], [Ok(25_050), Ok(8_025)], "whole only when they are paid out");
    }

    #[test]
    fn case_11_what_cannot_be_paid_so_is_refused_and_never_rounded() {
        for code in THREE_DECIMAL {
            assert_eq!(sent("5.125", code), Err(Unpayable::TooFine { least: money("0.010", code) }), "{code}");
        }
        assert_eq!(
            Unpayable::TooFine { least: money("0.010", "KWD") }.to_string(),
            format!("amounts must be multiples of {}", money("0.01", "KWD"))
        );
        // ISO gives the ariary two decimals; Stripe gives it none.
        assert_eq!(sent("7.00", "MGA"), Ok(7));
        assert_eq!(sent("7.20", "MGA"), Err(Unpayable::TooFine { least: money("1", "MGA") }));
        for code in ["IQD", "LYD"] {
            assert_eq!(sent("5.120", code), Err(Unpayable::Currency(Currency::from_code(code).unwrap())));
        }
        assert_eq!(sent("-1", "USD"), Err(Unpayable::NoAmount));
        assert_eq!(stripe_amount(Money::new(i64::MAX, Currency::from_code("ISK").unwrap())), Err(Unpayable::NoAmount));
    }

    proptest! {
        #[test]
        fn what_is_sent_is_worth_what_is_owed(minor in 0_i64..1_000_000_000_000, place in 0_usize..6) {
            let code = ["USD", "JPY", "KWD", "ISK", "MGA", "UGX"][place];
            let amount = Money::new(minor, Currency::from_code(code).unwrap());
            if let Ok(sent) = stripe_amount(amount) {
                let decimals = counted(amount.currency).unwrap().decimals;
                prop_assert_eq!(i128::from(sent) * 10_i128.pow(amount.currency.decimals()), i128::from(minor) * 10_i128.pow(decimals));
                prop_assert_eq!(stripe_money(sent, amount.currency), Ok(amount));
            }
        }
    }
}
