//! What the tests offer, and whom they sell it to.

use services::{OpCtx, Services, catalog::ProductInput, promotions::PromotionInput, settings};
use shop::{Currency, Money, address::Country, catalog::Product, money::Rate, order::Actor, promotion::Promotion, tax::TaxDisplay};

use crate::support::*;

pub fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

/// A promotion of a kind with a benefit.
pub fn promotion(kind: &str, benefit: &str) -> PromotionInput {
    PromotionInput { title: "Offer".into(), kind: kind.into(), enabled: true, benefit: benefit.into(), ..PromotionInput::default() }
}

pub fn sale(percent: &str) -> PromotionInput {
    PromotionInput { percent: percent.into(), ..promotion("sale", "percentage") }
}

/// A coupon that takes a percentage off.
pub fn coupon(code: &str, percent: &str) -> PromotionInput {
    PromotionInput { code: code.into(), percent: percent.into(), ..promotion("code", "percentage") }
}

/// A coupon that takes an amount off.
pub fn voucher(code: &str, amount: &str) -> PromotionInput {
    PromotionInput { code: code.into(), amount: amount.into(), ..promotion("code", "fixed") }
}

/// Once for each customer, 10 % off.
pub fn once() -> PromotionInput {
    PromotionInput { limit_per_customer: "1".into(), ..coupon("ONCE", "10") }
}

pub async fn offers(services: &Services, input: PromotionInput) -> Promotion {
    services.promotions.create(&ctx(), &input).await.unwrap()
}

impl Shop {
    /// The demo's shop without taxes and with free shipping, so that totals are what goods cost.
    pub async fn plain(&self) -> Services {
        self.set(TaxDisplay::Exclusive, "0", 0).await
    }

    /// The shop at home in the United States with one rate of tax on goods, and shipping that costs so much everywhere.
    pub async fn set(&self, display: TaxDisplay, percent: &str, shipping: i64) -> Services {
        let (home, rate) = (Country::from_code("US").unwrap(), Rate::from_percent(percent).unwrap());
        self.copy_with(|to| {
            to.zones = settings::zones([usd(shipping); 2]).unwrap();
            to.taxes = settings::taxes(home, rate, display).unwrap();
            to.taxes.shipping_class = None;
        })
        .await
    }
}

/// Puts a product on this copy's shelf.
pub async fn sells(services: &Services, sku: &str, price: &str, stock: u32) -> Product {
    let mut input = product(sku, sku, price);
    input.variants[0].stock = Some(stock);
    services.catalog.create_product(&ctx(), &input).await.unwrap()
}

/// The same, of another class of taxes.
pub async fn sells_taxed(services: &Services, sku: &str, price: &str, class: &str) -> Product {
    let input = ProductInput { tax_class: Some(class.into()), ..product(sku, sku, price) };
    services.catalog.create_product(&ctx(), &input).await.unwrap()
}

/// The program itself, at a time.
pub fn by_the_program(now: shop::Timestamp) -> OpCtx {
    OpCtx::new(Actor::System, now, "test".into()).unwrap()
}

pub async fn used(services: &Services, promotion: &Promotion) -> u32 {
    services.promotions.used(promotion).await.unwrap()
}
