//! Rejections: what the shopper did, and can mend. What goes wrong with *us* is a failure, and
//! lives in `services`. One table leads from code to status.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal $status:literal;)+) => {
        /// A stable, machine-readable code; clients match on it, so none is ever renamed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Code {
            $($(#[doc = $doc])* #[serde(rename = $text)] $name,)+
        }

        impl Code {
            /// Every code, for documents and tests.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as clients see it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The HTTP status that answers it.
            #[must_use]
            pub const fn http_status(self) -> u16 {
                match self { $(Self::$name => $status,)+ }
            }
        }
    };
}

codes! {
    /// The request is not what the call expects: unreadable JSON, a bad query value.
    BadRequest = "bad_request" 400;
    /// A field is missing or wrong; `fields` says which and why.
    Invalid = "invalid" 400;
    /// No token was sent.
    TokenMissing = "token_missing" 401;
    /// The token is unknown, expired or revoked.
    TokenInvalid = "token_invalid" 401;
    /// E-mail or password are not right; the same whether the account exists or not.
    CredentialsWrong = "credentials_wrong" 400;
    /// The password was right; now the second factor, with the challenge of the answer.
    SecondFactorRequired = "second_factor_required" 401;
    /// The second factor's code is wrong or was used before.
    SecondFactorWrong = "second_factor_wrong" 400;
    /// The sign-in that was begun is too old; begin again.
    ChallengeOver = "challenge_over" 400;
    /// The passkey could not be checked.
    PasskeyRefused = "passkey_refused" 400;
    /// The link was used before, or its time is over.
    LinkOver = "link_over" 400;
    /// A sign-in with another provider took too long, or its answer was used before.
    SignInExpired = "sign_in_expired" 400;
    /// The other provider said no, or its answer could not be trusted.
    ProviderRefused = "provider_refused" 400;
    /// There is no such provider.
    ProviderUnknown = "provider_unknown" 404;
    /// The other provider cannot be reached.
    ProviderUnreachable = "provider_unreachable" 503;
    /// Please sign in once more before such a step.
    SignInAgain = "sign_in_again" 403;
    /// Signed in, but not allowed.
    Forbidden = "forbidden" 403;
    /// The request came from another site's page.
    CrossSite = "cross_site" 403;
    /// Nothing lives at this address.
    NotFound = "not_found" 404;
    /// No such product, or not one that is sold.
    ProductNotFound = "product_not_found" 404;
    /// No such variant, or not one that is sold.
    VariantNotFound = "variant_not_found" 404;
    /// No such category.
    CategoryNotFound = "category_not_found" 404;
    /// No such order, or not one of yours.
    OrderNotFound = "order_not_found" 404;
    /// The order has no such shipment.
    ShipmentNotFound = "shipment_not_found" 404;
    /// The order has no such return.
    ReturnNotFound = "return_not_found" 404;
    /// No such account.
    UserNotFound = "user_not_found" 404;
    /// No such session, or not one of yours.
    SessionNotFound = "session_not_found" 404;
    /// No such key.
    KeyNotFound = "key_not_found" 404;
    /// No such address in your book.
    AddressNotFound = "address_not_found" 404;
    /// That line is not in the cart.
    LineNotFound = "line_not_found" 404;
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed" 405;
    /// The client took too long to send its request.
    RequestTimeout = "request_timeout" 408;
    /// Somebody changed it first.
    Conflict = "conflict" 409;
    /// Somebody has an account with this e-mail.
    EmailTaken = "email_taken" 409;
    /// The shop must keep one admin.
    LastAdmin = "last_admin" 409;
    /// The slug is taken.
    SlugTaken = "slug_taken" 409;
    /// The SKU is taken.
    SkuTaken = "sku_taken" 409;
    /// The product has several variants; name one.
    VariantNeeded = "variant_needed" 409;
    /// Fewer pieces are left than asked for.
    OutOfStock = "out_of_stock" 409;
    /// A line holds at most 99.
    LineFull = "line_full" 409;
    /// The cart holds as many different lines as it can.
    CartFull = "cart_full" 409;
    /// The cart is empty.
    CartEmpty = "cart_empty" 409;
    /// No promotion has this code.
    CouponUnknown = "coupon_unknown" 409;
    /// The code's time is over.
    CouponExpired = "coupon_expired" 409;
    /// The code's time has not come.
    CouponNotYetValid = "coupon_not_yet_valid" 409;
    /// The goods cost less than the code asks for.
    CouponBelowMinimum = "coupon_below_minimum" 409;
    /// The code is for other products.
    CouponWrongProducts = "coupon_wrong_products" 409;
    /// The code has been used as often as it can be.
    CouponUsedUp = "coupon_used_up" 409;
    /// This customer has used the code as often as one may.
    CouponUsedBefore = "coupon_used_before" 409;
    /// The code is for customers of a group.
    CouponNotForYou = "coupon_not_for_you" 409;
    /// The code is for a first order.
    CouponNotFirstOrder = "coupon_not_first_order" 409;
    /// Another code takes off more, and the two do not go together.
    CouponNotCombinable = "coupon_not_combinable" 409;
    /// No such promotion.
    CouponNotFound = "coupon_not_found" 404;
    /// Another promotion has this code.
    CouponTaken = "coupon_taken" 409;
    /// The shop does not ship there, or not so.
    NotShippable = "not_shippable" 409;
    /// `total_amount` is not what the order costs; the answer carries the right one.
    TotalDiffers = "total_differs" 409;
    /// The chosen way to pay cannot carry this amount.
    AmountNotPayable = "amount_not_payable" 409;
    /// The line has fewer pieces that this can be done with.
    TooManyPieces = "too_many_pieces" 409;
    /// The time to send it back is over.
    ReturnTooLate = "return_too_late" 409;
    /// More is to be given back than was paid.
    RefundTooLarge = "refund_too_large" 409;
    /// The provider could not give the money back; nothing changed.
    RefundFailed = "refund_failed" 409;
    /// A step of the checkout is still missing.
    CheckoutIncomplete = "checkout_incomplete" 409;
    /// Prices or stock moved since the shopper looked; look again.
    CartChanged = "cart_changed" 409;
    /// The order cannot do that in its state.
    TransitionNotAllowed = "transition_not_allowed" 409;
    /// The order is paid already.
    AlreadyPaid = "already_paid" 409;
    /// Another attempt to pay is under way.
    PaymentUnderWay = "payment_under_way" 409;
    /// The payment was declined.
    PaymentDeclined = "payment_declined" 409;
    /// No such way to pay.
    PaymentMethodUnknown = "payment_method_unknown" 400;
    /// The categories would form a circle.
    CategoryCycle = "category_cycle" 409;
    /// The body is larger than allowed.
    TooLarge = "too_large" 413;
    /// The address or its query is too long.
    UriTooLong = "uri_too_long" 414;
    /// The body is not JSON.
    UnsupportedMediaType = "unsupported_media_type" 415;
    /// The idempotency key was used with another body.
    IdempotencyMismatch = "idempotency_mismatch" 422;
    /// Too many requests.
    TooManyRequests = "too_many_requests" 429;
    /// Something went wrong with us; the reference id is in the logs.
    Internal = "internal" 500;
    /// A message of a payment provider that is not proved to be theirs.
    WebhookRefused = "webhook_refused" 400;
    /// The payment provider is away; try again shortly.
    ProviderUnavailable = "provider_unavailable" 503;
    /// The database is away; try again shortly.
    Unavailable = "unavailable" 503;
}

