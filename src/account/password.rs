use unicode_normalization::UnicodeNormalization;

use super::User;
use crate::text::{Email, Name};

/// A password as it was typed, in one Unicode form (NFKC, as NIST SP 800-63B §5.1.1.2 advises).
///
/// It has no `Serialize` and shows nothing in logs: it is never kept or echoed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a new password was refused; reads as a sentence beside its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Nothing was typed.
    #[error("Please choose a password.")]
    Missing,
    /// Easily tried out.
    #[error("Please use at least {} characters. Four words in a row are easy to remember.", Password::LEAST)]
    TooShort,
    /// More than anybody types.
    #[error("This is too long: at most {} characters.", Password::MOST)]
    TooLong,
    /// One of the first that attackers try.
    #[error("This password is on the list of those that attackers try first. Please choose another.")]
    Common,
    /// Their own name or e-mail.
    #[error("Please do not use your name or e-mail as your password.")]
    Personal,
}

impl Password {
    /// The fewest characters of a new password.
    pub const LEAST: usize = 8;
    /// The most; a hash takes the same time for all of them.
    pub const MOST: usize = 200;

    /// A password to try, whatever was typed; what is longer than any password can be is cut, and then wrong.
    #[must_use]
    pub fn typed(raw: &str) -> Self {
        Self(raw.chars().take(Self::MOST + 1).nfkc().collect())
    }

    /// A new password.
    ///
    /// `is_common` knows the passwords that attackers try first, in lower case.
    ///
    /// # Errors
    /// Why it must be another one.
    pub fn new(raw: &str, name: &Name, email: &Email, is_common: impl Fn(&str) -> bool) -> Result<Self, WeakPassword> {
        let password = Self::typed(raw);
        let lower = password.0.to_lowercase();
        match password.0.chars().count() {
            0 => Err(WeakPassword::Missing),
            length if length < Self::LEAST => Err(WeakPassword::TooShort),
            length if length > Self::MOST => Err(WeakPassword::TooLong),
            _ if is_common(&lower) || is_one_letter(&lower) => Err(WeakPassword::Common),
            _ if is_personal(&lower, name, email) => Err(WeakPassword::Personal),
            _ => Ok(password),
        }
    }

    /// A new password for somebody.
    ///
    /// # Errors
    /// Why it must be another one.
    pub fn new_for(user: &User, raw: &str, is_common: impl Fn(&str) -> bool) -> Result<Self, WeakPassword> {
        Self::new(raw, &user.name, &user.email, is_common)
    }

    /// The bytes that are hashed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

fn is_one_letter(password: &str) -> bool {
    let mut letters = password.chars();
    let first = letters.next();
    letters.all(|letter| Some(letter) == first)
}

fn is_personal(password: &str, name: &Name, email: &Email) -> bool {
    let name = name.as_str().to_lowercase();
    let mailbox = email.as_str().split('@').next().unwrap_or_default();
    [name.as_str(), &name.replace(' ', ""), email.as_str(), mailbox].contains(&password)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(raw: &str) -> Option<WeakPassword> {
        let is_common = |password: &str| password == "password1";
        Password::new(raw, &"Ada Lovelace".parse().unwrap(), &"ada.lovelace@example.com".parse().unwrap(), is_common).err()
    }

    #[test]
    fn each_refusal_says_why() {
        assert_eq!(refused(""), Some(WeakPassword::Missing));
        assert_eq!(refused("seven77"), Some(WeakPassword::TooShort));
        assert_eq!(refused("PassWord1"), Some(WeakPassword::Common));
        assert_eq!(refused("zzzzzzzzzz"), Some(WeakPassword::Common));
        assert_eq!(refused("Ada Lovelace"), Some(WeakPassword::Personal));
        assert_eq!(refused("ADA.LOVELACE@example.com"), Some(WeakPassword::Personal));
        assert_eq!(refused(&"ab".repeat(101)), Some(WeakPassword::TooLong));
        for good in ["tidy brass kettle", "пароль-длинный", "🦀🦀🐚🐚🦀🦀🐚🐚", "Secret123!"] {
            assert_eq!(refused(good), None, "{good}");
        }
    }

    #[test]
    fn two_ways_of_typing_are_one_password() {
        assert_eq!(Password::typed("caf\u{e9} noir"), Password::typed("cafe\u{301} noir"));
        assert_ne!(Password::typed("Kettle"), Password::typed("kettle"));
        assert_eq!(format!("{:?}", Password::typed("secret")), "Password(…)");
    }
}
