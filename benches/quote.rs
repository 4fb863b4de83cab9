//! How long it takes to price a large cart: 50 lines and 20 promotions at work, below 100 µs.
//!
//! `make bench` runs it. There is no timed test: a busy machine must not fail the code.

#![allow(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::{collections::BTreeSet, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use shop::{
    Currency, Money, Timestamp,
    address::Country,
    id::{CategoryId, ProductId, PromotionId, VariantId},
    money::Rate,
    pricing::{Basket, BasketLine, Destination, Terms, Territory, quote},
    promotion::{Benefit, BuyXGetY, Condition, Fixed, FreeShipping, Minimum, Percentage, Promotion, Scope, Trigger, Window},
    shipping::{Delivery, ShippingMethod, ShippingRate, ShippingZone, Tier},
    tax::{TaxDisplay, TaxRule, TaxTable},
};

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
const LINES: u8 = 50;
const PROMOTIONS: u8 = 20;

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

fn percent(text: &str) -> Rate {
    Rate::from_percent(text).unwrap_or_default()
}

fn germany() -> Country {
    Country::from_code("DE").expect("Germany is a country")
}

fn line(n: u8) -> BasketLine {
    BasketLine {
        variant: VariantId::new(NOW, [n; 10]),
        product: ProductId::new(NOW, [n; 10]),
        categories: (0..3).map(|place| CategoryId::new(NOW, [(n % 10) + place; 10])).collect(),
        tax_class: if n.is_multiple_of(3) { "reduced" } else { "standard" }.parse().expect("a name"),
        weight_grams: 350,
        quantity: u32::from(n % 7) + 1,
        list_price: usd(999 + i64::from(n) * 137),
    }
}

/// Four sales, twelve automatic offers of every kind, four codes.
fn promotion(n: u8) -> Promotion {
    let scope = Scope { categories: BTreeSet::from([CategoryId::new(NOW, [n % 10; 10])]), ..Scope::default() };
    let benefit = match n % 4 {
        0 => Benefit::Percentage(Percentage { rate: percent("5"), scope }),
        1 => Benefit::Fixed(Fixed { amount: usd(150), scope }),
        2 if n >= 4 => Benefit::FreeShipping(FreeShipping {}),
        _ => Benefit::BuyXGetY(BuyXGetY { buy: 2, get: 1, rate: percent("50"), scope }),
    };
    let trigger = match n {
        0..4 => Trigger::Sale,
        4..16 => Trigger::Automatic,
        _ => Trigger::Code { code: format!("CODE-{n}").parse().expect("a code"), stackable: n.is_multiple_of(2) },
    };
    Promotion {
        id: PromotionId::new(NOW, [n; 10]),
        title: format!("Offer {n}").parse().expect("a name"),
        trigger,
        enabled: true,
        window: Window::default(),
        conditions: if n < 4 { Vec::new() } else { vec![Condition::Minimum(Minimum { amount: usd(1_000) })] },
        benefit,
        limit: None,
        limit_per_customer: None,
        position: n.into(),
    }
}

fn terms() -> Terms {
    let rule = |class: &str, rate: &str| TaxRule {
        name: "VAT".parse().expect("a name"),
        territory: Territory { country: germany(), regions: Vec::new() },
        class: class.parse().expect("a name"),
        rate: percent(rate),
    };
    let method = ShippingMethod {
        code: "standard".into(),
        name: "Standard".parse().expect("a name"),
        delivery: Delivery::working_days(3, 5),
        rate: ShippingRate::ByWeight((0..5).map(|step| Tier { from: step * 5_000, price: usd(499 + 200 * step as i64) }).collect()),
        free_from: None,
    };
    Terms {
        currency: Currency::USD,
        promotions: (0..PROMOTIONS).map(promotion).collect(),
        zones: vec![ShippingZone { name: "World".parse().expect("a name"), territories: Vec::new(), methods: vec![method] }],
        taxes: TaxTable {
            display: TaxDisplay::Inclusive,
            home: Destination::country(germany()),
            shipping_class: "standard".parse().ok(),
            rules: vec![rule("standard", "19"), rule("reduced", "7")],
        },
    }
}

fn price_a_large_cart(criterion: &mut Criterion) {
    let terms = terms();
    let basket = Basket {
        lines: (0..LINES).map(line).collect(),
        shipping: Some("standard".into()),
        codes: terms.promotions.iter().filter_map(|promotion| promotion.code().cloned()).collect(),
        ..Basket::default()
    };
    let quoted = quote(&basket, &terms, NOW).expect("it can be priced");
    assert!(quoted.applied.len() >= 15, "the promotions are at work: {}", quoted.applied.len());
    criterion.bench_function("quote of 50 lines with 20 promotions", |bench| {
        bench.iter(|| quote(black_box(&basket), black_box(&terms), NOW));
    });
}

criterion_group!(benches, price_a_large_cart);
criterion_main!(benches);
