//! Who may do what: the one policy that pages, server functions and REST ask.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::{Checked, Code, Rejection};

macro_rules! permissions {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal $label:literal;)+) => {
        /// Something that staff may be allowed to do, and the scope of a program's key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Permission {
            $($(#[doc = $doc])* #[serde(rename = $text)] $name,)+
        }

        impl Permission {
            /// Every permission, in the order forms show them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The permission as programs name it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The permission as people read it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }
        }
    };
}

permissions! {
    /// Write products and categories.
    Catalog = "catalog" "Write products and categories";
    /// Handle orders.
    Orders = "orders" "Handle orders";
    /// Write promotions, shipping and taxes.
    Promotions = "promotions" "Write promotions, shipping and taxes";
    /// See who has an account.
    Customers = "customers" "See customers";
    /// Read the audit log.
    Audit = "audit" "Read the audit log";
}

impl Permission {
    /// All their names, to be read in a sentence.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.iter().map(|permission| permission.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The permission of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.as_str() == name)
    }
}

/// Several permissions.
pub type Permissions = BTreeSet<Permission>;

/// What somebody is to the shop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Role {
    /// Buys here.
    #[default]
    Customer,
    /// Works here, with chosen permissions.
    Staff {
        /// Which.
        permissions: Permissions,
    },
    /// May do everything.
    Admin,
}

impl Role {
    /// Every role by its name.
    pub const NAMES: [&'static str; 3] = ["customer", "staff", "admin"];

    /// The role of a name; permissions are staff's only, for customers have none and admins all.
    ///
    /// # Errors
    /// The fields `role` and `permissions`.
    pub fn named(name: &str, permissions: &[String]) -> Result<Self, Rejection> {
        let mut check = Checked::default();
        if !Self::NAMES.contains(&name) {
            check.refuse("role", format!("Please choose one of: {}.", Self::NAMES.join(", ")));
        }
        let chosen: Option<Permissions> = permissions.iter().map(|permission| Permission::named(permission)).collect();
        if chosen.is_none() {
            check.refuse("permissions", format!("There are: {}.", Permission::names()));
        }
        check.done(|| match name {
            "admin" => Some(Self::Admin),
            "staff" => Some(Self::Staff { permissions: chosen? }),
            _ => Some(Self::Customer),
        })
    }

    /// The role's name.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff { .. } => "staff",
            Self::Admin => "admin",
        }
    }

    /// The role as people read it: "you are now …".
    #[must_use]
    pub const fn for_people(&self) -> &'static str {
        match self {
            Self::Customer => "a customer",
            Self::Staff { .. } => "part of the staff",
            Self::Admin => "an admin",
        }
    }

    /// Whether they work here.
    #[must_use]
    pub const fn is_of_the_house(&self) -> bool {
        matches!(self, Self::Staff { .. } | Self::Admin)
    }
}

/// What whoever asks may do in this request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Powers {
    /// Not signed in.
    Guest,
    /// Signed in, and works here or not.
    Of(Role),
    /// Works here, but must set up or use a second factor first.
    Withheld,
    /// A program's key with its scopes.
    Key(Permissions),
    /// The program itself, or an operator at the terminal.
    Operator,
}

/// What a page, a call or a service asks of whoever asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing.
    Anyone,
    /// Somebody with an account.
    SignedIn,
    /// Somebody who works here.
    Staff,
    /// This permission.
    Can(Permission),
    /// Somebody with an account, whose own things it is about; or this permission, for those of others.
    OwnOr(Permission),
    /// All permissions.
    Admin,
}

impl Powers {
    /// The policy, as a table.
    ///
    /// # Errors
    /// `token_missing` if signing in might help, else `forbidden`; in the words of the contract.
    pub fn meet(&self, need: Need) -> Result<(), Rejection> {
        use Powers::{Guest, Key, Of, Operator, Withheld};
        use Role::{Admin, Customer, Staff};
        let granted = match (self, need) {
            (_, Need::Anyone) | (Operator | Of(Admin), _) => true,
            (Guest, _) => return Err(Rejection::new(Code::TokenMissing, "Access Denied: No token provided")),
            (Of(_) | Withheld, Need::SignedIn | Need::OwnOr(_)) | (Of(Staff { .. }), Need::Staff) => true,
            (Of(Staff { permissions }) | Key(permissions), Need::Can(wanted)) | (Key(permissions), Need::OwnOr(wanted)) => {
                permissions.contains(&wanted)
            }
            (Withheld, _) => {
                return Err(Rejection::new(Code::Forbidden, "Access Denied: Please set up a second factor, or sign in with it, first"));
            }
            (Of(Customer), _) | (Of(Staff { .. }), Need::Admin) | (Key(_), Need::SignedIn | Need::Staff | Need::Admin) => false,
        };
        if granted { Ok(()) } else { Err(Rejection::new(Code::Forbidden, "Access Denied: Insufficient permissions")) }
    }

    /// Whether the policy grants it.
    #[must_use]
    pub fn grant(&self, need: Need) -> bool {
        self.meet(need).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_as_a_table() {
        let of = |permissions: &[Permission]| permissions.iter().copied().collect::<Permissions>();
        let catalog = || of(&[Permission::Catalog]);
        let (may, may_not) = (Permission::Catalog, Permission::Audit);
        let needs = [Need::Anyone, Need::SignedIn, Need::OwnOr(may), Need::Staff, Need::Can(may), Need::Can(may_not), Need::Admin];
        let table = [
            (Powers::Guest, [true, false, false, false, false, false, false]),
            (Powers::Of(Role::Customer), [true, true, true, false, false, false, false]),
            (Powers::Withheld, [true, true, true, false, false, false, false]),
            (Powers::Of(Role::Staff { permissions: of(&[]) }), [true, true, true, true, false, false, false]),
            (Powers::Of(Role::Staff { permissions: catalog() }), [true, true, true, true, true, false, false]),
            (Powers::Of(Role::Admin), [true; 7]),
            (Powers::Key(catalog()), [true, false, true, false, true, false, false]),
            (Powers::Key(of(&[])), [true, false, false, false, false, false, false]),
            (Powers::Operator, [true; 7]),
        ];
        for (powers, expected) in table {
            assert_eq!(needs.map(|need| powers.grant(need)), expected, "{powers:?}");
        }
        assert_eq!(Powers::Guest.meet(Need::Admin).unwrap_err().code, Code::TokenMissing);
        assert_eq!(Powers::Of(Role::Customer).meet(Need::Admin).unwrap_err().code, Code::Forbidden);
    }

    #[test]
    fn roles_are_read_from_what_was_chosen() {
        let named =
            |name: &str, permissions: &[&str]| Role::named(name, &permissions.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let catalog = Permissions::from([Permission::Catalog]);
        assert_eq!(named("staff", &["catalog", "catalog"]), Ok(Role::Staff { permissions: catalog }));
        assert_eq!(named("staff", &[]), Ok(Role::Staff { permissions: Permissions::new() }));
        assert_eq!(named("admin", &["catalog"]), Ok(Role::Admin));
        assert_eq!(named("customer", &[]), Ok(Role::Customer));
        for name in Role::NAMES {
            assert_eq!(named(name, &[]).unwrap().as_str(), name);
        }
        let refused = named("root", &["catalog", "everything"]).unwrap_err();
        assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["permissions", "role"]);
    }

    #[test]
    fn permissions_are_found_by_their_names() {
        assert!(Permission::ALL.iter().all(|permission| Permission::named(permission.as_str()) == Some(*permission)));
        assert_eq!(Permission::named("everything"), None);
    }
}
