//! What Stripe refuses, in sentences: for shoppers why a card was declined, for staff why money was not given back.

use ::stripe::{ApiErrors, ApiErrorsType};

/// A refusal of Stripe.
#[derive(Debug, Default)]
pub(super) struct Refused {
    status: u16,
    /// `card_declined`; may be empty.
    code: String,
    /// `insufficient_funds`; may be empty.
    decline_code: String,
    /// For programmers, in English; may be empty.
    message: String,
    /// Which parameter is wrong; may be empty.
    param: String,
    is_of_key: bool,
}

const BAD_REQUEST: u16 = 400;
const UNAUTHORIZED: u16 = 401;
const PAYMENT_REQUIRED: u16 = 402;
const FORBIDDEN: u16 = 403;
const NOT_FOUND: u16 = 404;

const DECLINED: &str = "Your card was declined. Nothing was charged; please try another card.";

impl Refused {
    pub(super) fn new(refused: &ApiErrors, status: u16) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            status,
            code: refused.code.as_ref().map(|code| code.as_str().to_owned()).unwrap_or_default(),
            decline_code: text(&refused.decline_code),
            message: text(&refused.message),
            param: text(&refused.param),
            is_of_key: refused.type_ == ApiErrorsType::IdempotencyError,
        }
    }

    /// Whether the shop's key is not known.
    pub(super) fn is_of_secret_key(&self) -> bool {
        self.status == UNAUTHORIZED
    }

    /// Whether the shop's key may not do this.
    pub(super) fn is_forbidden(&self) -> bool {
        self.status == FORBIDDEN
    }

    /// Whether there is no such thing.
    pub(super) fn is_missing(&self) -> bool {
        self.status == NOT_FOUND || self.code == "resource_missing"
    }

    /// Whether the request itself is refused, for good.
    pub(super) fn is_final(&self) -> bool {
        matches!(self.status, BAD_REQUEST | PAYMENT_REQUIRED)
    }

    /// Whether the key came with another request before; what that one made is not told.
    pub(super) fn is_of_key(&self) -> bool {
        self.is_of_key
    }

    /// Whether this parameter is what is wrong.
    pub(super) fn is_about(&self, param: &str) -> bool {
        self.param == param
    }

    /// For whoever reads the logs. Of a key that is not known nothing is repeated.
    pub(super) fn for_logs(&self) -> String {
        let message = if self.is_of_secret_key() { "the secret key is not known" } else { self.message.as_str() };
        let parts = [self.code.as_str(), self.decline_code.as_str(), message].into_iter().filter(|part| !part.is_empty());
        format!("it refused with {}: {}", self.status, parts.collect::<Vec<_>>().join(", "))
    }

    /// Why a payment came to nothing, for the shopper.
    pub(super) fn for_shopper(&self) -> &'static str {
        let code = if self.decline_code.is_empty() { self.code.as_str() } else { self.decline_code.as_str() };
        decline(code).unwrap_or(if self.status == PAYMENT_REQUIRED {
            DECLINED
        } else {
            "This payment cannot be made so. Nothing was charged; please choose another way to pay."
        })
    }

    /// Why money was not given back, for staff.
    pub(super) fn for_staff(&self) -> String {
        let sentence = match self.code.as_str() {
            "charge_already_refunded" => "Stripe has given all of this payment back already.",
            "charge_disputed" | "refund_disputed_payment" => {
                "The buyer's bank disputes this payment: Stripe gives nothing back until that is decided."
            }
            "balance_insufficient" | "insufficient_funds" => {
                "The shop's balance at Stripe does not cover this refund. Top it up there, then try again."
            }
            "charge_not_refundable" => "Stripe cannot give this payment back.",
            "resource_missing" => "Stripe does not know this payment.",
            _ if self.param == "amount" => "This is more than Stripe has left of this payment.",
            _ => return format!("Stripe refused this refund: {}", self.message.trim_end_matches('.').to_owned() + "."),
        };
        sentence.to_owned()
    }
}

