use super::{Address, AddressFormat, Country, Region, layout::UNKNOWN, postal_code};
use crate::{
    error::Rejection,
    text::{InvalidText, Line, Name},
};

/// The longest text that is taken for an address.
const MOST: usize = 500;

impl Address {
    /// The address of one printed text of the shop's own country, as REST clients send it: lines, or commas.
    ///
    /// As good as it can be told, and lenient, because somebody wrote it for people: from the end come the country's
    /// name, the postal code by the country's pattern, the region if it is a listed one, and the town; the first part is
    /// the name if it has no digit and a street follows; what is between is the street. Region and postal code may be
    /// missing. A name, street or town that cannot be told is `–`, which is not printed: callers who know the buyer put
    /// the name in.
    ///
    /// # Errors
    /// If it is empty, too long, or holds what cannot be shown.
    pub fn from_printed(text: &str, home: Country) -> Result<Self, Rejection> {
        read(text, home).map_err(|reason| Rejection::field("shipping_address", reason.to_string()))
    }

    /// The same, to somebody if the text named nobody.
    #[must_use]
    pub fn or_to(self, somebody: &Name) -> Self {
        let name = if self.name.as_str() == UNKNOWN { somebody.clone() } else { self.name };
        Self { name, ..self }
    }
}

fn read(text: &str, home: Country) -> Result<Address, InvalidText> {
    if text.chars().count() > MOST {
        return Err(InvalidText::TooLong { most: MOST });
    }
    let format = home.address_format();
    let mut parts: Vec<String> = text.split(['\n', ',']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err(InvalidText::Empty);
    }
    let is_home = |part: &String| Country::from_code(part) == Ok(home) || part.to_lowercase() == home.name().to_lowercase();
    if parts.len() > 1 {
        parts.pop_if(|part| is_home(part));
    }
    let postal_code = take_code(&mut parts, format);
    let region = take_region(&mut parts, format);
    let unknown = || UNKNOWN.to_owned();
    let city = if parts.len() > 1 { parts.pop() } else { None }.unwrap_or_else(unknown);
    let has_name = parts.len() > 1 && !parts[0].contains(|c: char| c.is_ascii_digit());
    let name = if has_name { parts.remove(0) } else { unknown() };
    let mut street = parts.into_iter();
    let line1 = street.next().unwrap_or_else(unknown);
    let rest = street.collect::<Vec<_>>().join(", ");
    Ok(Address {
        name: name.parse()?,
        line1: line1.parse()?,
        line2: super::optional(&rest)?,
        city: city.parse()?,
        region: region.map(|region| region.code().parse()).transpose()?,
        postal_code: postal_code.map(|code| code.parse::<Line<16>>()).transpose()?,
        country: home,
    })
}

/// Takes the last postal code out; never from the only part's beginning, which is a house number.
fn take_code(parts: &mut Vec<String>, format: &AddressFormat) -> Option<String> {
    let is_only = parts.len() == 1;
    let (place, (range, code)) = parts.iter().enumerate().rev().find_map(|(place, part)| {
        let found = postal_code::found(part, format).filter(|(range, _)| !is_only || range.start > 0)?;
        Some((place, found))
    })?;
    // The street's number looks like a code where another part follows it.
    if place == 0 && !is_only {
        return None;
    }
    parts[place].replace_range(range, " ");
    tidy(parts, place);
    Some(code)
}

/// Takes the region out: the last part, or its last word as in `Springfield IL`.
fn take_region(parts: &mut Vec<String>, format: &'static AddressFormat) -> Option<&'static Region> {
    let place = parts.len().checked_sub(1).filter(|place| *place > 0)?;
    if let Some(region) = format.region(&parts[place]) {
        // `New York, New York` is a town and its state; a lone `New York` behind the street is the town.
        let has_town = place > 1 || parts[place].to_lowercase() == region.code().to_lowercase();
        if has_town {
            parts.pop();
            return Some(region);
        }
        return None;
    }
    let (town, last) = parts[place].rsplit_once([' ', '-'])?;
    let region = format.region(last)?;
    parts[place] = town.to_owned();
    tidy(parts, place);
    Some(region)
}

fn tidy(parts: &mut Vec<String>, place: usize) {
    let words: Vec<_> = parts[place].split_whitespace().collect();
    parts[place] = words.join(" ").trim_matches(['-', ' ']).to_owned();
    if parts[place].is_empty() {
        parts.remove(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, home: &str) -> Vec<String> {
        let mut lines = Address::from_printed(text, Country::from_code(home).unwrap()).unwrap().lines();
        lines.pop();
        lines
    }

    #[test]
    fn a_printed_address_is_told_apart() {
        let home = Country::from_code("US").unwrap();
        let address = Address::from_printed("Ada Lovelace\n1 Main Street\nApt. 4\nSpringfield, IL 62701\nUS", home).unwrap();
        assert_eq!(
            (address.name.as_str(), address.line1.as_str(), address.city.as_str()),
            ("Ada Lovelace", "1 Main Street", "Springfield")
        );
        assert_eq!(address.line2.as_ref().map(Line::as_str), Some("Apt. 4"));
        assert_eq!((address.region_code(), address.postal_code.as_ref().map(Line::as_str)), (Some("IL"), Some("62701")));
    }

    #[test]
    fn commas_and_other_countries_are_read_too() {
        assert_eq!(lines("12345 Main St, Springfield, IL 62701", "US"), ["12345 Main St", "Springfield, IL 62701"]);
        assert_eq!(lines("123 Main St, New York, NY, 10001", "US"), ["123 Main St", "New York, NY 10001"]);
        assert_eq!(lines("123 Main St, New York, New York 10001", "US"), ["123 Main St", "New York, NY 10001"]);
        assert_eq!(lines("123 Main St, New York 10001", "US"), ["123 Main St", "New York 10001"]);
        assert_eq!(lines("221B Baker Street, London nw16xe", "GB"), ["221B Baker Street", "London", "NW1 6XE"]);
        assert_eq!(lines("Erika Muster, Lindenweg 5, 10115 Berlin", "DE"), ["Erika Muster", "Lindenweg 5", "10115 Berlin"]);
        assert_eq!(lines("Ana, Rua A 5, São Paulo-SP, 01310-100", "BR"), ["Ana", "Rua A 5", "São Paulo-SP", "01310-100"]);
    }

    #[test]
    fn what_cannot_be_told_is_left_open() {
        assert_eq!(lines("somewhere", "US"), ["somewhere"]);
        assert_eq!(lines("12345 Main Street", "US"), ["12345 Main Street"]);
    }

    #[test]
    fn only_what_cannot_be_kept_is_refused() {
        let home = Country::from_code("US").unwrap();
        for text in ["", " ,\n ", "1 Main\u{7}Street", "1 Main\u{202e}Street", &"x".repeat(501), &"x".repeat(201)] {
            let refused = Address::from_printed(text, home).unwrap_err();
            assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["shipping_address"], "{text}");
        }
    }
}
