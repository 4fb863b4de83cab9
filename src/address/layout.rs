//! The lines of an address in its country's order.
//!
//! The data's notation: `%N` the name, `%A` the street's lines, `%C` city, `%S` region, `%Z` postal code, `%n` a new
//! line; anything else is text that stands there. `%O`, `%D` and `%X` (company, suburb, sorting code) we do not ask for.

use super::{Address, Part, Region};

/// What is written where a part is not known, and left out when the address is printed.
pub(super) const UNKNOWN: &str = "–";

enum Piece<'a> {
    Field(String),
    Text(&'a str),
}

impl Address {
    /// The lines from top to bottom, the country's name last: for parcels, invoices, mails and pages.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let layout = self.layout();
        let country = self.country.name();
        let lines = layout.split("%n").flat_map(|line| self.line(line)).map(|line| line.trim().to_owned());
        // Some territories have their own name in the layout already.
        let own = lines.filter(|line| !line.is_empty() && line.to_lowercase() != country.to_lowercase());
        own.chain([country.to_owned()]).collect()
    }

    /// The country's layout, with a place for what this address has and the layout lacks.
    fn layout(&self) -> String {
        let format = self.country.address_format();
        let mut layout = format.layout().to_owned();
        // Singapore's own line says so already.
        let is_city =
            |line: &str| line.split('%').next().is_some_and(|text| text.trim().to_lowercase() == self.city.as_str().to_lowercase());
        if !layout.contains("%C") && !layout.split("%n").any(is_city) {
            layout = layout.replace("%A", "%A%n%C");
        }
        if self.postal_code.is_some() && !format.has(Part::PostalCode) {
            layout.push_str("%n%Z");
        }
        if self.region.is_some() && !format.has(Part::Region) {
            layout.push_str("%n%S");
        }
        layout
    }

    /// One line of the layout, filled in; the street may make two of it.
    fn line(&self, layout: &str) -> Vec<String> {
        let pieces = self.pieces(layout);
        let is_empty = |piece: Option<&Piece>| matches!(piece, Some(Piece::Field(text)) if text.is_empty());
        let mut line = String::new();
        let mut follows_nothing = false;
        for (place, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Field(text) => {
                    follows_nothing = text.is_empty();
                    line.push_str(text);
                }
                // A comma between two fields stands only if both do; so libaddressinput does it.
                Piece::Text(text) if !is_empty(pieces.get(place + 1)) && (!follows_nothing || !line.is_empty()) => line.push_str(text),
                Piece::Text(_) => {}
            }
        }
        line.lines().map(str::to_owned).collect()
    }

    fn pieces<'a>(&self, layout: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut parts = layout.split('%');
        pieces.extend(parts.next().filter(|text| !text.is_empty()).map(Piece::Text));
        for part in parts {
            let mut rest = part.chars();
            if let Some(sign) = rest.next() {
                pieces.push(Piece::Field(self.field(sign)));
            }
            pieces.extend(Some(rest.as_str()).filter(|text| !text.is_empty()).map(Piece::Text));
        }
        pieces
    }

    fn field(&self, sign: char) -> String {
        let text = match sign {
            'N' => self.name.to_string(),
            'A' => return self.street(),
            'C' => self.city.to_string(),
            'S' => self.region_on_a_parcel(),
            'Z' => self.postal_code.as_ref().map(ToString::to_string).unwrap_or_default(),
            _ => String::new(),
        };
        if text == UNKNOWN { String::new() } else { text }
    }

    fn street(&self) -> String {
        let lines = [Some(self.line1.to_string()), self.line2.as_ref().map(ToString::to_string)];
        lines.into_iter().flatten().filter(|line| line != UNKNOWN).collect::<Vec<_>>().join("\n")
    }

    fn region_on_a_parcel(&self) -> String {
        let typed = self.region.as_ref().map(ToString::to_string).unwrap_or_default();
        self.country.address_format().region(&typed).map(Region::on_a_parcel).map_or(typed, str::to_owned)
    }
}
