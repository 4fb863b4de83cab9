use super::{super::*, shop::*};
use crate::tax::TaxDisplay::{Exclusive, Inclusive};

fn told(quoted: &Quote) -> Vec<(String, i64)> {
    quoted.explain().unwrap().steps.into_iter().map(|step| (step.reason.sentence(), step.amount.minor)).collect()
}

#[test]
fn every_cent_from_list_price_to_total() {
    let offers = [sale(percent("50")), stackable("TEN", percent("10")), stackable("SHIP", free_shipping())];
    let wanted = with_code(with_code(shipped(basket([line(1, 1000, 3)])), "TEN"), "SHIP");
    let quoted = price(&wanted, &promising(terms(Exclusive), offers));
    let steps = told(&quoted);
    let steps: Vec<(&str, i64)> = steps.iter().map(|(sentence, amount)| (sentence.as_str(), *amount)).collect();
    assert_eq!(
        steps,
        [
            ("3 × $10.00 (list price)", 3000),
            ("Offer", -1500),
            ("Offer (TEN)", -150),
            ("VAT, 20 %", 270),
            ("Shipping: Standard", 500),
            ("Free shipping", -500),
        ]
    );
    assert_eq!(quoted.total, usd(1620));
}

#[test]
fn a_contained_tax_informs_and_a_home_tax_leaves() {
    let to = |land: &str| Basket { destination: Some(Destination::country(country(land))), ..basket([line(1, 6000, 1)]) };
    let home = told(&price(&to("DE"), &terms(Inclusive)));
    assert_eq!(home[1], ("contains VAT, 20 %: $10.00".to_owned(), 0));
    let abroad = told(&price(&to("FR"), &terms(Inclusive)));
    assert_eq!(abroad[1..], [("Home tax taken out of the price".to_owned(), -1000), ("VAT, 10 %".to_owned(), 500)]);
}
