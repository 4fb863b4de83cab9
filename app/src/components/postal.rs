//! An address as it stands on a parcel.

use leptos::prelude::*;
use shop::Address;

/// The lines of an address.
#[component]
pub fn Postal(
    /// Where it goes.
    address: Address,
) -> impl IntoView {
    let line = |line: String| view! { <span class="block">{line}</span> };
    view! { <address class="not-italic [overflow-wrap:anywhere]">{lines(&address).into_iter().map(line).collect_view()}</address> }
}

/// The lines from top to bottom.
fn lines(address: &Address) -> Vec<String> {
    let code = address.postal_code.as_ref().map(ToString::to_string);
    let region = address.region.as_ref().map(ToString::to_string);
    let place: Vec<String> = [code, Some(address.city.to_string())].into_iter().flatten().collect();
    let place = [Some(place.join(" ")), region].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let street = [Some(address.line1.to_string()), address.line2.as_ref().map(ToString::to_string)];
    [address.name.to_string()].into_iter().chain(street.into_iter().flatten()).chain([place, address.country.name().to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use shop::address::AddressForm;

    use super::*;

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
        let lines = lines(&form.check().unwrap());
        assert_eq!(lines[..3], ["Ada Lovelace", "1 Main Street", "62701 Springfield, Illinois"]);
        assert_eq!(lines.len(), 4);
    }
}
