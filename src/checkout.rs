//! What a checkout asks for, step by step.

use serde::{Deserialize, Serialize};

use crate::{
    Address,
    address::AddressForm,
    error::{Checked, Rejection},
    text::{Email, Line, Lines},
};

/// The steps in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Step {
    /// Who and where to.
    Address,
    /// How it is shipped.
    Shipping,
    /// How it is paid.
    Payment,
    /// One last look.
    Review,
}

/// What a shopper has told so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    /// Who and where to.
    pub contact: Option<Contact>,
    /// The chosen way to ship, by its code.
    pub shipping_method: Option<String>,
    /// The chosen way to pay, by its code.
    pub payment_method: Option<String>,
    /// How the last order was to be paid: that is offered first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_by_before: Option<String>,
    /// Makes placing happen once; new after each order.
    pub idempotency_key: String,
}

/// Who orders, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Where mails go.
    pub email: Email,
    /// For the carrier.
    pub phone: Option<Line<40>>,
    /// Where the order goes.
    pub address: Address,
    /// Who pays for it, if that is another address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<Address>,
    /// What the shopper wants to say.
    pub note: Lines<1000>,
}

/// The first step as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// Where mails go.
    pub email: String,
    /// For the carrier; may be empty.
    pub phone: String,
    /// Where the order goes.
    #[serde(flatten)]
    pub address: AddressForm,
    /// Whether the bill goes there too (`1`); what stands in `billing` is ignored then.
    pub billing_same: String,
    /// Who pays for it, its fields named `billing_…`. Wholly empty, it is the same: programs need not know of it.
    #[serde(flatten, with = "Billing")]
    pub billing: AddressForm,
    /// May be empty.
    pub note: String,
}

/// What a ticked box says.
const SAME: &str = "1";

/// The billing address in the form: the same fields by other names.
#[derive(Serialize, Deserialize)]
#[serde(remote = "AddressForm")]
struct Billing {
    #[serde(default, rename = "billing_name")]
    name: String,
    #[serde(default, rename = "billing_line1")]
    line1: String,
    #[serde(default, rename = "billing_line2")]
    line2: String,
    #[serde(default, rename = "billing_city")]
    city: String,
    #[serde(default, rename = "billing_region")]
    region: String,
    #[serde(default, rename = "billing_postal_code")]
    postal_code: String,
    #[serde(default, rename = "billing_country")]
    country: String,
}

impl Step {
    /// Every step in order.
    pub const ALL: [Self; 4] = [Self::Address, Self::Shipping, Self::Payment, Self::Review];

    /// Its name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Address => "Address",
            Self::Shipping => "Shipping",
            Self::Payment => "Payment",
            Self::Review => "Review",
        }
    }

    /// Its page.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Address => "/checkout",
            Self::Shipping => "/checkout/shipping",
            Self::Payment => "/checkout/payment",
            Self::Review => "/checkout/review",
        }
    }
}

impl Checkout {
    /// The first step that is still missing.
    #[must_use]
    pub fn next_step(&self) -> Step {
        match (&self.contact, &self.shipping_method, &self.payment_method) {
            (None, ..) => Step::Address,
            (_, None, _) => Step::Shipping,
            (_, _, None) => Step::Payment,
            _ => Step::Review,
        }
    }

    /// Whether a step may be shown now.
    #[must_use]
    pub fn allows(&self, step: Step) -> bool {
        step <= self.next_step()
    }
}

impl ContactForm {
    /// The checked contact.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub fn check(&self) -> Result<Contact, Rejection> {
        let mut check = Checked::default();
        let email = check.take("email", self.email.parse());
        let phone = check.take("phone", phone(&self.phone));
        let note = check.take("note", self.note.parse());
        let address = taken(&mut check, "", &self.address);
        let billing = if self.bills_elsewhere() { taken(&mut check, "billing_", &self.billing) } else { None };
        check.done(|| Some(Contact { email: email?, phone: phone?, address: address?, billing, note: note? }))
    }

    /// Whether the bill goes to another address.
    #[must_use]
    pub fn bills_elsewhere(&self) -> bool {
        self.billing_same.is_empty() && !self.billing.is_empty()
    }
}

