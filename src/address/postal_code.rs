use regex_lite::Regex;

use super::{AddressFormat, Country, Part, optional};
use crate::text::Line;

/// The postal code to keep, as the country writes it; nothing where it writes none.
pub(super) fn checked(typed: &str, country: Option<Country>) -> Result<Option<Line<16>>, String> {
    let sentence = |reason: crate::text::InvalidText| reason.to_string();
    let Some(country) = country else { return optional(typed).map_err(sentence) };
    let format = country.address_format();
    if !format.has(Part::PostalCode) {
        return Ok(None);
    }
    let word = in_a_sentence(format.word(Part::PostalCode));
    match optional::<16>(typed).map_err(sentence)? {
        None if format.needs(Part::PostalCode) => Err(format!("Please fill in the {word}.")),
        None => Ok(None),
        Some(code) => match (written(code.as_str(), format), format.postal_code_example()) {
            (Some(code), _) => code.parse().map(Some).map_err(sentence),
            (None, Some(example)) => Err(format!("The {word} in {} looks like {example}.", country.name())),
            (None, None) => Err(format!("The {word} has letters and digits only.")),
        },
    }
}

/// The part of a text that is a postal code of the country: where it stands, and how it is written.
pub(super) fn found(text: &str, format: &AddressFormat) -> Option<(std::ops::Range<usize>, String)> {
    if format.zip.is_empty() {
        return None;
    }
    let pattern = Regex::new(&format!("(?i)(?:^|[^0-9a-z])((?:{})?(?:{}))(?:$|[^0-9a-z-])", format.zip_prefix, format.zip)).ok()?;
    let place = pattern.captures_iter(text).filter_map(|found| found.get(1)).last()?.range();
    let code = written(&text[place.clone()], format)?;
    Some((place, code))
}

/// The code in capitals, with spaces and hyphens where the country's examples have them: `sw1y4jh` is `SW1Y 4JH`.
fn written(typed: &str, format: &AddressFormat) -> Option<String> {
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let typed = typed.strip_prefix(&format.zip_prefix).unwrap_or(&typed).trim_start();
    if format.zip.is_empty() {
        let is_plain = typed.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
        return is_plain.then(|| typed.to_owned());
    }
    let pattern = Regex::new(&format!("^(?:{})$", format.zip)).ok()?;
    let spaced = format.zip_examples.iter().find_map(|example| spaced_like(typed, example));
    spaced.into_iter().chain([typed.to_owned()]).find(|code| pattern.is_match(code))
}

/// The letters and digits of `typed` with the breaks of `example`, if both are of one shape. Hyphens are only passed
/// over where the example has a break: `1234-5` is a slip in a country of five digits.
fn spaced_like(typed: &str, example: &str) -> Option<String> {
    let is_break = |c: char| matches!(c, ' ' | '-');
    let has_breaks = example.contains(is_break);
    let mut left = typed.chars().filter(|c| *c != ' ' && !(has_breaks && *c == '-'));
    let mut spaced = String::new();
    for wanted in example.chars() {
        let next = if is_break(wanted) { wanted } else { left.next()? };
        if next.is_ascii_digit() != wanted.is_ascii_digit() {
            return None;
        }
        spaced.push(next);
    }
    left.next().is_none().then_some(spaced)
}

/// `ZIP code` and `Eircode` keep their capitals.
fn in_a_sentence(word: &str) -> String {
    if word.starts_with("Post") { word.to_lowercase() } else { word.to_owned() }
}
