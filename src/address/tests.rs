use proptest::prelude::*;

use super::*;

fn ada() -> AddressForm {
    AddressForm {
        name: "Ada Lovelace".into(),
        line1: "12 St James's Square".into(),
        city: "London".into(),
        postal_code: "SW1Y 4JH".into(),
        country: "gb".into(),
        ..AddressForm::default()
    }
}

fn code_in(country: &str, typed: &str) -> Result<Option<String>, String> {
    let country = Country::from_code(country).unwrap();
    postal_code::checked(typed, Some(country)).map(|code| code.map(|code| code.to_string()))
}

fn region_in(country: &str, typed: &str) -> Result<Option<String>, String> {
    let country = Country::from_code(country).unwrap();
    region::checked(typed, Some(country)).map(|region| region.map(|region| region.to_string()))
}

#[test]
fn a_whole_address_passes() {
    let address = ada().check().unwrap();
    assert_eq!(address.country.code(), "GB");
    assert_eq!(address.line2, None);
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let refused = AddressForm { name: "\u{7}".into(), country: "XX".into(), ..AddressForm::default() }.check().unwrap_err();
    assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["city", "country", "line1", "name"]);
    let refused = AddressForm { country: "US".into(), ..AddressForm::default() }.check().unwrap_err();
    assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["city", "line1", "name", "postal_code", "region"]);
}

#[test]
fn countries_are_listed_by_name() {
    let names: Vec<_> = Country::all().into_iter().map(Country::name).collect();
    assert!(names.is_sorted() && names.contains(&"United States Of America"), "{names:?}");
}

/// Country, typed, kept.
const RIGHT: &[(&str, &str, &str)] = &[
    ("US", "10001", "10001"),
    ("US", "10001-1234", "10001-1234"),
    ("US", " 100011234 ", "10001-1234"),
    ("GB", "sw1y4jh", "SW1Y 4JH"),
    ("GB", "M2  5bq", "M2 5BQ"),
    ("CA", "h3z2y7", "H3Z 2Y7"),
    ("NL", "1234ab", "1234 AB"),
    ("DE", "10115", "10115"),
    ("FR", "75 001", "75001"),
    ("AT", "1010", "1010"),
    ("CH", "CH-8001", "8001"),
    ("SE", "SE-114 55", "11455"),
    ("PL", "00950", "00-950"),
    ("PT", "2725079", "2725-079"),
    ("BR", "01310100", "01310-100"),
    ("JP", "1540023", "154-0023"),
    ("IN", "110 034", "110034"),
    ("AU", "2000", "2000"),
    ("NZ", "6001", "6001"),
    ("IE", "a65f4e2", "A65 F4E2"),
    ("KR", "03051", "03051"),
    ("SG", "546080", "546080"),
    ("MX", "02860", "02860"),
    ("ES", "28039", "28039"),
    ("IT", "00144", "00144"),
    ("DK", "8660", "8660"),
    ("FI", "FI-00550", "00550"),
    ("LU", "l-4750", "4750"),
];

/// Country, typed, and what is said.
const WRONG: &[(&str, &str, &str)] = &[
    ("US", "SW1Y 4JH", "The ZIP code in United States Of America looks like 95014."),
    ("US", "", "Please fill in the ZIP code."),
    ("DE", "1234", "The postal code in Germany looks like 26133."),
    ("DE", "1234-5", "The postal code in Germany looks like 26133."),
    ("DE", "", "Please fill in the postal code."),
    ("GB", "10001", "EC1Y 8SY"),
    ("GB", "", "Please fill in the postcode."),
    ("GB", "QQ1 1AA", "EC1Y 8SY"),
    ("CA", "12345", "H3Z 2Y7"),
    ("IN", "12345", "The PIN code in India looks like 110034."),
    ("IE", "12", "The Eircode in Ireland looks like A65 F4E2."),
    ("BR", "<script>", "40301-110"),
    ("JP", "12", "154-0023"),
    ("AU", "20000", "looks like"),
    ("NL", "0123 AB", "1234 AB"),
    ("FR", "7500", "looks like"),
    ("PL", "0095", "00-950"),
    ("SG", "1234", "looks like"),
    ("KP", "<b>", "letters and digits only"),
    ("US", "12345678901234567", "at most 16 characters"),
];

#[test]
fn postal_codes_are_kept_as_the_country_writes_them() {
    for (country, typed, kept) in RIGHT {
        assert_eq!(code_in(country, typed), Ok(Some((*kept).to_owned())), "{country} {typed}");
    }
    for country in ["HK", "AE", "TT", "IE", "CO"] {
        assert_eq!(code_in(country, ""), Ok(None), "{country} needs none");
    }
    assert_eq!(code_in("HK", "10001"), Ok(None), "where there are none, none is kept");
}

#[test]
fn wrong_postal_codes_are_told_the_right_form_in_the_countrys_own_word() {
    for (country, typed, sentence) in WRONG {
        let told = code_in(country, typed).unwrap_err();
        assert!(told.contains(sentence), "{country} {typed}: {told}");
    }
}

#[test]
fn regions_are_kept_by_code_however_they_are_typed() {
    let right = [
        ("US", "il", "IL"),
        ("US", "Illinois", "IL"),
        ("US", " district of columbia ", "DC"),
        ("CA", "québec", "QC"),
        ("AU", "New South Wales", "NSW"),
        ("IN", "karnataka", "KA"),
        ("BR", "Sao Paulo", "SP"),
        ("MX", "Jal.", "JAL"),
        ("MX", "Jalisco", "JAL"),
        ("JP", "tokyo", "13"),
        ("JP", "東京都", "13"),
        ("IT", "rm", "RM"),
        ("ES", "Madrid", "M"),
        ("IE", "Co. Cork", "CO"),
        ("AE", "Dubai", "DU"),
    ];
    for (country, typed, kept) in right {
        assert_eq!(region_in(country, typed), Ok(Some(kept.to_owned())), "{country} {typed}");
    }
    assert_eq!(region_in("IE", ""), Ok(None), "listed, but not needed");
    assert_eq!(region_in("GB", "Kent"), Ok(None), "Britain writes no counties");
    assert_eq!(region_in("FM", "Pohnpei"), Ok(Some("Pohnpei".to_owned())), "not listed, so as it was typed");
}

