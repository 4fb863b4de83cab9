//! The cases of prices, through cart, checkout and order.

use std::sync::Arc;

use services::{Services, promotions::PromotionInput, settings};
use shop::{
    Money, Order,
    checkout::Step,
    money::Rate,
    order::OrderStatus,
    tax::{TaxDisplay, TaxRule},
};

use crate::{
    offers::*,
    shopper::{GOOD, Shopper},
    support::*,
};

on_both_stores! {
    case_1_a_fixed_discount_is_spread_by_what_lines_cost
    case_2_a_percentage_is_taken_per_line
    case_3_a_sale_is_per_unit_and_a_coupon_once_per_order
    case_4_a_coupon_comes_before_tax
    case_5_a_fixed_coupon_is_in_displayed_prices
    case_6_discounts_never_touch_shipping_unless_they_say_so
    case_7_several_promotions_and_rates_in_one_order
    case_8_no_sub_cent_is_ever_stored
    case_9_everything_off_and_free_shipping_is_paid_at_once
    case_10_inclusive_prices_shipped_elsewhere_are_recomputed
}

/// An order of these, with a code, as it was placed and as it is read again.
async fn ordered(services: &Services, goods: &[(&str, &str, u32)], code: Option<&str>) -> Order {
    let ada = Shopper::of(services);
    for (sku, price, quantity) in goods {
        ada.adds(&sells(services, sku, price, 50).await, *quantity).await;
    }
    if let Some(code) = code {
        ada.types(code).await.unwrap();
    }
    placed(&ada).await
}

/// Places what is in the cart, and asserts that the sums are sums.
async fn placed(ada: &Shopper) -> Order {
    let order = ada.orders().await;
    let quote = &order.quote;
    let sum = |of: fn(&shop::pricing::QuotedLine) -> Money| quote.lines.iter().map(|line| of(line).minor).sum::<i64>();
    assert_eq!(sum(|line| line.subtotal), quote.subtotal.minor);
    assert_eq!(sum(|line| line.discount), quote.discount.minor);
    assert_eq!(sum(|line| line.tax.amount) + quote.shipping_tax.amount.minor, quote.tax.minor);
    assert_eq!(quote.explain().unwrap().total, quote.total);
    assert_eq!(ada.finds(&order).await, order, "what is kept is what was said");
    order
}

/// What the goods cost after all that is taken off.
fn goods(order: &Order) -> i64 {
    order.quote.subtotal.minor - order.quote.discount.minor
}

async fn case_1_a_fixed_discount_is_spread_by_what_lines_cost(shop: Arc<Shop>) {
    let services = shop.plain().await;
    offers(&services, voucher("OFF", "2.99")).await;
    let parts = |order: Order| order.quote.lines.iter().map(|line| line.discount.minor).collect::<Vec<_>>();
    let different = [("A", "43.00", 1), ("B", "14.00", 1), ("C", "23.00", 1)];
    assert_eq!(parts(ordered(&services, &different, Some("OFF")).await), [161, 52, 86]);
    let alike = [("D", "10.00", 1), ("E", "10.00", 1), ("F", "10.00", 1)];
    assert_eq!(parts(ordered(&services, &alike, Some("OFF")).await), [100, 100, 99]);
}

async fn case_2_a_percentage_is_taken_per_line(shop: Arc<Shop>) {
    let services = shop.plain().await;
    offers(&services, coupon("TEN", "10")).await;
    let order = ordered(&services, &[("MUG", "19.99", 2)], Some("TEN")).await;
    assert_eq!((order.quote.discount, order.total()), (usd(400), usd(3598)));
}

async fn case_3_a_sale_is_per_unit_and_a_coupon_once_per_order(shop: Arc<Shop>) {
    let services = shop.plain().await;
    offers(&services, PromotionInput { amount: "10.00".into(), ..promotion("sale", "fixed") }).await;
    offers(&services, voucher("FIVE", "5.00")).await;
    assert_eq!(ordered(&services, &[("ONE", "30.00", 1)], Some("FIVE")).await.total(), usd(1500));
    assert_eq!(ordered(&services, &[("TWO", "30.00", 2)], Some("FIVE")).await.total(), usd(3500));
}

async fn case_4_a_coupon_comes_before_tax(shop: Arc<Shop>) {
    let exclusive = shop.set(TaxDisplay::Exclusive, "20", 0).await;
    offers(&exclusive, coupon("SOME", "10.5")).await;
    assert_eq!(ordered(&exclusive, &[("PLAIN", "50.00", 1)], None).await.total(), usd(6000));
    assert_eq!(ordered(&exclusive, &[("NET", "50.00", 1)], Some("SOME")).await.total(), usd(5370));
    let inclusive = shop.set(TaxDisplay::Inclusive, "20", 0).await;
    assert_eq!(ordered(&inclusive, &[("GROSS", "60.00", 1)], Some("SOME")).await.total(), usd(5370));
}

async fn case_5_a_fixed_coupon_is_in_displayed_prices(shop: Arc<Shop>) {
    let exclusive = shop.set(TaxDisplay::Exclusive, "20", 0).await;
    offers(&exclusive, voucher("TENNER", "10.00")).await;
    let order = ordered(&exclusive, &[("NET", "50.00", 1)], Some("TENNER")).await;
    assert_eq!((goods(&order), order.total()), (4000, usd(4800)));
    let inclusive = shop.set(TaxDisplay::Inclusive, "20", 0).await;
    assert_eq!(ordered(&inclusive, &[("GROSS", "60.00", 1)], Some("TENNER")).await.total(), usd(5000));
}

