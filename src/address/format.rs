use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Google's address data, with which Chrome and Android fill forms in; `scripts/address-data.py` says where it is from
/// and what of it is kept. Only the server reads it, so the linker leaves it out of the WASM.
const DATA: &str = include_str!("countries.json");

/// Where posts say `postcode` (Royal Mail, the islands' posts, Australia Post, New Zealand Post); the data does not tell.
const SAY_POSTCODE: &[&str] = &["AU", "GB", "GG", "IM", "JE", "NZ"];

static FORMATS: LazyLock<BTreeMap<String, AddressFormat>> = LazyLock::new(|| {
    let mut formats: BTreeMap<String, AddressFormat> = serde_json::from_str(DATA).unwrap_or_default();
    formats.iter_mut().for_each(|(code, format)| format.says_postcode = SAY_POSTCODE.contains(&code.as_str()));
    formats
});
static PLAINEST: LazyLock<AddressFormat> = LazyLock::new(AddressFormat::default);

/// How a country writes its addresses: what they have, in which order, and by which words.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressFormat {
    /// In the data's own notation, see `layout.rs`; empty means `PLAIN`.
    format: String,
    /// A letter for each part that must be there.
    require: String,
    /// A regular expression for a whole postal code.
    pub(super) zip: String,
    pub(super) zip_examples: Vec<String>,
    /// What stands before the code on a parcel and is not part of it: `SE-`.
    pub(super) zip_prefix: String,
    zip_word: String,
    region_word: String,
    city_word: String,
    #[serde(skip)]
    says_postcode: bool,
    regions: Vec<Region>,
}

/// A state, province, prefecture …
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Region {
    /// Code, name, as it stands on a parcel, and what else it is called.
    names: Vec<String>,
}

/// A part of an address that not every country has, or not in the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Town or city.
    City,
    /// State, province, prefecture …
    Region,
    /// Postal code.
    PostalCode,
}

impl AddressFormat {
    /// Where the data has no format of its own (its entry `ZZ`).
    const PLAIN: &str = "%N%n%O%n%A%n%C";

    pub(super) fn of(code: &str) -> &'static Self {
        FORMATS.get(code).unwrap_or(&PLAINEST)
    }

    /// What is known of a country that nobody has chosen yet: nothing but what all have.
    #[must_use]
    pub fn plain() -> &'static Self {
        &PLAINEST
    }

    pub(super) fn layout(&self) -> &str {
        if self.format.is_empty() { Self::PLAIN } else { &self.format }
    }

    /// The parts after the street, in the country's order. The city is asked for everywhere: where the format has none
    /// (Japan, Singapore), it is part of the street's lines, and stands after them.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut places: Vec<(usize, Part)> = [Part::City, Part::Region, Part::PostalCode]
            .into_iter()
            .filter_map(|part| self.layout().find(part.sign()).map(|place| (place, part)).or((part == Part::City).then_some((0, part))))
            .collect();
        places.sort_by_key(|(place, _)| *place);
        places.into_iter().map(|(_, part)| part).collect()
    }

    /// Whether the country's addresses have this part.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        part == Part::City || self.layout().contains(part.sign())
    }

    /// Whether no address is complete without it. A region that nobody could check is never demanded.
    #[must_use]
    pub fn needs(&self, part: Part) -> bool {
        match part {
            Part::City => true,
            Part::Region => self.require.contains('S') && !self.regions.is_empty(),
            Part::PostalCode => self.require.contains('Z'),
        }
    }

    /// The regions, by name; empty where the data lists none.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The region of this code or name, in any case, with accents or without.
    #[must_use]
    pub fn region(&self, wanted: &str) -> Option<&Region> {
        let wanted = folded(wanted);
        let called = |region: &&Region, place: usize| region.names.get(place).is_some_and(|name| folded(name) == wanted);
        // Codes first: a code of one may be the short name of another.
        let by_name = || self.regions.iter().find(|region| (1..region.names.len()).any(|place| called(region, place)));
        self.regions.iter().find(|region| called(region, 0)).or_else(by_name)
    }

    /// What people there call a part. The words of regions, cities, ZIP and PIN codes are those of libaddressinput.
    #[must_use]
    pub fn word(&self, part: Part) -> &'static str {
        match part {
            Part::PostalCode => match self.zip_word.as_str() {
                "zip" => "ZIP code",
                "pin" => "PIN code",
                "eircode" => "Eircode",
                _ if self.says_postcode => "Postcode",
                _ => "Postal code",
            },
            Part::City => match self.city_word.as_str() {
                "suburb" => "Suburb",
                "district" => "District",
                _ => "Town or city",
            },
            Part::Region => match self.region_word.as_str() {
                "area" => "Area",
                "county" => "County",
                "department" => "Department",
                "district" => "District",
                "do_si" => "Province or city (do/si)",
                "emirate" => "Emirate",
                "island" => "Island",
                "oblast" => "Oblast",
                "parish" => "Parish",
                "prefecture" => "Prefecture",
                "state" => "State",
                _ => "Province",
            },
        }
    }

    /// A right postal code, to show.
    #[must_use]
    pub fn postal_code_example(&self) -> Option<&str> {
        self.zip_examples.first().map(String::as_str)
    }
}

