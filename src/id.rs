//! Ids: every kind its own type, so that mixing two does not compile.

use std::{cmp::Ordering, fmt, hash::Hash, hash::Hasher, marker::PhantomData};

use serde::{Deserialize, Serialize};

/// What an id names; its prefix is the first thing people see of it (`prd_…`).
pub trait Kind {
    /// Three letters and an underscore.
    const PREFIX: &'static str;
}

/// A time-sortable, unguessable id such as `prd_01jd3x7k2m9p4r6t8vwyz0abcd`.
///
/// 48 bits of milliseconds and 80 random bits in Crockford's base 32, as a ULID has them
/// (<https://github.com/ulid/spec>), in lower case.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String", into = "String", bound(deserialize = "K: Kind"))]
pub struct Id<K> {
    raw: String,
    kind: PhantomData<fn() -> K>,
}

/// A text that is not an id of the wanted kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id of the kind {prefix}…")]
pub struct InvalidId {
    prefix: &'static str,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $id:ident = $kind:ident $prefix:literal;)+) => {$(
        #[doc = concat!("Marks ids that begin with `", $prefix, "`.")]
        pub struct $kind;
        impl Kind for $kind { const PREFIX: &'static str = $prefix; }
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )+};
}

kinds! {
    /// Names a product.
    ProductId = ProductKind "prd_";
    /// Names a variant of a product: what is priced, stocked and sold.
    VariantId = VariantKind "var_";
    /// Names a category.
    CategoryId = CategoryKind "cat_";
    /// Names a visitor's browser, and with it their cart and favourites.
    VisitorId = VisitorKind "vis_";
    /// Names an order; people see its number instead.
    OrderId = OrderKind "ord_";
    /// Names one attempt to pay an order.
    PaymentId = PaymentKind "pay_";
    /// Names somebody with an account.
    UserId = UserKind "usr_";
    /// Names a signed-in browser or program of somebody.
    SessionId = SessionKind "ses_";
    /// Names a key of a program.
    ApiKeyId = ApiKeyKind "key_";
    /// Names an address in somebody's book.
    AddressId = AddressKind "adr_";
    /// Names a line of the audit log.
    AuditId = AuditKind "aud_";
    /// Names a promotion: a sale, a coupon, an offer without a code.
    PromotionId = PromotionKind "pro_";
    /// Names a shipment of an order.
    ShipmentId = ShipmentKind "shp_";
    /// Names a return of goods.
    ReturnId = ReturnKind "ret_";
    /// Names a refund.
    RefundId = RefundKind "ref_";
    /// Names a movement of stock that no order caused.
    MovementId = StockMovementKind "mov_";
    /// Names something that happened.
    EventId = EventKind "evt_";
    /// Names a mail on its way.
    MailId = MailKind "mal_";
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS: usize = 26;

impl<K: Kind> Id<K> {
    /// An id of this moment; `chance` must come from a secure source.
    #[must_use]
    pub fn new(at: crate::Timestamp, chance: [u8; 10]) -> Self {
        let millis = u128::from(at.millis().unsigned_abs()) & ((1 << 48) - 1);
        let bits = chance.iter().fold(millis, |bits, byte| (bits << 8) | u128::from(*byte));
        let mut raw = String::with_capacity(K::PREFIX.len() + LETTERS);
        raw.push_str(K::PREFIX);
        raw.extend((0..LETTERS).rev().map(|place| {
            let letter = (bits >> (5 * place)) & 31;
            char::from(ALPHABET[letter as usize])
        }));
        Self { raw, kind: PhantomData }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.raw
    }
}

impl<K: Kind> TryFrom<String> for Id<K> {
    type Error = InvalidId;

    fn try_from(raw: String) -> Result<Self, InvalidId> {
        let letters = raw.strip_prefix(K::PREFIX).ok_or(InvalidId { prefix: K::PREFIX })?;
        if letters.len() == LETTERS && letters.bytes().all(|b| ALPHABET.contains(&b)) {
            Ok(Self { raw, kind: PhantomData })
        } else {
            Err(InvalidId { prefix: K::PREFIX })
        }
    }
}

impl<K: Kind> std::str::FromStr for Id<K> {
    type Err = InvalidId;

    fn from_str(raw: &str) -> Result<Self, InvalidId> {
        Self::try_from(raw.to_owned())
    }
}

// Written out, because deriving would ask the same of the marker `K`.
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self { raw: self.raw.clone(), kind: PhantomData }
    }
}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}
impl<K> From<Id<K>> for String {
    fn from(id: Id<K>) -> Self {
        id.raw
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    #[test]
    fn ids_sort_by_their_time() {
        let early = ProductId::new(Timestamp::from_millis(1_000), [255; 10]);
        let late = ProductId::new(Timestamp::from_millis(1_001), [0; 10]);
        assert!(early < late);
    }

    #[test]
    fn an_id_reads_back_and_another_kind_does_not() {
        let id = ProductId::new(Timestamp::from_millis(1_700_000_000_000), [7; 10]);
        assert_eq!(id.to_string().parse::<ProductId>(), Ok(id.clone()));
        assert!(id.to_string().parse::<OrderId>().is_err());
    }

    #[test]
    fn made_up_ids_are_refused() {
        for raw in ["", "prd_", "prd_short", "prd_../../../etc/passwd000000000", "prd_01JD3X7K2M9P4R6T8VWYZ0ABCD"] {
            assert!(raw.parse::<ProductId>().is_err(), "{raw}");
        }
    }
}
