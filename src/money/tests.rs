use proptest::prelude::*;

use super::*;

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

/// Splits and asserts, every time, that the parts make the whole.
fn split(minor: i64, weights: &[u64]) -> Vec<i64> {
    let parts: Vec<i64> = usd(minor).split_by(weights).iter().map(|part| part.minor).collect();
    assert_eq!(parts.iter().sum::<i64>(), minor);
    parts
}

#[test]
fn case_1_a_split_is_always_the_exact_sum() {
    assert_eq!(split(299, &[4300, 1400, 2300]), [161, 52, 86]);
    assert_eq!(split(299, &[1000, 1000, 1000]), [100, 100, 99]);
    assert_eq!(split(10, &[0, 0]), [5, 5]);
    assert_eq!(split(-299, &[4300, 1400, 2300]).len(), 3);
    assert!(usd(5).split_by(&[]).is_empty());
}

#[test]
fn case_2_a_percentage_is_rounded_half_away_from_zero() {
    let ten = Rate::from_percent("10").unwrap();
    assert_eq!(ten.of(usd(3998)), usd(400));
    assert_eq!(ten.of(usd(-5)), usd(-1));
    assert_eq!(Rate::from_percent("10.75").unwrap().of(usd(2499)), usd(269));
}

#[test]
fn the_tax_in_a_gross_price() {
    assert_eq!(Rate::from_percent("20").unwrap().contained_in(usd(6000)), usd(1000));
    assert_eq!(Rate::ZERO.contained_in(usd(6000)), usd(0));
}

#[test]
fn decimals_follow_the_currency() {
    let yen = Currency::from_code("JPY").unwrap();
    let dinar = Currency::from_code("KWD").unwrap();
    assert_eq!(Money::from_decimal("500", yen).unwrap().minor, 500);
    assert_eq!(Money::from_decimal("500.5", yen), Err(InvalidMoney::TooManyDecimals));
    assert_eq!(Money::from_decimal("1.234", dinar).unwrap().minor, 1234);
    assert_eq!(Money::from_decimal("99.99", Currency::USD), Ok(usd(9999)));
    assert_eq!(Money::from_decimal("99.990", Currency::USD), Ok(usd(9999)));
    assert_eq!(Money::from_decimal("99.999", Currency::USD), Err(InvalidMoney::TooManyDecimals));
    assert_eq!(Money::from_decimal("-0.05", Currency::USD), Ok(usd(-5)));
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in ["", "-", ".", "1.", ".5", "1e5", "1,000", "NaN", "++1", "0x10", "١٢"] {
        assert_eq!(Money::from_decimal(text, Currency::USD), Err(InvalidMoney::NotANumber), "{text}");
    }
    assert_eq!(Money::from_decimal("99999999999999999999", Currency::USD), Err(InvalidMoney::TooLarge));
    assert_eq!(Currency::from_code("XXX"), Err(InvalidMoney::UnknownCurrency));
    assert_eq!(Currency::from_code("usd "), Err(InvalidMoney::UnknownCurrency));
}

#[test]
fn people_read_it_with_sign_and_groups() {
    assert_eq!(usd(123_456_789).to_string(), "$1,234,567.89");
    assert_eq!(usd(-5).to_string(), "−$0.05");
    assert_eq!(Money::new(1234, Currency::from_code("JPY").unwrap()).to_string(), "¥1,234");
}

#[test]
fn rates_read_and_write() {
    assert_eq!(Rate::from_percent("8.25").unwrap().percent(), "8.25");
    assert_eq!(Rate::from_percent("20").unwrap().percent(), "20");
    for text in ["", "-1", "100.1", "1e1", "8.25001", "٨"] {
        assert_eq!(Rate::from_percent(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_split_makes_or_loses_a_cent(minor in -1_000_000_000_i64..1_000_000_000, weights in prop::collection::vec(0_u64..1_000_000, 1..40)) {
        let parts = split(minor, &weights);
        prop_assert_eq!(parts.len(), weights.len());
    }

    #[test]
    fn decimal_text_reads_back(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
        prop_assert_eq!(Money::from_decimal(&usd(minor).to_decimal(), Currency::USD), Ok(usd(minor)));
    }
}