fn folded(name: &str) -> String {
    name.trim().nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

impl Part {
    const fn sign(self) -> &'static str {
        match self {
            Self::City => "%C",
            Self::Region => "%S",
            Self::PostalCode => "%Z",
        }
    }
}

impl Region {
    /// What it is kept by: ISO 3166-2 without the country's letters where it has such a code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.names[0]
    }

    /// What people read.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.names[1]
    }

    /// As it stands on a parcel.
    pub(super) fn on_a_parcel(&self) -> &str {
        &self.names[2]
    }
}

impl From<Vec<String>> for Region {
    fn from(mut names: Vec<String>) -> Self {
        names.resize(names.len().max(3), String::new());
        Self { names }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Country;

    fn of(code: &str) -> &'static AddressFormat {
        Country::from_code(code).unwrap().address_format()
    }

    #[test]
    fn the_data_can_be_read() {
        assert!(FORMATS.len() > 240, "{}", FORMATS.len());
        for country in Country::all() {
            let format = country.address_format();
            assert!(FORMATS.contains_key(country.code()), "nothing is known of {}", country.name());
            let mut codes: Vec<_> = format.regions().iter().map(Region::code).collect();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), format.regions().len(), "a code stands twice in {}", country.name());
            assert!(format.regions().iter().all(|region| region.names.iter().all(|name| !name.trim().is_empty())), "{}", country.name());
        }
    }

    #[test]
    fn every_pattern_is_one_and_allows_its_examples() {
        for (code, format) in FORMATS.iter().filter(|(_, format)| !format.zip.is_empty()) {
            let pattern = regex_lite::Regex::new(&format!("^(?:{})$", format.zip)).unwrap();
            assert!(!format.zip_examples.is_empty(), "{code}");
            for example in &format.zip_examples {
                assert!(pattern.is_match(example), "{code} {example}");
            }
        }
    }

    #[test]
    fn parts_come_in_the_countrys_order_and_by_its_words() {
        use Part::{City, PostalCode, Region};
        assert_eq!(of("US").parts(), [City, Region, PostalCode]);
        assert_eq!(of("DE").parts(), [PostalCode, City]);
        assert_eq!(of("GB").parts(), [City, PostalCode]);
        assert_eq!(of("JP").parts(), [City, Region, PostalCode]);
        assert_eq!(of("TT").parts(), [City]);
        let words = |code, part| of(code).word(part);
        assert_eq!((words("US", PostalCode), words("IN", PostalCode), words("IE", PostalCode)), ("ZIP code", "PIN code", "Eircode"));
        assert_eq!((words("US", Region), words("CA", Region), words("JP", Region)), ("State", "Province", "Prefecture"));
        assert_eq!((words("AU", City), words("FR", City)), ("Suburb", "Town or city"));
    }

    #[test]
    fn a_region_is_demanded_where_it_is_listed_and_decides() {
        for code in ["US", "CA", "AU", "IN", "BR", "MX", "JP", "IT", "ES"] {
            assert!(of(code).needs(Part::Region), "{code}");
        }
        for code in ["GB", "DE", "FR", "NL", "SG", "IE", "FM"] {
            assert!(!of(code).needs(Part::Region), "{code}");
        }
    }
}