/// What is wrong with each field, by the field's name.
pub type FieldErrors = BTreeMap<String, String>;

/// A refusal that is shown to whoever asked: a sentence, a code, and the fields to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Rejection {
    /// What happened and what to do next, in a sentence.
    pub message: String,
    /// What a program reads.
    pub code: Code,
    /// What is wrong with each field.
    #[serde(default, skip_serializing_if = "FieldErrors::is_empty")]
    pub fields: FieldErrors,
}

impl Rejection {
    /// A refusal without fields.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { message: message.into(), code, fields: FieldErrors::new() }
    }

    /// A refusal of one field.
    pub fn field(name: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::fields(FieldErrors::from([(name.into(), reason.into())]))
    }

    /// The same refusal, said otherwise.
    #[must_use]
    pub fn with_message(self, message: impl Into<String>) -> Self {
        Self { message: message.into(), ..self }
    }

    /// A refusal of several fields.
    #[must_use]
    pub fn fields(fields: FieldErrors) -> Self {
        Self { message: "Please check the marked fields.".to_owned(), code: Code::Invalid, fields }
    }
}

/// Collects what is wrong with a form, so that one answer names every field.
///
/// ```
/// use shop::{error::Checked, text::{Email, Name}};
/// let mut check = Checked::default();
/// let name = check.take("name", "Ada".parse::<Name>());
/// let email = check.take("email", "ada".parse::<Email>());
/// let refused = check.done(|| Some((name?, email?))).unwrap_err();
/// assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["email"]);
/// ```
#[derive(Default)]
pub struct Checked {
    fields: FieldErrors,
}

impl Checked {
    /// The value if it is right; else its reason is kept under the field's name.
    pub fn take<T, E: std::fmt::Display>(&mut self, name: &str, parsed: Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(reason) => {
                self.refuse(name, reason.to_string());
                None
            }
        }
    }

    /// Marks a field as wrong; the first reason stays.
    pub fn refuse(&mut self, name: &str, reason: impl Into<String>) {
        self.fields.entry(name.to_owned()).or_insert_with(|| reason.into());
    }

    /// What was built, if nothing was refused.
    ///
    /// # Errors
    /// The refusal that names every wrong field.
    pub fn done<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Rejection> {
        if !self.fields.is_empty() {
            return Err(Rejection::fields(self.fields));
        }
        build().ok_or_else(|| Rejection::new(Code::Invalid, "Please check what you entered."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_are_refusals() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.as_str()), "{} stands twice", code.as_str());
            assert!((400..600).contains(&code.http_status()));
        }
    }
}
