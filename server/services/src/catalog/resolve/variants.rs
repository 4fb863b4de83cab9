use shop::{
    Currency, Money,
    catalog::{Product, ProductOption, Variant},
    error::Checked,
    text::{Line, Name, Sku, Slug},
};

use super::{Against, filled, name, optional, shortened};
use crate::{
    OpCtx,
    catalog::{ProductInput, VariantInput, names},
};

/// How many values an option may have.
const MOST_VALUES: usize = 250;

/// The options; how they and the variants fit together is the domain's to check.
pub(super) fn options(check: &mut Checked, input: &ProductInput) -> Option<Vec<ProductOption>> {
    let mut options = Vec::new();
    for (place, option) in input.options.iter().take(Product::MOST_OPTIONS + 1).enumerate() {
        let field = format!("options[{place}]");
        if option.values.len() > MOST_VALUES {
            check.refuse(&format!("{field}.values"), format!("An option has at most {MOST_VALUES} values."));
            continue;
        }
        let label = name(check, &format!("{field}.name"), &option.name);
        let mut values: Vec<Name> = Vec::new();
        for raw in &option.values {
            let value = name(check, &format!("{field}.values"), raw)?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        options.push(ProductOption { name: label?, values });
    }
    Some(options)
}

/// The variants; one that is found again in the old product keeps its id.
pub(super) fn resolve(
    ctx: &OpCtx,
    check: &mut Checked,
    input: &ProductInput,
    against: &Against,
    slug: Option<&Slug>,
) -> Option<Vec<Variant>> {
    if input.variants.len() > Product::MOST_VARIANTS {
        check.refuse("variants", format!("A product has 1 to {} variants.", Product::MOST_VARIANTS));
        return None;
    }
    let alone = input.variants.len() == 1 && input.options.is_empty();
    let found: Vec<Option<Variant>> = input
        .variants
        .iter()
        .enumerate()
        .map(|(place, written)| {
            let prefix = if alone { String::new() } else { format!("variants[{place}].") };
            Field { check, prefix }.variant(ctx, input, written, against, slug)
        })
        .collect();
    found.into_iter().collect()
}

/// Refuses under a variant's own name: `variants[1].price`, or `price` where there is only one.
struct Field<'a> {
    check: &'a mut Checked,
    prefix: String,
}

impl Field<'_> {
    fn variant(
        &mut self,
        ctx: &OpCtx,
        input: &ProductInput,
        written: &VariantInput,
        against: &Against,
        slug: Option<&Slug>,
    ) -> Option<Variant> {
        let currency = self.currency(written, against.known.currency);
        let price = self.price(written, currency);
        let compare_at = self.compare_at(written, price, currency);
        let barcode = optional(self.check, &self.named("barcode"), written.barcode.as_deref());
        let options: Option<Vec<Name>> =
            written.options.iter().take(Product::MOST_OPTIONS + 1).map(|raw| name(self.check, &self.named("options"), raw)).collect();
        let image = self.image(input, written);
        let old = options.as_ref().and_then(|options| found_again(written, options, against.old));
        let sku = match (filled(Some(&written.sku)), old) {
            (Some(raw), _) => self.check.take(&self.named("sku"), raw.parse::<Sku>()),
            (None, Some(old)) => Some(old.sku.clone()),
            (None, None) => names::sku_for(ctx, slug?, options.as_ref()?, against.crowded),
        };
        Some(Variant {
            id: old.map_or_else(|| ctx.new_id(), |old| old.id.clone()),
            sku: sku?,
            price: price?,
            compare_at: compare_at?,
            barcode: barcode?,
            weight_grams: written.weight_grams,
            options: options?,
            image: image?,
        })
    }

    /// A shop sells in one currency: a price in another one would be added up wrongly.
    fn currency(&mut self, written: &VariantInput, shops: Currency) -> Currency {
        match filled(written.currency.as_deref()) {
            Some(code) if !code.eq_ignore_ascii_case(shops.code()) => {
                let reason = format!(
                    "This is priced in {} but the shop sells in {shops}; set CURRENCY to change that.",
                    shortened(code),
                    shops = shops.code()
                );
                self.refuse("currency", reason);
            }
            _ => {}
        }
        shops
    }

    fn price(&mut self, written: &VariantInput, currency: Currency) -> Option<Money> {
        if written.price.trim().is_empty() {
            self.refuse("price", "Please give a price, such as 19.99.");
            return None;
        }
        let price = self.check.take(&self.named("price"), Money::from_decimal(&written.price, currency))?;
        if price.minor < 0 {
            self.refuse("price", "A price cannot be negative.");
        }
        Some(price)
    }

    fn compare_at(&mut self, written: &VariantInput, price: Option<Money>, currency: Currency) -> Option<Option<Money>> {
        let Some(raw) = filled(written.compare_at.as_deref()) else { return Some(None) };
        let before = self.check.take(&self.named("compare_at"), Money::from_decimal(raw, currency))?;
        if price.is_some_and(|price| before.minor <= price.minor) {
            self.refuse("compare_at", "The price before a reduction must be higher than the price.");
        }
        Some(Some(before))
    }

    fn image(&mut self, input: &ProductInput, written: &VariantInput) -> Option<Option<Line<2000>>> {
        let Some(src) = filled(written.image.as_deref()) else { return Some(None) };
        if !input.images.iter().any(|image| image.src.trim() == src) {
            self.refuse("image", "This is not one of the product's pictures.");
            return None;
        }
        self.check.take(&self.named("image"), src.parse()).map(Some)
    }

    fn refuse(&mut self, field: &str, reason: impl Into<String>) {
        self.check.refuse(&self.named(field), reason);
    }

    fn named(&self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }
}

/// The variant in the old product: by its SKU, or where none is given by its answers.
fn found_again<'a>(written: &VariantInput, options: &[Name], old: Option<&'a Product>) -> Option<&'a Variant> {
    let variants = &old?.variants;
    match filled(Some(&written.sku)) {
        Some(sku) => variants.iter().find(|variant| sku.parse::<Sku>().is_ok_and(|sku| sku == variant.sku)),
        None => variants.iter().find(|variant| variant.options == options),
    }
}
