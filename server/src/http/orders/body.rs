use serde::{Deserialize, Deserializer, de::Error};
use serde_json::value::RawValue;
use services::checkout::{DirectItem, DirectOrder, ShipTo};
use shop::{Currency, Money, Rejection, address::AddressForm, error::Checked};
use utoipa::ToSchema;

use crate::http::{
    amount::AmountText,
    given::{Given, Wanted, Whole},
};

/// An order as a program sends it.
#[derive(Default, Deserialize, ToSchema)]
pub struct OrderBody {
    /// Whose order it is: one's own account, unless one handles everybody's orders.
    #[serde(default)]
    #[schema(value_type = String)]
    user_id: Given<String>,
    /// What is ordered; lines of the same variant are added up.
    #[serde(default)]
    #[schema(value_type = Vec<ItemBody>)]
    products: Given<Vec<ItemBody>>,
    /// What it costs, shipping and tax included, as the quote says it. Left out of a quote.
    #[serde(default)]
    #[schema(value_type = Option<f64>, example = 48.07)]
    total_amount: Given<AmountText>,
    /// One text, taken as an address of the shop's home country, or field by field.
    #[serde(default)]
    #[schema(value_type = AddressBody)]
    shipping_address: Given<ShippingAddress>,
    /// The way to ship, by its code; the cheapest if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "standard")]
    shipping_method: Given<String>,
    /// A code.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    coupon: Given<String>,
}

/// A line of it.
#[derive(Default, Deserialize, ToSchema)]
pub struct ItemBody {
    /// A product with one variant, by id or slug, or a variant's id.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    product_id: Given<String>,
    /// A variant's id; needed where a product has several.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    variant_id: Given<String>,
    /// How many; 1 if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 99)]
    quantity: Given<Whole>,
}

/// Where an order goes. The same as one text is taken as well: `"Ada King, 1 Main Street, Springfield, IL 62701"`.
#[derive(Default, Deserialize, ToSchema)]
pub struct AddressBody {
    /// Who receives it.
    #[serde(default)]
    #[schema(value_type = String)]
    name: Given<String>,
    /// Street and number.
    #[serde(default)]
    #[schema(value_type = String)]
    line1: Given<String>,
    /// Flat, floor, care of.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    line2: Given<String>,
    /// Town or city.
    #[serde(default)]
    #[schema(value_type = String)]
    city: Given<String>,
    /// State, province or county, by code or name; needed where the country needs it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    region: Given<String>,
    /// Needed where the country needs it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    postal_code: Given<String>,
    /// Two letters.
    #[serde(default)]
    #[schema(value_type = String, example = "US")]
    country: Given<String>,
}

/// Where an order goes, as it was sent.
enum ShippingAddress {
    Printed(String),
    Fields(Box<AddressBody>),
}

impl OrderBody {
    /// # Errors
    /// A refusal that names every field that is missing or of the wrong kind.
    pub(super) fn quoted(self) -> Result<DirectOrder, Rejection> {
        let mut check = Checked::default();
        let order = self.read(&mut check);
        check.done(|| order)
    }

    /// The order and what it is believed to cost.
    ///
    /// # Errors
    /// A refusal that names every field that is missing or of the wrong kind.
    pub(super) fn priced(mut self, currency: Currency) -> Result<(DirectOrder, Money), Rejection> {
        let mut check = Checked::default();
        let total = std::mem::take(&mut self.total_amount);
        if matches!(total, Given::Missing | Given::Null) {
            check.refuse("total_amount", "Please say what the order costs; a quote tells it.");
        }
        let total = total.take("total_amount", &mut check).map(|text| text.in_currency(currency));
        let total = total.and_then(|read| check.take("total_amount", read));
        let order = self.read(&mut check);
        check.done(|| order.zip(total))
    }

    fn read(self, check: &mut Checked) -> Option<DirectOrder> {
        for (name, is_missing) in [
            ("user_id", matches!(self.user_id, Given::Missing | Given::Null)),
            ("products", matches!(self.products, Given::Missing | Given::Null)),
            ("shipping_address", matches!(self.shipping_address, Given::Missing | Given::Null)),
        ] {
            if is_missing {
                check.refuse(name, "Please fill this in.");
            }
        }
        let user = self.user_id.take("user_id", check);
        let items = self.products.take("products", check).unwrap_or_default().into_iter().enumerate();
        let items = items.map(|(place, item)| item.read(&format!("products[{place}]"), check)).collect();
        let ship_to = self.shipping_address.take("shipping_address", check).map(|address| address.read(check));
        let shipping_method = self.shipping_method.take("shipping_method", check);
        let coupon = self.coupon.take("coupon", check);
        Some(DirectOrder { user: user?, items, ship_to: ship_to?, shipping_method, coupon })
    }
}

impl ItemBody {
    fn read(self, at: &str, check: &mut Checked) -> DirectItem {
        let product = self.product_id.take(&format!("{at}.product_id"), check);
        let variant = self.variant_id.take(&format!("{at}.variant_id"), check);
        let quantity = match self.quantity {
            Given::Null => 0,
            given => given.take(&format!("{at}.quantity"), check).map_or(1, |quantity| quantity.0),
        };
        DirectItem { product, variant, quantity }
    }
}

impl ShippingAddress {
    fn read(self, check: &mut Checked) -> ShipTo {
        let fields = match self {
            Self::Printed(text) => return ShipTo::Printed(text),
            Self::Fields(fields) => fields,
        };
        let mut text = |given: Given<String>, name: &str| given.take(&format!("shipping_address.{name}"), check).unwrap_or_default();
        let AddressBody { name, line1, line2, city, region, postal_code, country } = *fields;
        ShipTo::Fields(AddressForm {
            name: text(name, "name"),
            line1: text(line1, "line1"),
            line2: text(line2, "line2"),
            city: text(city, "city"),
            region: text(region, "region"),
            postal_code: text(postal_code, "postal_code"),
            country: text(country, "country"),
        })
    }
}

impl<'de> Deserialize<'de> for ShippingAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw.get().as_bytes().first() {
            Some(b'"') => serde_json::from_str(raw.get()).map(Self::Printed).map_err(D::Error::custom),
            Some(b'{') => serde_json::from_str(raw.get()).map(Self::Fields).map_err(D::Error::custom),
            _ => Err(D::Error::custom("not an address")),
        }
    }
}

impl Wanted for ShippingAddress {
    const MUST_BE: &'static str = "This must be a text, or an object with name, line1, city, postal_code and country.";
}
impl Wanted for Vec<ItemBody> {
    const MUST_BE: &'static str = "This must be a list of objects with product_id and quantity.";
}
