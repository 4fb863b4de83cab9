use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{InvalidText, text_like};

/// An e-mail address, in lower case and in one Unicode form (NFKC), so that two ways of typing it are one address.
///
/// Checked for its shape only (one `@`, a dotted domain, no spaces): whether it exists is known
/// when a mail arrives. At most 254 characters (RFC 5321 §4.5.3.1.3).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    const MOST: usize = 254;
}

impl TryFrom<String> for Email {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        // Lower case can undo the form (İ becomes i with a dot above), so the form comes last.
        let folded: String = raw.nfkc().collect::<String>().to_lowercase().nfkc().collect();
        let text = super::one_line(&folded, Self::MOST)?.to_owned();
        if !has_shape(&text) {
            return Err(InvalidText::Malformed("This does not look like an e-mail address, such as ada@example.com."));
        }
        Ok(Self(text))
    }
}

fn has_shape(text: &str) -> bool {
    let refused = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ',' | ';' | '(' | ')' | '\\' | '[' | ']');
    let Some((mailbox, domain)) = text.split_once('@') else { return false };
    let label = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    !text.chars().any(refused)
        && !mailbox.is_empty()
        && mailbox.len() <= 64
        && !mailbox.starts_with('.')
        && !mailbox.ends_with('.')
        && !mailbox.contains("..")
        && domain.contains('.')
        && domain.split('.').all(label)
}

text_like! { [] Email; }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_good_shape() {
        for raw in ["ada@example.com", "Ada.L+shop@mail.example.co.uk", "ü@bücher.example"] {
            assert_eq!(raw.parse::<Email>().unwrap().as_str(), raw.to_lowercase());
        }
    }

    #[test]
    fn two_ways_of_typing_are_one_address() {
        let same = |one: &str, other: &str| assert_eq!(one.parse::<Email>(), other.parse::<Email>(), "{one}");
        same("Ada@Example.com", "ada@example.com");
        same("jos\u{e9}@example.com", "jose\u{301}@example.com");
        same("JOS\u{c9}@example.com", "jose\u{301}@example.com");
        same("\u{ff41}da@example.com", "ada@example.com");
    }

    #[test]
    fn addresses_of_bad_shape() {
        for raw in [
            "",
            "ada",
            "ada@",
            "@example.com",
            "a b@example.com",
            "ada@example",
            "a@b@c.de",
            "ada@.com",
            "<ada@example.com>",
            "a..b@example.com",
            "ada@-x.com",
        ] {
            assert!(raw.parse::<Email>().is_err(), "{raw}");
        }
    }
}
