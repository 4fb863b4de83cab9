//! What is bought and what it costs; shown alike by cart, checkout, order and drawer.

use leptos::prelude::*;
use shop::{
    Money,
    cart::PricedLine,
    catalog::Image,
    pricing::{Quote, TaxDisplay, TaxRate},
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
    let discount = (!quote.discount.is_zero()).then(|| view! { <Row label="Discount".to_owned() amount=format!("−{}", quote.discount) /> });
    view! {
        <dl class="flex flex-col gap-2">
            <Row label="Subtotal".to_owned() amount=quote.subtotal.to_string() is_subtotal=true />
            {discount}
            <Row label=shipping_label amount=shipping_text(&quote, shipping_from) />
            <Row label=tax_label(&quote.tax_rate) amount=quote.tax.to_string() />
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
            <dt class="text-quiet">{label}</dt>
            <dd class="tabular-nums" data-cart-subtotal=is_subtotal.then_some("")>{amount}</dd>
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

fn tax_label(tax: &TaxRate) -> String {
    let includes = if tax.display == TaxDisplay::Inclusive { "Includes " } else { "" };
    format!("{includes}{} ({} %)", tax.name, tax.rate.percent())
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
        Currency,
        money::Rate,
        pricing::{Rates, ShippingMethod, quote},
    };

    use super::*;

    fn rates(display: TaxDisplay) -> Rates {
        let tax = TaxRate { name: "VAT".parse().unwrap(), rate: Rate::from_millionths(82_500), display, on_shipping: false };
        let price = Money::new(499, Currency::USD);
        let standard = ShippingMethod { code: "standard".into(), name: "Standard".parse().unwrap(), delivery: "soon".into(), price };
        Rates { shipping: vec![standard], tax }
    }

    #[test]
    fn the_taxs_name_says_whether_prices_contain_it() {
        assert_eq!(tax_label(&rates(TaxDisplay::Exclusive).tax), "VAT (8.25 %)");
        assert_eq!(tax_label(&rates(TaxDisplay::Inclusive).tax), "Includes VAT (8.25 %)");
    }

    #[test]
    fn shipping_is_a_promise_until_it_is_chosen() {
        let rates = rates(TaxDisplay::Exclusive);
        let open = quote(&[], None, &rates, Currency::USD).unwrap();
        assert_eq!(shipping_text(&open, Some(rates.shipping[0].price)), "from $4.99");
        assert_eq!(shipping_text(&open, None), "chosen next");
        let chosen = quote(&[], Some(&rates.shipping[0]), &rates, Currency::USD).unwrap();
        assert_eq!(shipping_text(&chosen, None), "$4.99");
        let free = ShippingMethod { price: Money::zero(Currency::USD), ..rates.shipping[0].clone() };
        assert_eq!(shipping_text(&quote(&[], Some(&free), &rates, Currency::USD).unwrap(), None), "free");
    }
}
