//! Totals that the chosen way to pay cannot carry.

use std::sync::Arc;

use services::{
    Services,
    catalog::ProductInput,
    payments::{Answer, Asked, Begun, Given, Giving, Manner, Next, Paid, PaymentProvider, Providers},
    settings,
};
use shop::{
    Code, Currency, Money,
    checkout::Step,
    order::OrderStatus,
    payment::{PaymentAttempt, Standing, stripe_amount},
};

use crate::{
    shopper::{GOOD, Shopper},
    support::*,
};

on_both_stores! {
    case_11_a_total_that_cannot_be_paid_so_is_refused_at_pricing
    case_11_yen_and_dinars_are_priced_in_their_own_decimals
}

/// Carries what Stripe would, and takes every card.
struct LikeStripe;

impl PaymentProvider for LikeStripe {
    fn code(&self) -> &'static str {
        "demo"
    }

    fn label(&self) -> &'static str {
        "Card"
    }

    fn description(&self) -> &'static str {
        ""
    }

    fn can_carry(&self, amount: Money) -> bool {
        stripe_amount(amount).is_ok()
    }

    fn manner(&self) -> Manner<'_> {
        Manner::TestCard
    }

    fn begin<'a>(&'a self, asked: &'a Asked<'a>) -> Answer<'a, Begun> {
        self.look(asked.attempt)
    }

    fn look<'a>(&'a self, attempt: &'a PaymentAttempt) -> Answer<'a, Begun> {
        let reference = stripe_amount(attempt.amount).unwrap().to_string();
        let standing = Standing::Captured { reference: reference.clone(), amount: attempt.amount };
        Box::pin(async { Ok(Begun { reference, standing, next: Next::Nothing }) })
    }

    fn cancel<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Standing> {
        unreachable!("nothing is given up")
    }

    fn give_back<'a>(&'a self, _: &'a Giving<'a>) -> Answer<'a, Given> {
        unreachable!("nothing is given back")
    }
}

/// A shop in a currency, without taxes, that ships for nothing.
async fn shop_in(shop: &Shop, currency: &str) -> Services {
    let mut to = (*shop.services.settings).clone();
    to.currency = Currency::from_code(currency).unwrap();
    to.zones = settings::zones([Money::zero(to.currency); 2]).unwrap();
    to.taxes.rules.clear();
    Services::open_paid_by(shop.store.clone(), to, Providers::of(vec![Box::new(LikeStripe)])).await.unwrap()
}

async fn somebody_with(services: &Services, sku: &str, price: &str, quantity: u32) -> Shopper {
    let mut input: ProductInput = product(sku, sku, price);
    input.variants[0].currency = Some(services.settings.currency.code().into());
    let sold = services.catalog.create_product(&ctx(), &input).await.unwrap();
    let ada = Shopper::of(services);
    ada.adds(&sold, quantity).await;
    ada
}

async fn case_11_a_total_that_cannot_be_paid_so_is_refused_at_pricing(shop: Arc<Shop>) {
    let services = shop_in(&shop, "KWD").await;
    let ada = somebody_with(&services, "DATES", "5.125", 1).await;
    ada.tells().await;
    services.checkout.set_payment(&ada.ctx, &ada.visitor, "demo").await.unwrap();
    let refused = refusal(services.checkout.open(&ada.ctx, &ada.visitor, Step::Review).await);
    assert_eq!(refused.code, Code::AmountNotPayable);
    assert!(refused.message.starts_with("Card cannot carry a payment of ") && refused.message.contains("5.125"), "{}", refused.message);
    // Another way to pay can still be chosen; and a page that was made up places nothing.
    let open = services.checkout.open(&ada.ctx, &ada.visitor, Step::Payment).await.unwrap();
    assert_eq!(refusal(ada.places(&open).await).code, Code::AmountNotPayable);
    assert_eq!(ada.cart().await.pieces(), 1);
    // Two of them end in a zero.
    services.cart.set_quantity(&ada.ctx, &ada.visitor, &open.cart.lines[0].variant, 2).await.unwrap();
    let order = ada.orders().await;
    assert_eq!(ada.pays(&order, GOOD).await.unwrap(), Paid::Yes);
    let paid = ada.finds(&order).await;
    assert_eq!((paid.state.status(), paid.captures[0].reference.as_str()), (OrderStatus::Paid, "10250"));
}

async fn case_11_yen_and_dinars_are_priced_in_their_own_decimals(shop: Arc<Shop>) {
    let services = shop_in(&shop, "JPY").await;
    let order = somebody_with(&services, "TEA", "500", 3).await.orders().await;
    assert_eq!((order.total().minor, order.total().to_decimal()), (1500, "1500".to_owned()));
    let mut broken = product("Half", "HALF", "500.5");
    broken.variants[0].currency = Some("JPY".into());
    assert_eq!(refusal(services.catalog.create_product(&ctx(), &broken).await).code, Code::Invalid);
}
