use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{InvalidText, Name, text_like};

macro_rules! carriers {
    ($($name:ident = $code:literal $label:literal $page:literal;)+) => {
        /// Who brings it.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "each is a firm's name")]
        pub enum Carrier {
            $(#[serde(rename = $code)] $name,)+
            /// Somebody else.
            Other(Name),
        }

        impl Carrier {
            /// Every carrier whose tracking page is known: its code and its name.
            pub const KNOWN: &'static [(&'static str, &'static str)] = &[$(($code, $label)),+];

            /// The carrier of a code; else one of that name.
            ///
            /// # Errors
            /// If it is neither.
            pub fn named(text: &str) -> Result<Self, InvalidText> {
                let is = |code: &str, label: &str| text.trim().eq_ignore_ascii_case(code) || text.trim().eq_ignore_ascii_case(label);
                $(if is($code, $label) { return Ok(Self::$name); })+
                text.parse().map(Self::Other)
            }

            /// Its public tracking page, with `{}` where the number goes.
            const fn page(&self) -> Option<&'static str> {
                match self { $(Self::$name => Some($page),)+ Self::Other(_) => None }
            }
        }

        impl fmt::Display for Carrier {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$name => f.write_str($label),)+ Self::Other(name) => write!(f, "{name}") }
            }
        }
    };
}

carriers! {
    Ups = "ups" "UPS" "https://www.ups.com/track?tracknum={}";
    Usps = "usps" "USPS" "https://tools.usps.com/go/TrackConfirmAction?tLabels={}";
    FedEx = "fedex" "FedEx" "https://www.fedex.com/fedextrack/?trknbr={}";
    Dhl = "dhl" "DHL" "https://www.dhl.com/global-en/home/tracking.html?tracking-id={}";
    Dpd = "dpd" "DPD" "https://tracking.dpd.de/status/en_US/parcel/{}";
    Gls = "gls" "GLS" "https://gls-group.eu/EU/en/parcel-tracking?match={}";
    RoyalMail = "royal_mail" "Royal Mail" "https://www.royalmail.com/track-your-item#/tracking-results/{}";
    Evri = "evri" "Evri (Hermes)" "https://www.evri.com/track/parcel/{}";
    Correos = "correos" "Correos" "https://www.correos.es/es/en/tools/tracker/items/details?tracking-number={}";
    IndiaPost = "india_post" "India Post" "https://www.indiapost.gov.in/_layouts/15/dop.portal.tracking/trackconsignment.aspx";
}

impl Carrier {
    /// Where a shopper sees how far a shipment is.
    #[must_use]
    pub fn link(&self, number: &TrackingNumber) -> Option<String> {
        self.page().map(|page| page.replace("{}", number.as_str()))
    }
}

/// What a carrier calls a shipment: letters, digits and `-` only, so that it can stand in any address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TrackingNumber(String);

impl TryFrom<String> for TrackingNumber {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        let number: String = raw.split_whitespace().collect();
        match number.len() {
            0 => Err(InvalidText::Empty),
            61.. => Err(InvalidText::TooLong { most: 60 }),
            _ if number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => Ok(Self(number.to_ascii_uppercase())),
            _ => Err(InvalidText::Malformed("A tracking number has letters, digits and - only.")),
        }
    }
}

/// A tracking page that staff name; `https` only, because shoppers are sent there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TrackingPage(String);

impl TryFrom<String> for TrackingPage {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        let page = raw.trim();
        let refused = InvalidText::Malformed("Type the whole address of a page, beginning with https://.");
        if page.is_empty() {
            return Err(InvalidText::Empty);
        }
        if page.len() > 500 {
            return Err(InvalidText::TooLong { most: 500 });
        }
        let host = page.strip_prefix("https://").ok_or_else(|| refused.clone())?.split(['/', '?', '#']).next().unwrap_or_default();
        let named = host.contains('.') && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
        // What could end an attribute, or be read as another address, is not part of one.
        let plain = page.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`'));
        if named && plain { Ok(Self(page.to_owned())) } else { Err(refused) }
    }
}

text_like! {
    [] TrackingNumber;
    [] TrackingPage;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leads_to_its_carriers_page() {
        let number: TrackingNumber = "1z 999 aa1".parse().unwrap();
        assert_eq!(Carrier::Ups.link(&number).unwrap(), "https://www.ups.com/track?tracknum=1Z999AA1");
        assert_eq!(Carrier::named("Royal mail").unwrap(), Carrier::RoyalMail);
        assert_eq!(Carrier::named("Bob's Bikes").unwrap().link(&number), None);
        assert_eq!(Carrier::KNOWN.len(), 10);
    }

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for raw in ["", "a b&c", "x\"onclick", "../..", "١٢٣"] {
            assert!(raw.parse::<TrackingNumber>().is_err(), "{raw}");
        }
        for raw in
            ["http://a.example/", "javascript:alert(1)", "https://", "https://user@evil.example/", "https://a.example/\"x", "//a.example"]
        {
            assert!(raw.parse::<TrackingPage>().is_err(), "{raw}");
        }
        assert!("https://track.example/?n=1#x".parse::<TrackingPage>().is_ok());
    }

    #[test]
    fn a_carrier_reads_back() {
        for carrier in [Carrier::FedEx, Carrier::Other("Bob".parse().unwrap())] {
            let text = serde_json::to_string(&carrier).unwrap();
            assert_eq!(serde_json::from_str::<Carrier>(&text).unwrap(), carrier, "{text}");
        }
    }
}
