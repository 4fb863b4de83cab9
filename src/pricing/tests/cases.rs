use super::{super::*, shop::*};
use crate::{
    money::Rate,
    tax::TaxDisplay::{Exclusive, Inclusive},
};

/// The net sum of the goods, without tax.
fn net(quoted: &Quote) -> i64 {
    quoted.subtotal.minor - quoted.discount.minor
}

#[test]
fn case_1_a_fixed_discount_is_spread_by_what_lines_cost() {
    let spread = |lines: &[(i64, u32)], off: i64| {
        let lines = lines.iter().zip(1..).map(|((price, quantity), n)| line(n, *price, *quantity));
        let quoted = price(&basket(lines), &promising(untaxed(), [automatic(fixed(off))]));
        quoted.lines.iter().map(|line| line.discount.minor).collect::<Vec<_>>()
    };
    assert_eq!(spread(&[(4300, 1), (1400, 1), (2300, 1)], 299), [161, 52, 86]);
    assert_eq!(spread(&[(1000, 1), (1000, 1), (1000, 1)], 299), [100, 100, 99]);
}

#[test]
fn case_2_a_percentage_is_taken_per_line() {
    let quoted = price(&with_code(basket([line(1, 1999, 2)]), "TEN"), &promising(untaxed(), [coupon("TEN", percent("10"))]));
    assert_eq!(quoted.discount, usd(400));
}

#[test]
fn case_3_a_sale_is_per_unit_and_a_coupon_once_per_order() {
    let terms = promising(untaxed(), [sale(fixed(1000)), coupon("FIVE", fixed(500))]);
    let total = |quantity| price(&with_code(basket([line(1, 3000, quantity)]), "FIVE"), &terms).total;
    assert_eq!((total(1), total(2)), (usd(1500), usd(3500)));
}

#[test]
fn case_4_a_coupon_comes_before_tax() {
    let coupons = [coupon("SOME", percent("10.5"))];
    let exclusive = promising(terms(Exclusive), coupons.clone());
    assert_eq!(price(&basket([line(1, 5000, 1)]), &exclusive).total, usd(6000));
    assert_eq!(price(&with_code(basket([line(1, 5000, 1)]), "SOME"), &exclusive).total, usd(5370));
    assert_eq!(price(&with_code(basket([line(1, 6000, 1)]), "SOME"), &promising(terms(Inclusive), coupons)).total, usd(5370));
}

#[test]
fn case_5_a_fixed_coupon_is_in_displayed_prices() {
    let coupons = [coupon("TENNER", fixed(1000))];
    let exclusive = price(&with_code(basket([line(1, 5000, 1)]), "TENNER"), &promising(terms(Exclusive), coupons.clone()));
    assert_eq!((net(&exclusive), exclusive.total), (4000, usd(4800)));
    let inclusive = price(&with_code(basket([line(1, 6000, 1)]), "TENNER"), &promising(terms(Inclusive), coupons));
    assert_eq!(inclusive.total, usd(5000));
}

#[test]
fn case_6_discounts_never_touch_shipping_unless_they_say_so() {
    let quoted = price(&with_code(shipped(basket([line(1, 120, 1)])), "TENNER"), &promising(untaxed(), [coupon("TENNER", fixed(1000))]));
    assert_eq!((net(&quoted), quoted.total), (0, usd(500)));
}

#[test]
fn case_7_several_promotions_and_rates_in_one_order() {
    let goods = || basket([line(1, 1000, 1), line(2, 1000, 1), reduced(line(3, 3499, 1)), reduced(line(4, 255, 4))]);
    let offers = || [automatic(percent_of("15", [1, 2])), automatic(fixed(500))];
    let exclusive = price(&goods(), &promising(terms(Exclusive), offers()));
    assert_eq!(net(&exclusive), 5719);
    let inclusive = price(&goods(), &promising(terms(Inclusive), offers()));
    assert_eq!(inclusive.total, usd(5719));
    for quoted in [&exclusive, &inclusive] {
        assert_eq!(quoted.taxes.iter().map(|part| part.rate.percent()).collect::<Vec<_>>(), ["20", "10"]);
    }
}

#[test]
fn case_8_no_sub_cent_is_ever_stored() {
    let mut terms = terms(Exclusive);
    terms.taxes.rules[0].rate = Rate::from_percent("10.75").unwrap();
    terms.zones[0].methods[0].rate = crate::shipping::ShippingRate::Flat(usd(644));
    let quoted = price(&shipped(basket([line(1, 2499, 1)])), &terms);
    assert_eq!((quoted.tax, quoted.total), (usd(269), usd(3412)));
}

#[test]
fn case_9_everything_off_and_free_shipping_is_exactly_nothing() {
    for display in [Exclusive, Inclusive] {
        let offers = [stackable("ALL", percent("100")), stackable("SHIP", free_shipping())];
        let wanted = with_code(with_code(shipped(basket([line(1, 1999, 3), line(2, 1, 1)])), "ALL"), "SHIP");
        let quoted = price(&wanted, &promising(terms(display), offers));
        assert_eq!((quoted.total, quoted.tax), (usd(0), usd(0)));
    }
}

#[test]
fn case_10_inclusive_prices_shipped_elsewhere_are_recomputed() {
    let to = |land: &str| {
        let wanted = Basket { destination: Some(Destination::country(country(land))), ..basket([line(1, 6000, 1)]) };
        price(&wanted, &terms(Inclusive))
    };
    assert_eq!((to("DE").total, to("DE").tax), (usd(6000), usd(1000)));
    let abroad = to("US");
    assert_eq!((abroad.total, abroad.subtotal, abroad.tax), (usd(5000), usd(5000), usd(0)));
    let neighbour = to("FR");
    assert_eq!((neighbour.total, neighbour.tax), (usd(5500), usd(500)));
}

#[test]
fn the_coupon_works_on_the_sale_price_and_before_the_home_tax_leaves() {
    let offers = [sale(percent("50")), coupon("TEN", percent("10"))];
    let wanted = Basket { destination: Some(Destination::country(country("US"))), ..with_code(basket([line(1, 12000, 1)]), "TEN") };
    let quoted = price(&wanted, &promising(terms(Inclusive), offers));
    // 120.00, on sale 60.00, less 10 % is 54.00, of which 9.00 is home tax.
    assert_eq!((quoted.subtotal, quoted.discount, quoted.total), (usd(5000), usd(500), usd(4500)));
}

#[test]
fn the_best_sale_counts_and_never_below_nothing() {
    let terms = promising(untaxed(), [sale(percent("10")), sale(fixed(300)), sale(percent_of("50", [2]))]);
    let unit = |wanted: BasketLine| price(&basket([wanted]), &terms).lines[0].unit_price;
    assert_eq!([unit(line(1, 1000, 1)), unit(line(1, 200, 1)), unit(line(2, 1000, 1))], [usd(700), usd(0), usd(500)]);
}

#[test]
fn an_empty_cart_costs_nothing() {
    assert_eq!(price(&basket([]), &promising(terms(Exclusive), [automatic(fixed(500)), sale(percent("5"))])).total, usd(0));
}
