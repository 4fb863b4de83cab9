//! What is bought and what it costs; shown alike by cart, checkout, order and drawer.

use leptos::prelude::*;
use shop::{
    Money,
    cart::PricedLine,
    catalog::Image,
    pricing::{Quote, TaxPart},
    tax::TaxDisplay,
};

/// The sums, part by part.
#[component]
pub fn Totals(
    /// What it costs.
    quote: Quote,
    /// The cheapest way to ship, while none is chosen.
    #[prop(optional_no_strip)]
    shipping_from: Option<Money>,
) -> impl IntoView {
    let chosen = quote.shipping_method.is_some();
    let shipping_label =
        quote.shipping_method.as_ref().map_or_else(|| "Shipping".to_owned(), |method| format!("Shipping ({})", method.name));
    let discounts = quote.discounts().into_iter().map(|(label, off)| view! { <Row label amount=format!("−{off}") /> }).collect_view();
    let taxes = taxes(&quote).into_iter().map(|(label, amount)| view! { <Row label amount /> }).collect_view();
    view! {
        <dl class="flex flex-col gap-2">
            <Row label="Subtotal".to_owned() amount=quote.subtotal.to_string() is_subtotal=true />
            {discounts}
            <Row label=shipping_label amount=shipping_text(&quote, shipping_from) />
            {taxes}
            <div class="mt-2 flex items-baseline justify-between gap-4 border-t border-line pt-3 text-lg font-semibold">
                <dt>"Total" {(!chosen).then(|| view! { <span class="text-sm font-normal text-quiet">" before shipping"</span> })}</dt>
                <dd class="tabular-nums" data-total="">{quote.total.to_string()}</dd>
            </div>
        </dl>
    }
}

#[component]
fn Row(label: String, amount: String, #[prop(optional)] is_subtotal: bool) -> impl IntoView {
    view! {
        <div class="flex justify-between gap-4">
            <dt class="text-quiet [overflow-wrap:anywhere]">{label}</dt>
            <dd class="whitespace-nowrap tabular-nums" data-cart-subtotal=is_subtotal.then_some("")>{amount}</dd>
        </div>
    }
}

fn shipping_text(quote: &Quote, from: Option<Money>) -> String {
    match (&quote.shipping_method, from) {
        (Some(_), _) if quote.shipping.is_zero() => "free".to_owned(),
        (Some(_), _) => quote.shipping.to_string(),
        (None, Some(from)) => format!("from {from}"),
        (None, None) => "chosen next".to_owned(),
    }
}

/// The taxes by name and rate; that nothing is taxed is said too.
fn taxes(quote: &Quote) -> Vec<(String, String)> {
    let includes = if quote.display == TaxDisplay::Inclusive { "Includes " } else { "" };
    let row = |part: &TaxPart| (format!("{includes}{} ({} %)", part.name, part.rate.percent()), part.amount.to_string());
    match quote.taxes.as_slice() {
        [] => vec![("Tax".to_owned(), quote.tax.to_string())],
        parts => parts.iter().map(row).collect(),
    }
}

/// One bought thing: picture, name, how many, what it costs.
#[component]
pub fn Item(
    /// What it is.
    title: String,
    /// Which of it; empty without options.
    variant_title: String,
    /// The product's address.
    slug: String,
    /// Its picture.
    image: Option<Image>,
    /// How many.
    quantity: u32,
    /// What they cost together.
    subtotal: Money,
) -> impl IntoView {
    let variant = (!variant_title.is_empty()).then(|| view! { <span class="block text-sm text-quiet">{variant_title}</span> });
    view! {
        <li class="flex items-center gap-3">
            <Thumb image size="size-16" />
            <div class="min-w-0 flex-1">
                <a class="font-medium [overflow-wrap:anywhere] hover:underline" href=format!("/products/{slug}")>{title}</a>
                {variant}
                <span class="block text-sm text-quiet">{format!("Quantity: {quantity}")}</span>
            </div>
            <span class="tabular-nums">{subtotal.to_string()}</span>
        </li>
    }
}

