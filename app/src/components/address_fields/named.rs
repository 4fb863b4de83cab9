use shop::address::{AddressForm, AddressFormat, Country, Part};

/// Which of a page's addresses: their fields have names of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// One of the address book.
    #[default]
    Book,
    /// Where the order goes.
    Delivery,
    /// Who pays for it.
    Billing,
}

/// A billing field's name, and what it is called above a refused form.
const BILLING: &[(&str, &str, &str)] = &[
    ("name", "billing_name", "Billing name"),
    ("country", "billing_country", "Billing country"),
    ("line1", "billing_line1", "Billing street"),
    ("line2", "billing_line2", "Billing flat or floor"),
    ("city", "billing_city", "Billing town"),
    ("region", "billing_region", "Billing region"),
    ("postal_code", "billing_postal_code", "Billing postal code"),
    ("fields_of", "billing_fields_of", ""),
];

impl Whose {
    /// A field's name in the form.
    #[must_use]
    pub fn field(self, field: &'static str) -> &'static str {
        match self {
            Self::Book | Self::Delivery => field,
            Self::Billing => BILLING.iter().find(|(plain, ..)| *plain == field).map_or(field, |(_, name, _)| name),
        }
    }

    /// The id of what depends on the country.
    #[must_use]
    pub fn place(self) -> &'static str {
        if self == Self::Billing { "billing-place" } else { "place" }
    }

    /// What the browser may fill in; it knows several addresses apart.
    #[must_use]
    pub fn autocomplete(self, token: &str) -> String {
        match self {
            Self::Book => token.to_owned(),
            Self::Delivery => format!("shipping {token}"),
            Self::Billing => format!("billing {token}"),
        }
    }

    /// How the chosen country writes addresses; before one is chosen, plainly.
    pub(super) fn format(self, form: &AddressForm) -> &'static AddressFormat {
        Country::from_code(&form.country).map_or_else(|_| AddressFormat::plain(), Country::address_format)
    }

    /// What people call the fields, in the form's order.
    #[must_use]
    pub fn labels(self, form: &AddressForm) -> Vec<(&'static str, &'static str)> {
        if self == Self::Billing {
            return BILLING.iter().map(|(_, name, label)| (*name, *label)).collect();
        }
        let format = self.format(form);
        let part = |part: Part| {
            let name = match part {
                Part::City => "city",
                Part::Region => "region",
                Part::PostalCode => "postal_code",
            };
            (name, format.word(part))
        };
        let first = [("name", "Full name"), ("country", "Country"), ("line1", "Street and number"), ("line2", "Flat, floor, care of")];
        first.into_iter().chain(format.parts().into_iter().map(part)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_apart_and_labelled_as_the_country_does() {
        let form = AddressForm { country: "US".into(), ..AddressForm::default() };
        assert_eq!(Whose::Delivery.labels(&form)[4..], [("city", "Town or city"), ("region", "State"), ("postal_code", "ZIP code")]);
        assert_eq!((Whose::Billing.field("city"), Whose::Book.field("city")), ("billing_city", "city"));
        assert_eq!(Whose::Billing.autocomplete("country"), "billing country");
    }
}
