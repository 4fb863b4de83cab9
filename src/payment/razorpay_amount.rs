//! Amounts as Razorpay wants them: in the least unit of the currency, by its own published table
//! (<https://razorpay.com/docs/payments/international-payments/#supported-currencies>).

use super::Unpayable;
use crate::{Currency, Money};

/// Counted in whole units.
const ZERO_DECIMAL: [&str; 16] =
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
/// With three decimals, of which the last must be 0.
const THREE_DECIMAL: [&str; 6] = ["BHD", "IQD", "JOD", "KWD", "OMR", "TND"];

/// The number that is sent to Razorpay for an amount.
///
/// 299.00 INR is 29900, ¥295 is 295; 295.990 KWD is 295990, and 295.991 KWD cannot be paid.
///
/// # Errors
/// If the amount cannot be paid so; it is never rounded.
pub fn razorpay_amount(amount: Money) -> Result<i64, Unpayable> {
    let step = step(amount.currency).ok_or(Unpayable::Currency(amount.currency))?;
    if amount.minor < 0 {
        return Err(Unpayable::NoAmount);
    }
    if amount.minor % step != 0 {
        return Err(Unpayable::TooFine { least: Money::new(step, amount.currency) });
    }
    Ok(amount.minor)
}

/// The amount that a number of Razorpay's stands for: the other way round.
///
/// # Errors
/// If it stands for none: less than nothing, or a currency the table does not name.
pub fn razorpay_money(sent: i64, currency: Currency) -> Result<Money, Unpayable> {
    step(currency).ok_or(Unpayable::Currency(currency))?;
    if sent < 0 { Err(Unpayable::NoAmount) } else { Ok(Money::new(sent, currency)) }
}

/// In steps of so many of its least unit a currency is carried; none where the table counts otherwise than we do.
fn step(currency: Currency) -> Option<i64> {
    let (decimals, step) = match currency.code() {
        code if ZERO_DECIMAL.contains(&code) => (0, 1),
        code if THREE_DECIMAL.contains(&code) => (3, 10),
        _ => (2, 1),
    };
    (currency.decimals() == decimals).then_some(step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(text: &str, code: &str) -> Money {
        Money::from_decimal(text, Currency::from_code(code).unwrap()).unwrap()
    }

    fn sent(text: &str, code: &str) -> Result<i64, Unpayable> {
        razorpay_amount(money(text, code))
    }

    #[test]
    fn case_11_amounts_are_sent_to_razorpay_in_the_least_unit_of_its_table() {
        assert_eq!([sent("299.00", "INR"), sent("19.99", "USD"), sent("0", "EUR")], [Ok(29_900), Ok(1_999), Ok(0)]);
        for code in ZERO_DECIMAL {
            assert_eq!(sent("295", code), Ok(295), "{code}");
        }
        for code in THREE_DECIMAL {
            assert_eq!(sent("295.990", code), Ok(295_990), "{code}");
        }
    }

    #[test]
    fn case_11_what_razorpay_cannot_carry_is_refused_and_never_rounded() {
        for code in THREE_DECIMAL {
            assert_eq!(sent("295.991", code), Err(Unpayable::TooFine { least: money("0.010", code) }), "{code}");
        }
        // Three decimals by ISO, and not in the table as such.
        assert_eq!(sent("5.120", "LYD"), Err(Unpayable::Currency(Currency::from_code("LYD").unwrap())));
        assert_eq!(
            razorpay_money(5_120, Currency::from_code("LYD").unwrap()),
            Err(Unpayable::Currency(Currency::from_code("LYD").unwrap()))
        );
        assert_eq!(sent("-1", "INR"), Err(Unpayable::NoAmount));
        assert_eq!(razorpay_money(-1, Currency::USD), Err(Unpayable::NoAmount));
    }

    proptest! {
        #[test]
        fn what_is_sent_to_razorpay_is_what_comes_back(minor in 0_i64..1_000_000_000_000, place in 0_usize..4) {
            let amount = Money::new(minor, Currency::from_code(["INR", "JPY", "KWD", "USD"][place]).unwrap());
            if let Ok(sent) = razorpay_amount(amount) {
                prop_assert_eq!(razorpay_money(sent, amount.currency), Ok(amount));
            }
        }
    }
}
