//! What everybody's cart is priced by: sales, automatic promotions, shipping and taxes. Part of the shop window, so no
//! cart waits for the database to be priced; promotions with a code are read when somebody has typed it.

use std::collections::{BTreeSet, HashMap};

use serde::de::DeserializeOwned;
use shop::{
    Currency, Money, Timestamp,
    catalog::Product,
    id::{CategoryId, VariantId},
    pricing::{Basket, BasketLine, Terms},
    promotion::{Promotion, Trigger},
    shipping::{Delivery, Parcel, ShippingZone, zone_of},
    tax::TaxTable,
};
use store::{Condition, Query};

use crate::{
    ServiceResult, Settings,
    documents::Documents,
    schema::{PROMOTIONS, SETTINGS, key},
};

/// The document in [`SETTINGS`] with the shipping zones.
pub(crate) const ZONES: &str = "zones";
/// The document in [`SETTINGS`] with the taxes.
pub(crate) const TAXES: &str = "taxes";

/// What everybody's cart is priced by.
pub struct Offers {
    /// What prices are in.
    pub currency: Currency,
    /// Sales and automatic promotions.
    pub promotions: Vec<Promotion>,
    /// Where it ships to, and for how much.
    pub zones: Vec<ShippingZone>,
    /// The taxes.
    pub taxes: TaxTable,
}

impl Offers {
    pub(crate) async fn load(documents: &Documents, settings: &Settings) -> ServiceResult<Self> {
        let standing = Condition::In("kind", vec!["sale".into(), "automatic".into()]);
        let promotions = documents.find_all::<Promotion>(Query::all(PROMOTIONS).filter(standing)).await?;
        Ok(Self {
            currency: settings.currency,
            promotions: promotions.into_iter().map(|found| found.value).filter(|promotion| promotion.enabled).collect(),
            zones: set(documents, ZONES).await?.unwrap_or_else(|| settings.zones.clone()),
            taxes: set(documents, TAXES).await?.unwrap_or_else(|| settings.taxes.clone()),
        })
    }

    /// The terms for a cart, with the promotions of its codes.
    #[must_use]
    pub fn terms(&self, coupons: Vec<Promotion>) -> Terms {
        let promotions = self.promotions.iter().cloned().chain(coupons).collect();
        Terms { currency: self.currency, promotions, zones: self.zones.clone(), taxes: self.taxes.clone() }
    }

    /// The cheapest way to ship to the shop's own place, were it for nothing but a feather.
    pub(crate) fn cheapest_shipping(&self) -> Option<(Money, Delivery)> {
        let parcel = Parcel { weight_grams: 0, goods: Money::zero(self.currency) };
        let methods = &zone_of(&self.zones, &self.taxes.home)?.methods;
        let priced = methods.iter().filter_map(|method| method.price(parcel).map(|price| (price, method.delivery)));
        priced.min_by_key(|(price, _)| price.minor)
    }

    /// Lowers a product's prices to those of the sales that everybody gets now; the list prices of the variants that
    /// are on sale. What they cost before is what pages strike through.
    pub(crate) fn put_on_sale(
        &self,
        product: &mut Product,
        categories: &BTreeSet<CategoryId>,
        now: Timestamp,
    ) -> HashMap<VariantId, Money> {
        let nobody = Basket::default();
        let sales: Vec<&Promotion> = self.promotions.iter().filter(|promotion| promotion.is_sale_for(&nobody, now)).collect();
        let mut list_prices = HashMap::new();
        if sales.is_empty() {
            return list_prices;
        }
        for variant in &mut product.variants {
            let line = BasketLine {
                variant: variant.id.clone(),
                product: product.id.clone(),
                categories: categories.clone(),
                tax_class: product.tax_class.clone(),
                weight_grams: 0,
                quantity: 1,
                list_price: variant.price,
            };
            if let Some(off) = line.best_off(&sales) {
                list_prices.insert(variant.id.clone(), variant.price);
                variant.compare_at = variant.compare_at.or(Some(variant.price));
                variant.price.minor -= off.minor;
            }
        }
        list_prices
    }

    /// Whether a sale begins or ends after one moment and not after another.
    pub(crate) fn turns(&self, before: Timestamp, now: Timestamp) -> bool {
        let sales = self.promotions.iter().filter(|promotion| promotion.trigger == Trigger::Sale);
        let mut moments = sales.flat_map(|sale| [sale.window.starts_at, sale.window.ends_at]).flatten();
        moments.any(|moment| before < moment && moment <= now)
    }
}

/// What staff have set, if they have.
async fn set<T: DeserializeOwned>(documents: &Documents, name: &str) -> ServiceResult<Option<T>> {
    #[derive(serde::Deserialize)]
    struct Set<T> {
        value: T,
    }
    Ok(documents.load::<Set<T>>(key(SETTINGS, name)).await?.map(|found| found.value.value))
}