/// The checked address; what is wrong with it is told beside its fields, which begin with `prefix`.
fn taken(check: &mut Checked, prefix: &str, form: &AddressForm) -> Option<Address> {
    form.check().map_err(|refused| refused.fields.iter().for_each(|(name, reason)| check.refuse(&format!("{prefix}{name}"), reason))).ok()
}

impl From<&Contact> for ContactForm {
    fn from(contact: &Contact) -> Self {
        Self {
            email: contact.email.to_string(),
            phone: contact.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            address: AddressForm::from(&contact.address),
            billing_same: if contact.billing.is_some() { String::new() } else { SAME.to_owned() },
            billing: contact.billing.as_ref().map(AddressForm::from).unwrap_or_default(),
            note: contact.note.to_string(),
        }
    }
}

fn phone(raw: &str) -> Result<Option<Line<40>>, String> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let digits = raw.chars().filter(char::is_ascii_digit).count();
    let plain = raw.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/'));
    if !plain || !(5..=20).contains(&digits) {
        return Err("This does not look like a phone number, such as +1 555 0100.".to_owned());
    }
    raw.parse().map(Some).map_err(|reason: crate::text::InvalidText| reason.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ContactForm {
        ContactForm {
            email: "ada@example.com".into(),
            phone: "+44 20 7946 0958".into(),
            address: AddressForm {
                name: "Ada Lovelace".into(),
                line1: "12 St James's Square".into(),
                city: "London".into(),
                postal_code: "SW1Y 4JH".into(),
                country: "GB".into(),
                ..AddressForm::default()
            },
            billing_same: "1".into(),
            ..ContactForm::default()
        }
    }

    #[test]
    fn a_contact_reads_back_as_it_was_typed() {
        let contact = form().check().unwrap();
        assert_eq!(contact.billing, None);
        assert_eq!(ContactForm::from(&contact), form());
    }

    fn billed_to(line1: &str) -> ContactForm {
        ContactForm { billing_same: String::new(), billing: AddressForm { line1: line1.into(), ..form().address }, ..form() }
    }

    #[test]
    fn a_bill_may_go_elsewhere() {
        let contact = billed_to("1 Main Street").check().unwrap();
        assert_eq!(contact.billing.as_ref().map(|billing| billing.line1.as_str()), Some("1 Main Street"));
        assert_eq!(ContactForm::from(&contact), billed_to("1 Main Street"));
        let untold = ContactForm { billing_same: String::new(), ..form() };
        assert_eq!(untold.check().unwrap().billing, None, "who says nothing of it has it sent along");
    }

    #[test]
    fn a_wrong_billing_address_is_told_beside_its_own_fields_and_ignored_when_it_is_the_same() {
        let wrong = billed_to("");
        assert_eq!(wrong.check().unwrap_err().fields.keys().collect::<Vec<_>>(), ["billing_line1"]);
        assert_eq!(ContactForm { billing_same: "1".into(), ..wrong }.check().unwrap().billing, None);
    }

    #[test]
    fn the_forms_fields_are_flat_and_read_back() {
        let kept = serde_json::to_value(billed_to("1 Main Street")).unwrap();
        assert_eq!((&kept["line1"], &kept["billing_line1"]), (&"12 St James's Square".into(), &"1 Main Street".into()));
        assert_eq!(serde_json::from_value::<ContactForm>(kept).unwrap(), billed_to("1 Main Street"));
        let older = serde_json::json!({ "email": "ada@example.com", "line1": "1 Main Street" });
        assert!(serde_json::from_value::<ContactForm>(older).unwrap().billing.is_empty());
    }

    #[test]
    fn contact_and_address_are_refused_together() {
        let refused = ContactForm { email: "ada".into(), phone: "call me".into(), ..ContactForm::default() }.check().unwrap_err();
        let names: Vec<_> = refused.fields.keys().map(String::as_str).collect();
        assert_eq!(names, ["city", "country", "email", "line1", "name", "phone"]);
    }

    #[test]
    fn steps_open_one_after_the_other() {
        let mut checkout = Checkout::default();
        assert_eq!(checkout.next_step(), Step::Address);
        assert!(!checkout.allows(Step::Shipping));
        checkout.contact = form().check().ok();
        checkout.shipping_method = Some("standard".into());
        assert_eq!(checkout.next_step(), Step::Payment);
        assert!(checkout.allows(Step::Address) && !checkout.allows(Step::Review));
    }
}
