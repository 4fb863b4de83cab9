use std::collections::{BTreeMap, BTreeSet};

use super::{super::*, shop::*};
use crate::{
    Timestamp,
    promotion::{Benefit, BuyXGetY, Condition, CustomerGroup, FirstOrder, Promotion, Refusal, Scope, Window},
};

fn refusal(wanted: &Basket, promotions: impl IntoIterator<Item = Promotion>) -> Option<Refusal> {
    let quoted = price(wanted, &promising(untaxed(), promotions));
    quoted.refused.first().map(|refused| refused.refusal.clone())
}

fn cart() -> Basket {
    with_code(basket([line(1, 1000, 2)]), "TEN")
}

fn ten() -> Promotion {
    coupon("TEN", percent("10"))
}

#[test]
fn case_19_five_refusals_have_five_codes_and_sentences() {
    let later = Timestamp::from_millis(NOW.millis() + 1);
    let over = Promotion { window: Window { ends_at: Some(NOW), ..Window::default() }, ..ten() };
    let early = Promotion { window: Window { starts_at: Some(later), ..Window::default() }, ..ten() };
    let refusals = [
        refusal(&with_code(basket([line(1, 1000, 1)]), "NOBODY"), [ten()]),
        refusal(&cart(), [over]),
        refusal(&cart(), [early]),
        refusal(&cart(), [from(2001, ten())]),
        refusal(&cart(), [coupon("TEN", percent_of("10", [9]))]),
    ];
    let refusals: Vec<_> = refusals.into_iter().flatten().collect();
    let codes: BTreeSet<_> = refusals.iter().map(|refusal| refusal.code().as_str()).collect();
    let sentences: BTreeSet<_> = refusals.iter().map(|refusal| refusal.sentence("TEN")).collect();
    assert_eq!((refusals.len(), codes.len(), sentences.len()), (5, 5, 5), "{sentences:?}");
    assert_eq!(refusals[3], Refusal::BelowMinimum { minimum: usd(2001), missing: usd(1) });
}

#[test]
fn case_19_the_same_code_twice_counts_once() {
    let once = price(&cart(), &promising(untaxed(), [ten()]));
    let twice = price(&with_code(cart(), "ten"), &promising(untaxed(), [ten()]));
    assert_eq!((once.discount, once.total), (twice.discount, twice.total));
    assert!(twice.refused.is_empty());
}

#[test]
fn case_19_without_the_line_that_reached_the_minimum_the_discount_goes() {
    let terms = promising(untaxed(), [from(3000, ten())]);
    let whole = price(&with_code(basket([line(1, 1000, 2), line(2, 1000, 1)]), "TEN"), &terms);
    assert_eq!(whole.discount, usd(300));
    assert_eq!(price(&cart(), &terms).discount, usd(0));
}

#[test]
fn case_18_from_and_over_a_minimum_mean_that_or_more() {
    assert_eq!(refusal(&cart(), [from(2000, ten())]), None);
}

#[test]
fn the_minimum_is_tested_after_sales_and_before_coupons() {
    let at = |minimum| refusal(&cart(), [sale(percent("50")), from(minimum, ten())]);
    assert_eq!((at(1000), at(1001).is_some()), (None, true));
}

#[test]
fn limits_are_by_everybody_and_by_customer() {
    let promotion = Promotion { limit: Some(3), limit_per_customer: Some(1), ..ten() };
    let id = promising(untaxed(), [promotion.clone()]).promotions[0].id.clone();
    let used = |in_all, by_shopper| {
        let shopper = Shopper { uses: BTreeMap::from([(id.clone(), Uses { in_all, by_shopper })]), ..Shopper::default() };
        refusal(&Basket { shopper, ..cart() }, [promotion.clone()])
    };
    assert_eq!((used(2, 0), used(3, 0), used(1, 1)), (None, Some(Refusal::UsedUp), Some(Refusal::UsedBefore)));
}

#[test]
fn groups_and_first_orders() {
    let group = Condition::CustomerGroup(CustomerGroup { group: "Friends".parse().unwrap() });
    let friends = Promotion { conditions: vec![group], ..ten() };
    let first = Promotion { conditions: vec![Condition::FirstOrder(FirstOrder {})], ..ten() };
    let known = Shopper { has_ordered: true, groups: BTreeSet::from(["Friends".parse().unwrap()]), ..Shopper::default() };
    assert_eq!(refusal(&cart(), [friends.clone()]), Some(Refusal::NotForYou));
    assert_eq!(refusal(&cart(), [first.clone()]), None);
    let cart = Basket { shopper: known, ..cart() };
    assert_eq!(refusal(&cart, [friends]), None);
    assert_eq!(refusal(&cart, [first]), Some(Refusal::NotFirstOrder));
}

#[test]
fn one_code_applies_the_best() {
    let terms = promising(untaxed(), [ten(), coupon("FIVE", fixed(500)), coupon("SHIP", free_shipping())]);
    let quoted = price(&with_code(with_code(shipped(cart()), "FIVE"), "SHIP"), &terms);
    assert_eq!(quoted.applied.iter().map(|it| it.code.as_ref().unwrap().as_str()).collect::<Vec<_>>(), ["FIVE"]);
    assert_eq!(quoted.refused.len(), 2);
    assert_eq!(quoted.refused[0].refusal, Refusal::BetterApplies { other: "FIVE".into() });
}

#[test]
fn stackable_codes_go_with_any() {
    let terms = promising(untaxed(), [ten(), stackable("MORE", fixed(100)), stackable("SHIP", free_shipping())]);
    let quoted = price(&with_code(with_code(shipped(cart()), "MORE"), "SHIP"), &terms);
    // 20.00 less 10 % less 1.00; shipping free.
    assert_eq!((quoted.discount, quoted.shipping, quoted.total), (usd(300), usd(0), usd(1700)));
    assert!(quoted.refused.is_empty());
}

#[test]
fn the_cheapest_pieces_are_free() {
    let terms = promising(untaxed(), [automatic(buy_get(2, 1))]);
    let off = |lines: Vec<BasketLine>| price(&basket(lines), &terms).lines.iter().map(|line| line.discount.minor).collect::<Vec<_>>();
    assert_eq!(off(vec![line(1, 1000, 2)]), [0]);
    assert_eq!(off(vec![line(1, 1000, 3)]), [1000]);
    assert_eq!(off(vec![line(1, 1000, 4), line(2, 300, 1), line(3, 400, 2)]), [0, 300, 400]);
}

#[test]
fn an_offer_may_be_for_some_goods_only() {
    let scope = Scope { categories: BTreeSet::from([category(2)]), ..Scope::default() };
    let half = Benefit::BuyXGetY(BuyXGetY { buy: 1, get: 1, rate: crate::money::Rate::from_percent("50").unwrap(), scope });
    let quoted = price(&basket([line(1, 100, 9), line(2, 1001, 2)]), &promising(untaxed(), [automatic(half)]));
    assert_eq!(quoted.lines.iter().map(|line| line.discount.minor).collect::<Vec<_>>(), [0, 501]);
}
