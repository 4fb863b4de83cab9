use proptest::prelude::*;

use super::{super::*, shop::*};
use crate::tax::TaxDisplay::{Exclusive, Inclusive};

/// What must hold of every quote, that of fewer pieces too.
fn adds_up(quoted: &Quote) {
    let sum = |of: fn(&QuotedLine) -> i64| quoted.lines.iter().map(of).sum::<i64>();
    assert_eq!(sum(|line| line.subtotal.minor), quoted.subtotal.minor);
    assert_eq!(sum(|line| line.discount.minor), quoted.discount.minor);
    assert_eq!(sum(|line| line.tax.amount.minor) + quoted.shipping_tax.amount.minor, quoted.tax.minor);
    assert_eq!(quoted.explain().unwrap().total, quoted.total);
    let paid: i64 = quoted.lines.iter().map(|line| line.paid(quoted.display).unwrap().minor).sum();
    let shipping_tax = if quoted.display == Exclusive { quoted.shipping_tax.amount.minor } else { 0 };
    assert_eq!(paid + quoted.shipping.minor + shipping_tax, quoted.total.minor);
    assert!(quoted.lines.iter().all(|line| line.discount.minor >= 0 && line.subtotal.minor >= line.discount.minor), "{quoted:#?}");
    assert!(quoted.applied.iter().all(|applied| applied.off.minor >= 0), "{quoted:#?}");
}

#[test]
fn three_pieces_of_ten_cents_cost_four_three_and_three() {
    let whole = price(&with_code(basket([line(1, 5, 3)]), "FIVE"), &promising(untaxed(), [coupon("FIVE", fixed(5))]));
    let left = |gone| whole.for_fewer(&[gone]).unwrap().total.minor;
    assert_eq!([0, 1, 2, 3].map(left), [10, 6, 3, 0]);
}

#[test]
fn case_17_without_the_last_piece_nothing_is_left_but_prices() {
    let whole = price(&shipped(basket([line(1, 1000, 2)])), &terms(Exclusive));
    let nothing = whole.for_fewer(&[2]).unwrap();
    assert_eq!((nothing.total, nothing.shipping, nothing.tax), (usd(0), usd(0), usd(0)));
    assert_eq!((nothing.lines[0].unit_price, nothing.lines[0].list_price), (usd(1000), usd(1000)));
    adds_up(&nothing);
}

proptest! {
    #[test]
    fn pieces_cost_together_what_their_line_did(
        lines in prop::collection::vec((0_i64..100_000, 1_u32..20), 1..5),
        off in 0_i64..200_000, share in 0_u32..100, inclusive: bool, abroad: bool, steps in prop::collection::vec((0_usize..5, 1_u32..4), 0..12),
    ) {
        let lines = lines.into_iter().zip(1..).map(|((minor, quantity), n)| line(n, minor, quantity));
        let land = if abroad { "FR" } else { "DE" };
        let wanted = Basket { destination: Some(Destination::country(country(land))), ..shipped(basket(lines)) };
        let offers = [sale(percent("10")), automatic(percent(&share.to_string())), automatic(fixed(off)), automatic(free_shipping())];
        let whole = price(&wanted, &promising(terms(if inclusive { Inclusive } else { Exclusive }), offers));
        let mut now = whole.clone();
        let mut gone = vec![0; whole.lines.len()];
        for (place, count) in steps {
            let place = place % gone.len();
            let count = count.min(now.lines[place].quantity);
            let mut step = vec![0; gone.len()];
            step[place] = count;
            gone[place] += count;
            let next = now.for_fewer(&step).unwrap();
            adds_up(&next);
            prop_assert!(next.total.minor <= now.total.minor);
            now = next;
        }
        // In one step or in several, it is the same.
        let at_once = whole.for_fewer(&gone).unwrap();
        prop_assert_eq!(at_once.total, now.total);
        let all: Vec<u32> = whole.lines.iter().map(|line| line.quantity).collect();
        prop_assert_eq!(whole.for_fewer(&all).unwrap().total.minor, 0);
    }
}
