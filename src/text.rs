//! Text that people type: parsed at the door, right by its type inside.

use std::fmt;

use serde::{Deserialize, Serialize};

pub use self::{email::Email, sku::Sku, slug::Slug};

mod email;
mod sku;
mod slug;

/// Why a text was refused; reads as a sentence beside its field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidText {
    /// Nothing but white space.
    #[error("Please fill this in.")]
    Empty,
    /// Longer than the field holds.
    #[error("This is too long: at most {most} characters.")]
    TooLong {
        /// How many characters it may have.
        most: usize,
    },
    /// Control characters, or marks that reorder the text around them.
    #[error("This contains characters that cannot be shown. Please type it again.")]
    Unprintable,
    /// Right as text, but not of the wanted form.
    #[error("{0}")]
    Malformed(&'static str),
}

/// One line of text of 1 to `MOST` characters, trimmed, in any script.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line<const MOST: usize>(String);

/// Text of several lines, up to `MOST` characters; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lines<const MOST: usize>(String);

/// A product's or category's title.
pub type Title = Line<200>;
/// A short name: a brand, a tag, an option or one of its values.
pub type Name = Line<100>;
/// A product's description, in Markdown.
pub type Markdown = Lines<50_000>;

impl<const MOST: usize> TryFrom<String> for Line<MOST> {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        one_line(&raw, MOST).map(|text| Self(text.to_owned()))
    }
}

impl<const MOST: usize> TryFrom<String> for Lines<MOST> {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        let text = raw.trim().replace("\r\n", "\n");
        refuse_unprintable(&text, |char| matches!(char, '\n' | '\t'))?;
        refuse_longer_than(MOST, &text)?;
        Ok(Self(text))
    }
}

/// The trimmed text, if it is one line that can be shown and is not too long.
fn one_line(raw: &str, most: usize) -> Result<&str, InvalidText> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(InvalidText::Empty);
    }
    refuse_unprintable(text, |_| false)?;
    refuse_longer_than(most, text)?;
    Ok(text)
}

fn refuse_longer_than(most: usize, text: &str) -> Result<(), InvalidText> {
    if text.chars().count() > most { Err(InvalidText::TooLong { most }) } else { Ok(()) }
}

/// Right-to-left text is welcome; the marks that override the direction of what follows are not,
/// because they make a text read as another one (<https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing>).
fn refuse_unprintable(text: &str, allowed: impl Fn(char) -> bool) -> Result<(), InvalidText> {
    let reorders = |char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|char| (char.is_control() && !allowed(char)) || reorders(char)) {
        return Err(InvalidText::Unprintable);
    }
    Ok(())
}

macro_rules! text_like {
    ($([$($generics:tt)*] $name:ty;)+) => {$(
        impl<$($generics)*> $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl<$($generics)*> std::str::FromStr for $name {
            type Err = InvalidText;
            fn from_str(raw: &str) -> Result<Self, InvalidText> { Self::try_from(raw.to_owned()) }
        }
        impl<$($generics)*> From<$name> for String {
            fn from(text: $name) -> Self { text.0 }
        }
        impl<$($generics)*> fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )+};
}
pub(crate) use text_like;

text_like! {
    [const MOST: usize] Line<MOST>;
    [const MOST: usize] Lines<MOST>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_in_any_script() {
        for text in ["Ada", "  Ada\t", "אדה לאבלייס", "أمينة", "🦀 crab", "<b>bold</b>"] {
            assert_eq!(text.parse::<Name>().unwrap().as_str(), text.trim());
        }
    }

    #[test]
    fn each_refusal_says_why() {
        assert_eq!(" \n ".parse::<Name>(), Err(InvalidText::Empty));
        assert_eq!("a\0b".parse::<Name>(), Err(InvalidText::Unprintable));
        assert_eq!("a\nb".parse::<Name>(), Err(InvalidText::Unprintable));
        assert_eq!("a\u{202e}b".parse::<Name>(), Err(InvalidText::Unprintable));
        assert_eq!("é".repeat(101).parse::<Name>(), Err(InvalidText::TooLong { most: 100 }));
        assert!("é".repeat(100).parse::<Name>().is_ok());
    }

    #[test]
    fn several_lines_keep_their_breaks() {
        assert_eq!("one\r\ntwo".parse::<Markdown>().unwrap().as_str(), "one\ntwo");
        assert_eq!("".parse::<Markdown>().unwrap().as_str(), "");
        assert!("one\u{7}".parse::<Markdown>().is_err());
    }
}
