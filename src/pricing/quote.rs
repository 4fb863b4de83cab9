use serde::{Deserialize, Serialize};

use super::{Rates, ShippingMethod, TaxDisplay, TaxRate};
use crate::{Currency, Money, id::VariantId, money::InvalidMoney};

/// A line to be priced: what the cart wants and what one costs now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricingLine {
    /// Of which variant.
    pub variant: VariantId,
    /// How many.
    pub quantity: u32,
    /// What one costs.
    pub unit_price: Money,
}

/// What a cart costs, with every part shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The lines in the cart's order.
    pub lines: Vec<QuotedLine>,
    /// The goods before discounts.
    pub subtotal: Money,
    /// What is taken off; zero or positive.
    pub discount: Money,
    /// The chosen way to ship, if one is chosen.
    pub shipping_method: Option<ShippingMethod>,
    /// What shipping costs; zero if no way is chosen yet.
    pub shipping: Money,
    /// The tax in all, contained or added.
    pub tax: Money,
    /// The tax's name, rate and whether prices contain it.
    pub tax_rate: TaxRate,
    /// What is paid.
    pub total: Money,
}

/// A priced line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// Of which variant.
    pub variant: VariantId,
    /// How many.
    pub quantity: u32,
    /// What one costs.
    pub unit_price: Money,
    /// Unit price × quantity.
    pub subtotal: Money,
    /// What is taken off this line.
    pub discount: Money,
    /// The tax in or on what is left, rounded once.
    pub tax: Money,
}

/// Prices a cart.
///
/// Three mugs at 10.00, shipped for 5.00, with 20 % tax added, cost 30.00 + 5.00 + 7.00 = 42.00.
///
/// # Errors
/// If currencies are mixed or a sum does not fit; neither can happen to a checked catalog and cart.
pub fn quote(lines: &[PricingLine], shipping: Option<&ShippingMethod>, rates: &Rates, currency: Currency) -> Result<Quote, InvalidMoney> {
    let goods = lines.iter().map(price_line).collect::<Result<Vec<_>, _>>()?;
    // Promotions lower `discount` of the lines here.
    let taxed = goods.into_iter().map(|line| add_tax(line, &rates.tax)).collect::<Result<Vec<_>, _>>()?;
    let shipping_price = shipping.map_or(Money::zero(currency), |method| method.price);
    total_up(taxed, shipping.cloned(), shipping_price, rates, currency)
}

fn price_line(line: &PricingLine) -> Result<QuotedLine, InvalidMoney> {
    let subtotal = line.unit_price.times(line.quantity)?;
    let nothing = Money::zero(line.unit_price.currency);
    Ok(QuotedLine {
        variant: line.variant.clone(),
        quantity: line.quantity,
        unit_price: line.unit_price,
        subtotal,
        discount: nothing,
        tax: nothing,
    })
}

fn add_tax(line: QuotedLine, tax: &TaxRate) -> Result<QuotedLine, InvalidMoney> {
    Ok(QuotedLine { tax: tax.on(line.subtotal.minus(line.discount)?), ..line })
}

fn total_up(
    lines: Vec<QuotedLine>,
    shipping_method: Option<ShippingMethod>,
    shipping: Money,
    rates: &Rates,
    currency: Currency,
) -> Result<Quote, InvalidMoney> {
    let subtotal = Money::sum(currency, lines.iter().map(|line| line.subtotal))?;
    let discount = Money::sum(currency, lines.iter().map(|line| line.discount))?;
    let shipping_tax = if rates.tax.on_shipping { rates.tax.on(shipping) } else { Money::zero(currency) };
    let tax = Money::sum(currency, lines.iter().map(|line| line.tax))?.plus(shipping_tax)?;
    let before_tax = subtotal.minus(discount)?.plus(shipping)?;
    let total = match rates.tax.display {
        TaxDisplay::Inclusive => before_tax,
        TaxDisplay::Exclusive => before_tax.plus(tax)?,
    };
    Ok(Quote { lines, subtotal, discount, shipping_method, shipping, tax, tax_rate: rates.tax.clone(), total })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Timestamp, money::Rate};

    fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::USD)
    }

    fn rates(percent: &str, display: TaxDisplay, on_shipping: bool) -> Rates {
        let method =
            ShippingMethod { code: "standard".into(), name: "Standard".parse().unwrap(), delivery: String::new(), price: usd(500) };
        let tax = TaxRate { name: "Tax".parse().unwrap(), rate: Rate::from_percent(percent).unwrap(), display, on_shipping };
        Rates { shipping: vec![method], tax }
    }

    fn price(lines: &[(i64, u32)], rates: &Rates, shipped: bool) -> Quote {
        let variant = VariantId::new(Timestamp::from_millis(0), [0; 10]);
        let lines: Vec<_> = lines
            .iter()
            .map(|(minor, quantity)| PricingLine { variant: variant.clone(), quantity: *quantity, unit_price: usd(*minor) })
            .collect();
        quote(&lines, rates.shipping.first().filter(|_| shipped), rates, Currency::USD).unwrap()
    }

    #[test]
    fn tax_is_added_last_on_goods_and_shipping() {
        let quoted = price(&[(1000, 3)], &rates("20", TaxDisplay::Exclusive, true), true);
        assert_eq!((quoted.subtotal, quoted.shipping, quoted.tax, quoted.total), (usd(3000), usd(500), usd(700), usd(4200)));
    }

    #[test]
    fn inclusive_prices_contain_their_tax() {
        let quoted = price(&[(6000, 1)], &rates("20", TaxDisplay::Inclusive, false), false);
        assert_eq!((quoted.tax, quoted.total), (usd(1000), usd(6000)));
    }

    #[test]
    fn case_8_no_sub_cent_is_ever_stored() {
        let untaxed_shipping = Rates {
            shipping: vec![ShippingMethod { price: usd(644), ..rates("0", TaxDisplay::Exclusive, false).shipping[0].clone() }],
            ..rates("10.75", TaxDisplay::Exclusive, false)
        };
        let quoted = price(&[(2499, 1)], &untaxed_shipping, true);
        assert_eq!((quoted.tax, quoted.total), (usd(269), usd(3412)));
    }

    #[test]
    fn an_empty_cart_costs_nothing() {
        assert_eq!(price(&[], &rates("20", TaxDisplay::Exclusive, true), false).total, usd(0));
    }

    proptest! {
        #[test]
        fn the_parts_make_the_total(lines in prop::collection::vec((0_i64..10_000_000, 1_u32..99), 0..20), percent in 0_u32..300_000, inclusive: bool) {
            let display = if inclusive { TaxDisplay::Inclusive } else { TaxDisplay::Exclusive };
            let mut rates = rates("0", display, true);
            rates.tax.rate = Rate::from_millionths(percent);
            let quoted = price(&lines, &rates, true);
            let goods: i64 = quoted.lines.iter().map(|line| line.subtotal.minor).sum();
            let added = if inclusive { 0 } else { quoted.tax.minor };
            prop_assert_eq!(quoted.subtotal.minor, goods);
            prop_assert_eq!(quoted.total.minor, goods + quoted.shipping.minor + added);
            prop_assert!(quoted.tax.minor >= 0);
        }
    }
}
