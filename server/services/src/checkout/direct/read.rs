//! A sent order, read: whose it is, what of, where to.

use shop::{
    Address, Cart, Code,
    checkout::Contact,
    error::Checked,
    id::VariantId,
    promotion::CouponCode,
    text::{Lines, Name},
};

use super::{DirectItem, DirectOrder, Read, ShipTo};
use crate::{OpCtx, ServiceResult, catalog::wanted_variant, checkout::Checkouts, error::rejected};

impl Checkouts {
    /// # Errors
    /// `forbidden` for another's order; `invalid` names every wrong field; what is not sold; `line_full`.
    pub(super) async fn read(&self, ctx: &OpCtx, sent: &DirectOrder) -> ServiceResult<Read> {
        let user = self.orderer(ctx, &sent.user).await?;
        let mut check = Checked::default();
        check_items(&mut check, &sent.items);
        let (address, printed) = (self.address(&mut check, &sent.ship_to, &user.name), printed(&mut check, &sent.ship_to));
        let codes = match sent.coupon.as_deref() {
            Some(typed) => check.take("coupon", typed.parse::<CouponCode>().map(|code| vec![code])),
            None => Some(Vec::new()),
        };
        let email = user.email.clone();
        let contact = |address| Contact { email, phone: None, address, billing: None, note: Lines::default() };
        let (contact, printed, codes) = check.done(|| Some((contact(address?), printed?, codes?)))?;
        Ok(Read { lines: self.added_up(&sent.items)?, user, contact, printed, codes })
    }

    fn address(&self, check: &mut Checked, ship_to: &ShipTo, buyer: &Name) -> Option<Address> {
        let (read, prefix) = match ship_to {
            ShipTo::Printed(text) => (Address::from_printed(text, self.settings.home).map(|address| address.or_to(buyer)), ""),
            ShipTo::Fields(form) => (form.check(), "shipping_address."),
        };
        read.map_err(|refused| refused.fields.iter().for_each(|(name, reason)| check.refuse(&format!("{prefix}{name}"), reason))).ok()
    }

    /// Each variant once: two lines that draw on one are added up before any check of stock (CASES 15).
    fn added_up(&self, items: &[DirectItem]) -> ServiceResult<Vec<(VariantId, u32)>> {
        let shown = self.window.now();
        let mut lines: Vec<(VariantId, u32)> = Vec::new();
        for item in items {
            let variant = wanted_variant(&shown, item.product.as_deref(), item.variant.as_deref())?;
            match lines.iter_mut().find(|(known, _)| *known == variant) {
                Some((_, quantity)) => *quantity = quantity.saturating_add(item.quantity),
                None => lines.push((variant, item.quantity)),
            }
        }
        if lines.iter().any(|(_, quantity)| *quantity > Cart::MOST_OF_ONE) {
            return Err(rejected(Code::LineFull, format!("An order holds at most {} of one item.", Cart::MOST_OF_ONE)));
        }
        Ok(lines)
    }
}

fn check_items(check: &mut Checked, items: &[DirectItem]) {
    if items.is_empty() {
        check.refuse("products", "Please name what you order.");
    }
    if items.len() > Cart::MOST_LINES {
        check.refuse("products", format!("An order holds at most {} lines.", Cart::MOST_LINES));
    }
    for (place, item) in items.iter().take(Cart::MOST_LINES).enumerate() {
        if item.quantity == 0 {
            check.refuse(&format!("products[{place}].quantity"), "Choose at least one.");
        }
        if item.product.is_none() && item.variant.is_none() {
            check.refuse(&format!("products[{place}].product_id"), "Please name a product or a variant.");
        }
    }
}

/// The text of an address that came as one.
fn printed(check: &mut Checked, ship_to: &ShipTo) -> Option<Option<Lines<500>>> {
    match ship_to {
        ShipTo::Printed(text) => check.take("shipping_address", text.parse().map(Some)),
        ShipTo::Fields(_) => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_items_are_named_by_their_place() {
        let item = |product: Option<&str>, quantity| DirectItem { product: product.map(str::to_owned), variant: None, quantity };
        let mut check = Checked::default();
        check_items(&mut check, &[item(Some("mug"), 1), item(None, 0)]);
        let refused = check.done(|| Some(())).unwrap_err();
        assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["products[1].product_id", "products[1].quantity"]);
    }
}