/// The lines of a cart, to look at.
#[component]
pub fn Items(
    /// The lines in order.
    lines: Vec<PricedLine>,
) -> impl IntoView {
    let item = |line: PricedLine| {
        let PricedLine { title, variant_title, slug, image, quantity, subtotal, .. } = line;
        view! { <Item title variant_title slug image quantity subtotal /> }
    };
    view! { <ul class="flex flex-col gap-4">{lines.into_iter().map(item).collect_view()}</ul> }
}

/// A small picture beside a name that says what it shows, so it says nothing itself.
#[component]
pub fn Thumb(
    /// The picture, if there is one that a page may show.
    image: Option<Image>,
    /// The class for its size.
    size: &'static str,
) -> impl IntoView {
    let class = format!("{size} shrink-0 rounded-2xl bg-sunken object-cover");
    match image.filter(Image::is_safe) {
        Some(image) => {
            view! { <img class=class src=image.at(240) alt="" width="96" height="96" loading="lazy" decoding="async" /> }.into_any()
        }
        None => view! { <span class=class aria-hidden="true"></span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use shop::{
        Currency, Timestamp,
        address::Country,
        money::Rate,
        pricing::{Basket, BasketLine, Destination, Terms, Territory, quote},
        shipping::{Delivery, ShippingMethod, ShippingRate, ShippingZone},
        tax::{STANDARD, TaxRule, TaxTable},
    };

    use super::*;

    fn terms(display: TaxDisplay, shipping: i64) -> Terms {
        let home = Country::from_code("DE").unwrap();
        let territory = Territory { country: home, regions: Vec::new() };
        let rate = Rate::from_millionths(82_500);
        let rule = TaxRule { name: "VAT".parse().unwrap(), territory, class: STANDARD.parse().unwrap(), rate };
        let method = ShippingMethod {
            code: "standard".into(),
            name: "Standard".parse().unwrap(),
            delivery: Delivery::working_days(3, 5),
            rate: ShippingRate::Flat(Money::new(shipping, Currency::USD)),
            free_from: None,
        };
        Terms {
            currency: Currency::USD,
            promotions: Vec::new(),
            zones: vec![ShippingZone { name: "World".parse().unwrap(), territories: Vec::new(), methods: vec![method] }],
            taxes: TaxTable { display, home: Destination::country(home), shipping_class: None, rules: vec![rule] },
        }
    }

    fn priced(terms: &Terms, shipped: bool) -> Quote {
        let now = Timestamp::from_millis(0);
        let line = BasketLine {
            variant: shop::id::VariantId::new(now, [0; 10]),
            product: shop::id::ProductId::new(now, [0; 10]),
            categories: Default::default(),
            tax_class: STANDARD.parse().unwrap(),
            weight_grams: 0,
            quantity: 1,
            list_price: Money::new(1000, Currency::USD),
        };
        let basket = Basket { lines: vec![line], shipping: shipped.then(|| "standard".into()), ..Basket::default() };
        quote(&basket, terms, now).unwrap()
    }

    #[test]
    fn the_taxs_name_says_whether_prices_contain_it() {
        let label = |display| taxes(&priced(&terms(display, 499), false))[0].0.clone();
        assert_eq!(label(TaxDisplay::Exclusive), "VAT (8.25 %)");
        assert_eq!(label(TaxDisplay::Inclusive), "Includes VAT (8.25 %)");
    }

    #[test]
    fn shipping_is_a_promise_until_it_is_chosen() {
        let terms = terms(TaxDisplay::Exclusive, 499);
        let open = priced(&terms, false);
        assert_eq!(shipping_text(&open, Some(Money::new(499, Currency::USD))), "from $4.99");
        assert_eq!(shipping_text(&open, None), "chosen next");
        assert_eq!(shipping_text(&priced(&terms, true), None), "$4.99");
        assert_eq!(shipping_text(&priced(&super::tests::terms(TaxDisplay::Exclusive, 0), true), None), "free");
    }
}
