//! Cards that customers have saved.

use std::collections::HashMap;

use futures::future::FutureExt;
use shop::{Code, id::UserId, text::Email};
use stripe_core::{
    customer::{CreateCustomer, ListPaymentMethodsCustomer, ListPaymentMethodsCustomerType, RetrievePaymentMethodCustomer},
    setup_intent::CreateSetupIntent,
};
use stripe_payment::payment_method::DetachPaymentMethod;
use stripe_shared::{PaymentMethod, SetupIntentAllowedPaymentMethodTypes};

use super::{Stripe, refused::Refused};
use crate::{
    ServiceError, ServiceResult,
    error::rejected,
    payments::{Answer, CardVault, SavedCard, Unreachable},
    secrets::hash,
};

/// Nobody has more cards than Stripe lists at once.
const MOST: i64 = 100;

impl CardVault for Stripe {
    fn open<'a>(&'a self, user: &'a UserId, email: &'a Email) -> Answer<'a, String> {
        async move {
            let metadata = HashMap::from([("user".to_owned(), user.to_string()), ("shop".to_owned(), self.shop.clone())]);
            let create = CreateCustomer::new().email(email.as_str()).metadata(metadata);
            // Another address is another request, which the same key must not carry.
            let address = hash(email.as_str());
            let key = format!("{user}:customer:{}", address.get(..16).unwrap_or_default());
            Ok(self.api.ask_once(&create, &key).await?.id.to_string())
        }
        .boxed()
    }

    fn cards<'a>(&'a self, customer: &'a str) -> Answer<'a, Vec<SavedCard>> {
        async move {
            let list = ListPaymentMethodsCustomer::new(customer).type_(ListPaymentMethodsCustomerType::Card).limit(MOST);
            match self.api.ask(&list).await {
                Ok(page) => Ok(page.data.iter().filter_map(saved).collect()),
                // Deleted at Stripe, or of another account: there are none.
                Err(trouble) => trouble.refused(Refused::is_missing).map(|_| Vec::new()),
            }
        }
        .boxed()
    }

    fn begin_saving<'a>(&'a self, customer: &'a str, key: &'a str) -> Answer<'a, String> {
        async move {
            let begin =
                CreateSetupIntent::new().customer(customer).allowed_payment_method_types(vec![SetupIntentAllowedPaymentMethodTypes::Card]);
            let secret = self.api.ask_once(&begin, key).await?.client_secret;
            secret.ok_or_else(|| {
                let reason = "it does not say how a card is saved".to_owned();
                ServiceError::failed("reach Stripe", Unreachable { provider: "Stripe".to_owned(), reason })
            })
        }
        .boxed()
    }

    fn forget<'a>(&'a self, customer: &'a str, card: &'a str) -> Answer<'a, ()> {
        self.detach(customer, card).boxed()
    }
}

impl Stripe {
    async fn detach(&self, customer: &str, card: &str) -> ServiceResult<()> {
        let nothing = || rejected(Code::NotFound, "This card is not there any more.");
        // It is a part of an address there, and comes from a browser.
        if !card.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') || card.is_empty() {
            return Err(nothing());
        }
        let theirs = self.api.ask(&RetrievePaymentMethodCustomer::new(customer, card)).await;
        let detached = match theirs {
            Ok(_) => self.api.ask(&DetachPaymentMethod::new(card)).await,
            none => none,
        };
        match detached {
            Ok(_) => Ok(()),
            Err(trouble) => {
                Err(trouble.refused(|refused| refused.is_missing() || refused.is_final()).map_or_else(|failed| failed, |_| nothing()))
            }
        }
    }
}

fn saved(method: &PaymentMethod) -> Option<SavedCard> {
    let card = method.card.as_ref()?;
    Some(SavedCard {
        reference: method.id.to_string(),
        brand: brand(&card.brand),
        last4: card.last4.clone(),
        expiry: format!("{:02}/{:02}", card.exp_month, card.exp_year % 100),
    })
}

/// As it is written on the card.
fn brand(code: &str) -> String {
    let name = match code {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        "eftpos_au" => "eftpos",
        "cartes_bancaires" => "Cartes Bancaires",
        _ => "Card",
    };
    name.to_owned()
}