/// By Stripe's list of decline codes. Of a card that is reported lost or stolen nothing is said: whoever holds it may be
/// the thief.
fn decline(code: &str) -> Option<&'static str> {
    Some(match code {
        "insufficient_funds" => "There is not enough money on your card for this. Nothing was charged; please try another card.",
        "expired_card" => "Your card has expired. Nothing was charged; please use another card.",
        "incorrect_cvc" | "invalid_cvc" => "The security code of your card is wrong. Nothing was charged; please type the card anew.",
        "incorrect_number"
        | "invalid_number"
        | "invalid_expiry_month"
        | "invalid_expiry_year"
        | "invalid_account"
        | "new_account_information_available" => {
            "The data of your card is not right any more. Nothing was charged; please type the card anew."
        }
        "processing_error" | "issuer_not_available" | "try_again_later" | "reenter_transaction" | "approve_with_id" => {
            "Your bank could not answer just now. Nothing was charged; please try again in a moment."
        }
        "card_not_supported" | "currency_not_supported" | "transaction_not_allowed" | "service_not_allowed" | "not_permitted" => {
            "Your card is not made for this kind of payment. Nothing was charged; please use another card."
        }
        "card_velocity_exceeded" | "withdrawal_count_limit_exceeded" => {
            "Your card has reached its limit. Nothing was charged; please try another card."
        }
        "authentication_required" | "authentication_not_handled" | "payment_intent_authentication_failure" => {
            "Your bank did not get your confirmation. Nothing was charged; please try again and confirm the payment."
        }
        "amount_too_small" => "Stripe does not carry payments as small as this. Please choose another way to pay.",
        "amount_too_large" => "Stripe does not carry payments as large as this. Please choose another way to pay.",
        "payment_method_unexpected_state" | "resource_missing" => {
            "This saved card cannot be used any more. Nothing was charged; please type a card."
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declined(decline_code: &str) -> Refused {
        Refused { status: 402, code: "card_declined".into(), decline_code: decline_code.into(), ..Refused::default() }
    }

    #[test]
    fn every_decline_says_that_nothing_was_charged_and_what_to_do() {
        for code in [
            "insufficient_funds",
            "expired_card",
            "incorrect_cvc",
            "processing_error",
            "lost_card",
            "stolen_card",
            "generic_decline",
            "new_one",
            "",
        ] {
            let sentence = declined(code).for_shopper();
            assert!(sentence.contains("Nothing was charged; please"), "{code}: {sentence}");
        }
        assert_eq!(declined("insufficient_funds").for_shopper().split('.').next(), Some("There is not enough money on your card for this"));
    }

    #[test]
    fn a_thief_learns_nothing() {
        for code in ["lost_card", "stolen_card", "pickup_card", "fraudulent", "merchant_blacklist", "restricted_card"] {
            assert_eq!(declined(code).for_shopper(), DECLINED, "{code}");
        }
    }

    #[test]
    fn what_is_final_is_told_from_what_another_key_would_change() {
        let refused = |status| Refused { status, ..Refused::default() };
        assert!(refused(400).is_final() && refused(402).is_final());
        for status in [401, 403, 404] {
            assert!(!refused(status).is_final(), "{status}");
        }
    }

    #[test]
    fn staff_read_why_money_was_not_given_back() {
        let because =
            |code: &str| Refused { status: 400, code: code.into(), message: "No such thing.".into(), ..Refused::default() }.for_staff();
        assert_eq!(because("charge_already_refunded"), "Stripe has given all of this payment back already.");
        assert!(because("charge_disputed").contains("until that is decided"));
        assert!(because("balance_insufficient").contains("Top it up there"));
        assert_eq!(because("something_new"), "Stripe refused this refund: No such thing.");
    }

    #[test]
    fn an_unknown_key_is_not_repeated() {
        let refused = Refused { status: 401, message: "Invalid API Key provided: sk_test_abc".into(), ..Refused::default() };
        assert_eq!(refused.for_logs(), "it refused with 401: the secret key is not known");
    }
}
