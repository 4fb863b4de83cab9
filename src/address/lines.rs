use super::Address;

impl Address {
    /// The address as it stands on a parcel, from the name to the country.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let code = self.postal_code.as_ref().map(ToString::to_string);
        let region = self.region.as_ref().map(ToString::to_string);
        let place: Vec<String> = [code, Some(self.city.to_string())].into_iter().flatten().collect();
        let place = [Some(place.join(" ")), region].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let street = [Some(self.line1.to_string()), self.line2.as_ref().map(ToString::to_string)];
        [self.name.to_string()].into_iter().chain(street.into_iter().flatten()).chain([place, self.country.name().to_owned()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::address::AddressForm;

    #[test]
    fn an_address_reads_from_name_to_country() {
        let form = AddressForm {
            name: "Ada Lovelace".into(),
            line1: "1 Main Street".into(),
            city: "Springfield".into(),
            region: "Illinois".into(),
            postal_code: "62701".into(),
            country: "US".into(),
            ..AddressForm::default()
        };
        let lines = form.check().unwrap().lines();
        assert_eq!(lines[..3], ["Ada Lovelace", "1 Main Street", "62701 Springfield, Illinois"]);
        assert_eq!(lines.len(), 4);
    }
}
