//! Who somebody is, as a provider says.

use shop::text::{Email, Name};

/// Somebody at a provider. What is linked to an account is the provider and the subject, never the e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalIdentity {
    /// The provider's code.
    pub provider: String,
    /// Names them there for ever. For OpenID it is issuer and subject, since only both together are
    /// unique (OpenID Connect Core §5.7): an operator who sets another issuer lets nobody into old accounts.
    pub subject: String,
    /// Their e-mail address, if the provider gave one of good shape.
    pub email: Option<Email>,
    /// Whether the provider says that they read what is sent there. Only then may it lead to an account.
    pub email_verified: bool,
    /// What they are called.
    pub name: Option<Name>,
}

/// What a provider tells, before it is looked at.
#[derive(Default)]
pub(super) struct Told {
    pub subject: String,
    pub email: Option<String>,
    pub email_verified: bool,
    pub name: Option<String>,
}

impl ExternalIdentity {
    /// Takes what is of good shape and leaves the rest: a strange name is no reason to turn somebody away.
    pub(super) fn of(provider: &str, told: Told) -> Self {
        let email = told.email.and_then(|email| email.parse().ok());
        Self {
            provider: provider.to_owned(),
            subject: told.subject,
            email_verified: told.email_verified && email.is_some(),
            email,
            name: told.name.and_then(|name| name.parse().ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_an_address_is_not_a_verified_one() {
        let told = Told { subject: "1".into(), email: Some("ada".into()), email_verified: true, name: Some("\u{7}".into()) };
        let identity = ExternalIdentity::of("oidc", told);
        assert_eq!((identity.email, identity.email_verified, identity.name), (None, false, None));
    }
}