async fn case_6_discounts_never_touch_shipping_unless_they_say_so(shop: Arc<Shop>) {
    let services = shop.set(TaxDisplay::Exclusive, "0", 500).await;
    offers(&services, voucher("TENNER", "10.00")).await;
    let order = ordered(&services, &[("SWEET", "1.20", 1)], Some("TENNER")).await;
    assert_eq!((goods(&order), order.quote.shipping, order.total()), (0, usd(500), usd(500)));
}

async fn case_7_several_promotions_and_rates_in_one_order(shop: Arc<Shop>) {
    for (display, prefix) in [(TaxDisplay::Exclusive, "NET"), (TaxDisplay::Inclusive, "GROSS")] {
        let services = shop
            .copy_with(|to| {
                to.zones = settings::zones([usd(0); 2]).unwrap();
                to.taxes = settings::taxes(to.home, Rate::from_percent("20").unwrap(), display).unwrap();
                let reduced =
                    TaxRule { class: "reduced".parse().unwrap(), rate: Rate::from_percent("10").unwrap(), ..to.taxes.rules[0].clone() };
                to.taxes.rules.push(reduced);
            })
            .await;
        let sku = |name: &str| format!("{prefix}-{name}");
        let ada = Shopper::of(&services);
        let (one, two) = (sells(&services, &sku("1"), "10.00", 9).await, sells(&services, &sku("2"), "10.00", 9).await);
        for product in [&one, &two] {
            ada.adds(product, 1).await;
        }
        ada.adds(&sells_taxed(&services, &sku("3"), "34.99", "reduced").await, 1).await;
        ada.adds(&sells_taxed(&services, &sku("4"), "2.55", "reduced").await, 4).await;
        let products = vec![one.id.to_string(), two.id.to_string()];
        let some = PromotionInput { percent: "15".into(), products, ..promotion("automatic", "percentage") };
        let some = offers(&services, some).await;
        let all = PromotionInput { amount: "5.00".into(), position: "1".into(), ..promotion("automatic", "fixed") };
        let all = offers(&services, all).await;
        let order = placed(&ada).await;
        match display {
            TaxDisplay::Exclusive => assert_eq!(goods(&order), 5719),
            TaxDisplay::Inclusive => assert_eq!(order.total(), usd(5719)),
        }
        assert_eq!(order.quote.taxes.iter().map(|part| part.rate.percent()).collect::<Vec<_>>(), ["20", "10"]);
        for promotion in [some, all] {
            services.promotions.remove(&ctx(), promotion.id.as_str()).await.unwrap();
        }
    }
}

async fn case_8_no_sub_cent_is_ever_stored(shop: Arc<Shop>) {
    let services = shop.set(TaxDisplay::Exclusive, "10.75", 644).await;
    let order = ordered(&services, &[("LAMP", "24.99", 1)], None).await;
    assert_eq!((order.quote.tax, order.total()), (usd(269), usd(3412)));
}

async fn case_9_everything_off_and_free_shipping_is_paid_at_once(shop: Arc<Shop>) {
    let services = shop.set(TaxDisplay::Exclusive, "20", 499).await;
    offers(&services, PromotionInput { stackable: true, ..coupon("ALL", "100") }).await;
    let ships = PromotionInput { code: "SHIP".into(), stackable: true, ..promotion("code", "free_shipping") };
    offers(&services, ships).await;
    let ada = Shopper::of(&services);
    ada.adds(&sells(&services, "MUG", "19.99", 5).await, 3).await;
    ada.types("ALL").await.unwrap();
    ada.types("SHIP").await.unwrap();
    // Nobody asks how nothing is paid.
    ada.tells().await;
    let seen = ada.looks().await;
    assert_eq!(seen.cart.quote.total, usd(0));
    let order = ada.places(&seen).await.unwrap();
    assert_eq!((order.total(), order.quote.tax), (usd(0), usd(0)));
    assert_eq!(ada.finds(&order).await.state.status(), OrderStatus::Paid);
    assert!(ada.pays(&order, GOOD).await.is_err());
    // What costs something is still asked for.
    ada.adds(&sells(&services, "PEN", "1.00", 5).await, 1).await;
    ada.tells().await;
    assert!(services.checkout.open(&ada.ctx, &ada.visitor, Step::Review).await.is_err());
}

async fn case_10_inclusive_prices_shipped_elsewhere_are_recomputed(shop: Arc<Shop>) {
    let services = shop.set(TaxDisplay::Inclusive, "20", 0).await;
    let ada = Shopper::of(&services);
    let cart = ada.adds(&sells(&services, "BAG", "60.00", 5).await, 1).await;
    assert_eq!((cart.quote.total, cart.quote.tax), (usd(6000), usd(1000)));
    let at_home = ada.reviews().await;
    assert_eq!(at_home.cart.quote.total, usd(6000));
    let ada = ada.living_in("DE");
    let abroad = ada.reviews().await;
    assert_eq!((abroad.cart.quote.total, abroad.cart.quote.subtotal, abroad.cart.quote.tax), (usd(5000), usd(5000), usd(0)));
    assert!(ada.places(&at_home).await.is_err(), "the page that showed the other total is out of date");
    let order = placed(&ada).await;
    assert_eq!((order.total(), order.quote.tax), (usd(5000), usd(0)));
    // And home again: nothing stale.
    let ada = ada.living_in("US");
    ada.adds(&sells(&services, "BAG2", "60.00", 5).await, 1).await;
    assert_eq!(placed(&ada).await.total(), usd(6000));
}
