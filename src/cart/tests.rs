use super::*;
use crate::{Currency, Timestamp};

fn variant(number: u8) -> VariantId {
    VariantId::new(Timestamp::from_millis(0), [number; 10])
}

fn price() -> Money {
    Money::new(1000, Currency::USD)
}

fn cart(lines: &[(u8, u32)]) -> Cart {
    let mut cart = Cart::default();
    for (number, quantity) in lines {
        cart.add(&variant(*number), *quantity, price(), Availability::Always).unwrap();
    }
    cart
}

fn lines(cart: &Cart) -> Vec<(VariantId, u32)> {
    cart.lines().iter().map(|line| (line.variant.clone(), line.quantity)).collect()
}

#[test]
fn case_13_what_can_be_met_in_part_is() {
    let mut cart = Cart::default();
    let notice = cart.add(&variant(1), 5, price(), Availability::Pieces(3)).unwrap().unwrap();
    assert_eq!(cart.quantity_of(&variant(1)), 3);
    assert_eq!(notice.sentence(), "Only 3 left, so the cart holds 3 instead of 5.");
    let refused = cart.add(&variant(1), 1, price(), Availability::Pieces(3)).unwrap_err();
    assert_eq!(refused.code, Code::OutOfStock);
}

#[test]
fn a_line_holds_99_at_most() {
    let mut cart = Cart::default();
    let notice = cart.add(&variant(1), u32::MAX, price(), Availability::Pieces(500)).unwrap().unwrap();
    assert_eq!(notice, Notice::LimitCapped { variant: variant(1), wanted: u32::MAX, most: 99 });
    assert_eq!(cart.add(&variant(1), 1, price(), Availability::Always).unwrap_err().code, Code::LineFull);
}

#[test]
fn zero_removes_and_is_never_added() {
    let mut cart = cart(&[(1, 2), (2, 1)]);
    assert!(cart.add(&variant(3), 0, price(), Availability::Always).is_err());
    cart.change(&variant(1), 0, price(), Availability::Pieces(0)).unwrap();
    assert_eq!(lines(&cart), [(variant(2), 1)]);
    assert_eq!(cart.change(&variant(1), 1, price(), Availability::Always).unwrap_err().code, Code::LineNotFound);
}

#[test]
fn a_line_above_what_is_left_can_be_made_smaller() {
    let mut cart = cart(&[(1, 10)]);
    assert!(cart.change(&variant(1), 8, price(), Availability::Pieces(4)).unwrap().is_some());
    assert_eq!(cart.quantity_of(&variant(1)), 4);
    assert_eq!(cart.change(&variant(1), 2, price(), Availability::Pieces(0)).unwrap_err().code, Code::OutOfStock);
}

#[test]
fn a_cart_holds_a_hundred_lines() {
    let mut cart = cart(&(0..100).map(|n| (n, 1)).collect::<Vec<_>>());
    assert_eq!(cart.add(&variant(200), 1, price(), Availability::Always).unwrap_err().code, Code::CartFull);
    assert!(cart.add(&variant(5), 1, price(), Availability::Always).is_ok());
}

#[test]
fn case_20_merging_sums_quantities() {
    let mut account = cart(&[(1, 1)]);
    let notices = account.merge(cart(&[(1, 3), (2, 1)]), |_| Availability::Always);
    assert_eq!(lines(&account), [(variant(1), 4), (variant(2), 1)]);
    assert!(notices.is_empty());
}

#[test]
fn case_20_merging_is_capped_by_stock_and_says_so() {
    let mut account = cart(&[(1, 2)]);
    let notices = account.merge(cart(&[(1, 3), (2, 1)]), |_| Availability::Pieces(3));
    assert_eq!(lines(&account), [(variant(1), 3), (variant(2), 1)]);
    assert_eq!(notices, [Notice::StockCapped { variant: variant(1), wanted: 5, left: 3 }]);
}

#[test]
fn a_merge_is_taken_back_and_later_changes_stay() {
    let before = cart(&[(1, 1)]);
    let mut account = before.clone();
    let _ = account.merge(cart(&[(1, 3), (2, 1), (3, 2)]), |_| Availability::Always);
    let after = account.clone();
    account.change(&variant(1), 6, price(), Availability::Always).unwrap();
    account.remove(&variant(3));
    account.add(&variant(4), 1, price(), Availability::Always).unwrap();
    account.take_back(&before, &after);
    assert_eq!(lines(&account), [(variant(1), 3), (variant(4), 1)]);
}
