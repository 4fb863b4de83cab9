use super::{Country, Part, optional};
use crate::text::Name;

/// The region to keep: the code of a listed one, however it was typed; nothing where the country writes none.
pub(super) fn checked(typed: &str, country: Option<Country>) -> Result<Option<Name>, String> {
    let sentence = |reason: crate::text::InvalidText| reason.to_string();
    let Some(country) = country else { return optional(typed).map_err(sentence) };
    let format = country.address_format();
    if !format.has(Part::Region) {
        return Ok(None);
    }
    let word = format.word(Part::Region).to_lowercase();
    match optional::<100>(typed).map_err(sentence)? {
        None if format.needs(Part::Region) => Err(format!("Please choose the {word}.")),
        Some(typed) if !format.regions().is_empty() => match format.region(typed.as_str()) {
            Some(region) => region.code().parse().map(Some).map_err(sentence),
            None => Err(format!("This is no {word} of {}. Please choose one of the list.", country.name())),
        },
        kept => Ok(kept),
    }
}
