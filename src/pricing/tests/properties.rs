use proptest::prelude::*;

use super::{super::*, shop::*};
use crate::{
    promotion::{Benefit, Promotion},
    tax::TaxDisplay::{Exclusive, Inclusive},
};

fn lines() -> impl Strategy<Value = Vec<BasketLine>> {
    prop::collection::vec((0_i64..5_000_000, 1_u32..99, any::<bool>()), 0..12).prop_map(|wanted| {
        let line = |((minor, quantity, is_reduced), n): ((i64, u32, bool), u8)| {
            let line = line(n, minor, quantity);
            if is_reduced { reduced(line) } else { line }
        };
        wanted.into_iter().zip(1..).map(line).collect()
    })
}

fn benefit() -> impl Strategy<Value = Benefit> {
    prop_oneof![
        (0_u32..=100, prop::collection::btree_set(1_u8..12, 0..4)).prop_map(|(share, products)| percent_of(&share.to_string(), products)),
        (0_i64..10_000_000).prop_map(fixed),
        Just(free_shipping()),
        (0_u32..4, 0_u32..4).prop_map(|(buy, get)| buy_get(buy, get)),
    ]
}

fn promotions() -> impl Strategy<Value = Vec<Promotion>> {
    let promotion = (benefit(), 0_u8..4, 0_i64..1_000_000).prop_map(|(benefit, kind, minimum)| {
        let promotion = match kind {
            0 => sale(benefit),
            1 => automatic(benefit),
            2 => coupon("RIVAL", benefit),
            _ => stackable("MORE", benefit),
        };
        from(minimum, promotion)
    });
    prop::collection::vec(promotion, 0..8)
}

fn wanted(lines: Vec<BasketLine>, land: &str) -> Basket {
    let destination = Some(Destination::country(country(land)));
    with_code(with_code(shipped(Basket { destination, ..basket(lines) }), "RIVAL"), "MORE")
}

proptest! {
    // `price` asserts that the parts make the whole, that nothing is negative, and that the explanation adds up.
    #[test]
    fn the_parts_make_the_whole(lines in lines(), promotions in promotions(), inclusive: bool, land in prop::sample::select(vec!["DE", "FR", "US"])) {
        let terms = promising(terms(if inclusive { Inclusive } else { Exclusive }), promotions);
        price(&wanted(lines, land), &terms);
    }

    #[test]
    fn the_order_of_lines_changes_nothing_but_ties_of_tax(lines in lines(), promotions in promotions(), turn in 0_usize..12, inclusive: bool) {
        let terms = promising(terms(if inclusive { Inclusive } else { Exclusive }), promotions);
        let mut turned = lines.clone();
        if !turned.is_empty() { let by = turn % turned.len(); turned.rotate_left(by); }
        let tied = i64::try_from(lines.len()).unwrap() * 8;
        let (one, other) = (price(&wanted(lines, "DE"), &terms), price(&wanted(turned, "DE"), &terms));
        prop_assert_eq!(one.subtotal, other.subtotal);
        prop_assert_eq!(one.discount, other.discount);
        prop_assert!((one.tax.minor - other.tax.minor).abs() <= tied);
    }

    #[test]
    fn priced_again_by_what_an_order_keeps_it_is_the_same(lines in lines(), promotions in promotions(), inclusive: bool) {
        let terms = promising(terms(if inclusive { Inclusive } else { Exclusive }), promotions);
        let basket = wanted(lines, "DE");
        let first = price(&basket, &terms);
        let codes = first.applied.iter().filter_map(|applied| applied.code.clone()).collect();
        let again = price(&Basket { codes, ..basket }, &terms.kept_by(&first));
        prop_assert_eq!((first.lines, first.total), (again.lines, again.total));
    }
}