#[test]
fn a_region_of_another_country_is_forgotten() {
    let form = AddressForm { region: "AL".into(), country: "BR".into(), ..ada() };
    assert_eq!(form.clone().with_fields_of("US").region, "");
    assert_eq!(form.clone().with_fields_of("BR").region, "AL");
    assert_eq!(form.with_fields_of("").region, "AL", "programs send no such field");
}

#[test]
fn regions_are_demanded_where_they_decide() {
    for (country, typed, told) in [
        ("US", "", "Please choose the state."),
        ("CA", "", "Please choose the province."),
        ("JP", "", "Please choose the prefecture."),
        ("US", "Ontario", "This is no state of United States Of America. Please choose one of the list."),
        ("IE", "Kent", "This is no county of Ireland. Please choose one of the list."),
        ("US", "N\u{7}Y", "characters that cannot be shown"),
    ] {
        let sentence = region_in(country, typed).unwrap_err();
        assert!(sentence.contains(told), "{country} {typed}: {sentence}");
    }
}

#[test]
fn lines_stand_in_the_countrys_order() {
    let printed = |country: &str, city: &str, region: &str, postal_code: &str| {
        let [city, region, postal_code] = [city, region, postal_code].map(str::to_owned);
        let form = AddressForm { line2: "Flat 2".into(), city, region, postal_code, country: country.into(), ..ada() };
        form.check().unwrap().lines()[3..].join(" / ")
    };
    assert_eq!(printed("US", "Springfield", "Illinois", "62701"), "Springfield, IL 62701 / United States Of America");
    assert_eq!(printed("DE", "Berlin", "", "10115"), "10115 Berlin / Germany");
    assert_eq!(printed("GB", "London", "", "sw1y4jh"), "London / SW1Y 4JH / United Kingdom Of Great Britain And Northern Ireland");
    assert_eq!(printed("CA", "Montréal", "qc", "h3z2y7"), "Montréal QC H3Z 2Y7 / Canada");
    assert_eq!(printed("IN", "Bengaluru", "KA", "560001"), "Bengaluru 560001 / Karnataka / India");
    assert_eq!(printed("BR", "São Paulo", "SP", "01310100"), "São Paulo-SP / 01310-100 / Brazil");
    assert_eq!(printed("JP", "Setagaya", "13", "1540023"), "Setagaya, Tokyo / 154-0023 / Japan");
    assert_eq!(printed("SG", "Singapore", "", "546080"), "SINGAPORE 546080 / Singapore");
    assert_eq!(printed("SE", "Stockholm", "", "11455"), "SE-11455 Stockholm / Sweden");
    assert_eq!(printed("HK", "Central", "Hong Kong Island", ""), "Central / Hong Kong Island / Hong Kong");
    assert_eq!(printed("TT", "Arima", "", ""), "Arima / Trinidad And Tobago");
}

#[test]
fn an_address_of_an_older_order_is_read_and_printed_whole() {
    let kept = r#"{"name":"Ada","line1":"1 Main Street","line2":null,"city":"Springfield","region":"Illinois","postal_code":"62701","country":"US"}"#;
    let address: Address = serde_json::from_str(kept).unwrap();
    assert_eq!(address.region_code(), Some("IL"));
    assert_eq!(address.lines()[2], "Springfield, IL 62701");
    assert_eq!(AddressForm::from(&address).region, "IL");
    let kept = kept.replace("US", "GB").replace("Illinois", "Kent");
    let address: Address = serde_json::from_str(&kept).unwrap();
    assert!(address.lines().contains(&"Kent".to_owned()) && address.region_code().is_none());
}

proptest! {
    #[test]
    fn any_printed_text_is_an_address_or_refused(text in "[\\PC\n,]{0,60}", country in 0..249_usize) {
        let home = Country::all()[country % Country::all().len()];
        if let Ok(address) = Address::from_printed(&text, home) {
            prop_assert_eq!(address.country, home);
            prop_assert!(!address.lines().is_empty());
        }
    }

    #[test]
    fn what_is_accepted_reads_back_the_same(country in 0..249_usize, region in 0..120_usize, example in 0..20_usize, city in "[A-Za-z]{1,20}") {
        let country = Country::all()[country % Country::all().len()];
        let format = country.address_format();
        let pick = |place: usize, count: usize| place.checked_rem(count);
        let region = pick(region, format.regions().len()).map(|place| format.regions()[place].name().to_uppercase());
        let postal_code = pick(example, format.zip_examples.len()).map(|place| format.zip_examples[place].to_lowercase());
        let form = AddressForm {
            city,
            region: region.unwrap_or_default(),
            postal_code: postal_code.unwrap_or_default(),
            country: country.code().into(),
            ..ada()
        };
        let address = form.check().unwrap();
        prop_assert_eq!(&AddressForm::from(&address).check().unwrap(), &address);
        prop_assert_eq!(address.lines().pop(), Some(country.name().to_owned()));
        prop_assert_eq!(&serde_json::from_value::<Address>(serde_json::to_value(&address).unwrap()).unwrap(), &address);
    }
}
