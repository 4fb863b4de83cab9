//! A small shop to price carts in.

use std::collections::BTreeSet;

use super::super::*;
use crate::{
    Currency, Money, Timestamp,
    address::Country,
    id::{CategoryId, ProductId, PromotionId, VariantId},
    money::Rate,
    promotion::{Benefit, BuyXGetY, Condition, CouponCode, Fixed, FreeShipping, Minimum, Percentage, Promotion, Scope, Trigger, Window},
    shipping::{Delivery, ShippingMethod, ShippingRate, ShippingZone},
    tax::{TaxDisplay, TaxRule, TaxTable},
};

pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

pub(crate) fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

pub(crate) fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

/// The n-th line: product, variant and category are its own.
pub(crate) fn line(n: u8, list_price: i64, quantity: u32) -> BasketLine {
    BasketLine {
        variant: VariantId::new(Timestamp::from_millis(0), [n; 10]),
        product: product(n),
        categories: BTreeSet::from([category(n)]),
        tax_class: "standard".parse().unwrap(),
        weight_grams: 100,
        quantity,
        list_price: usd(list_price),
    }
}

pub(crate) fn reduced(line: BasketLine) -> BasketLine {
    BasketLine { tax_class: "reduced".parse().unwrap(), ..line }
}

pub(crate) fn product(n: u8) -> ProductId {
    ProductId::new(Timestamp::from_millis(0), [n; 10])
}

pub(crate) fn category(n: u8) -> CategoryId {
    CategoryId::new(Timestamp::from_millis(0), [n; 10])
}

pub(crate) fn basket(lines: impl IntoIterator<Item = BasketLine>) -> Basket {
    Basket { lines: lines.into_iter().collect(), ..Basket::default() }
}

pub(crate) fn with_code(basket: Basket, code: &str) -> Basket {
    Basket { codes: [basket.codes, vec![code.parse().unwrap()]].concat(), ..basket }
}

pub(crate) fn shipped(basket: Basket) -> Basket {
    Basket { shipping: Some("standard".into()), ..basket }
}

/// Home is Germany: 20 % on standard goods, 10 % on reduced ones. Shipping costs 5.00 and is not taxed.
pub(crate) fn terms(display: TaxDisplay) -> Terms {
    let rule = |class: &str, land: &str, percent: &str| TaxRule {
        name: "VAT".parse().unwrap(),
        territory: Territory { country: country(land), regions: Vec::new() },
        class: class.parse().unwrap(),
        rate: Rate::from_percent(percent).unwrap(),
    };
    let method = ShippingMethod {
        code: "standard".into(),
        name: "Standard".parse().unwrap(),
        delivery: Delivery::working_days(3, 5),
        rate: ShippingRate::Flat(usd(500)),
        free_from: None,
    };
    Terms {
        currency: Currency::USD,
        promotions: Vec::new(),
        zones: vec![ShippingZone { name: "World".parse().unwrap(), territories: Vec::new(), methods: vec![method] }],
        taxes: TaxTable {
            display,
            home: Destination::country(country("DE")),
            shipping_class: None,
            rules: vec![rule("standard", "DE", "20"), rule("reduced", "DE", "10"), rule("standard", "FR", "10")],
        },
    }
}

/// No tax anywhere.
pub(crate) fn untaxed() -> Terms {
    let mut terms = terms(TaxDisplay::Exclusive);
    terms.taxes.rules.clear();
    terms
}

pub(crate) fn promising(mut terms: Terms, promotions: impl IntoIterator<Item = Promotion>) -> Terms {
    terms.promotions = promotions.into_iter().enumerate().map(numbered).collect();
    terms
}

fn numbered((place, promotion): (usize, Promotion)) -> Promotion {
    let place = u8::try_from(place).unwrap();
    Promotion { id: PromotionId::new(Timestamp::from_millis(0), [place; 10]), position: place.into(), ..promotion }
}

pub(crate) fn promotion(trigger: Trigger, benefit: Benefit) -> Promotion {
    Promotion {
        id: PromotionId::new(Timestamp::from_millis(0), [0; 10]),
        title: "Offer".parse().unwrap(),
        trigger,
        enabled: true,
        window: Window::default(),
        conditions: Vec::new(),
        benefit,
        limit: None,
        limit_per_customer: None,
        position: 0,
    }
}

pub(crate) fn sale(benefit: Benefit) -> Promotion {
    promotion(Trigger::Sale, benefit)
}

pub(crate) fn automatic(benefit: Benefit) -> Promotion {
    promotion(Trigger::Automatic, benefit)
}

pub(crate) fn coupon(code: &str, benefit: Benefit) -> Promotion {
    promotion(Trigger::Code { code: code.parse::<CouponCode>().unwrap(), stackable: false }, benefit)
}

pub(crate) fn stackable(code: &str, benefit: Benefit) -> Promotion {
    promotion(Trigger::Code { code: code.parse().unwrap(), stackable: true }, benefit)
}

pub(crate) fn from(minimum: i64, promotion: Promotion) -> Promotion {
    Promotion { conditions: vec![Condition::Minimum(Minimum { amount: usd(minimum) })], ..promotion }
}

pub(crate) fn percent(percent: &str) -> Benefit {
    percent_of(percent, [])
}

pub(crate) fn percent_of(percent: &str, products: impl IntoIterator<Item = u8>) -> Benefit {
    let scope = Scope { products: products.into_iter().map(product).collect(), ..Scope::default() };
    Benefit::Percentage(Percentage { rate: Rate::from_percent(percent).unwrap(), scope })
}

pub(crate) fn fixed(minor: i64) -> Benefit {
    Benefit::Fixed(Fixed { amount: usd(minor), scope: Scope::default() })
}

pub(crate) fn free_shipping() -> Benefit {
    Benefit::FreeShipping(FreeShipping {})
}

pub(crate) fn buy_get(buy: u32, get: u32) -> Benefit {
    Benefit::BuyXGetY(BuyXGetY { buy, get, rate: Rate::from_percent("100").unwrap(), scope: Scope::default() })
}

/// Prices, and asserts every time what must hold of every quote.
pub(crate) fn price(basket: &Basket, terms: &Terms) -> Quote {
    let quoted = quote(basket, terms, NOW).unwrap();
    let sum = |of: fn(&QuotedLine) -> Money| quoted.lines.iter().map(|line| of(line).minor).sum::<i64>();
    assert_eq!(sum(|line| line.subtotal), quoted.subtotal.minor);
    assert_eq!(sum(|line| line.discount), quoted.discount.minor);
    assert_eq!(sum(|line| line.tax.amount) + quoted.shipping_tax.amount.minor, quoted.tax.minor);
    assert_eq!(quoted.taxes.iter().map(|part| part.amount.minor).sum::<i64>(), quoted.tax.minor);
    let added = if quoted.display == TaxDisplay::Exclusive { quoted.tax.minor } else { 0 };
    assert_eq!(quoted.subtotal.minor - quoted.discount.minor + quoted.shipping.minor + added, quoted.total.minor);
    assert!(quoted.lines.iter().all(|line| line.discount.minor >= 0 && line.subtotal.minor >= line.discount.minor), "{quoted:#?}");
    assert!(quoted.total.minor >= 0 && quoted.shipping.minor >= 0 && quoted.tax.minor >= 0);
    assert_eq!(quoted.explain().unwrap().total, quoted.total);
    quoted
}
