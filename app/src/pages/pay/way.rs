use services::{
    ServiceResult,
    payments::{Manner, PaymentProvider, SavedCard},
};
use shop::{Order, Timestamp};

use crate::request::{Caller, Guests, let_in_guests};

/// A way to pay an order, as the page shows it.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) description: String,
    /// Who shoppers meet there.
    pub(super) vendor: String,
    pub(super) shown: Shown,
}

/// What is shown of it.
#[derive(Clone)]
pub(super) enum Shown {
    /// The demo's card form.
    TestCard,
    /// The provider's form, and what the customer has saved there.
    Form {
        key: String,
        script: String,
        /// Whether whoever pays can save a card.
        keeps: bool,
        cards: Vec<SavedCard>,
    },
    /// A button that leads to the provider.
    Away,
    /// Instructions, and until when the pieces are kept then.
    Transfer { instructions: String, until: Timestamp },
    /// A button that settles it.
    OnDelivery,
}

/// The chosen way to pay, and the others.
#[derive(Clone)]
pub(super) struct Ways {
    pub(super) chosen: Option<Way>,
    pub(super) others: Vec<Other>,
}

/// Another way to pay, to be chosen.
#[derive(Clone)]
pub(super) struct Other {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) description: String,
}

impl Ways {
    /// The ways that can carry what is due: the one that is asked for, or that the order's buyer chose, or the first.
    pub(super) async fn of(caller: &Caller, order: &Order, asked: Option<String>) -> ServiceResult<Self> {
        let able: Vec<&dyn PaymentProvider> = caller.shop.payments.providers().filter(|way| way.can_carry(order.due())).collect();
        let named = |code: &str| able.iter().position(|way| way.code() == code);
        let place = asked.as_deref().and_then(named).or_else(|| named(&order.pays_by)).unwrap_or(0);
        let chosen = match able.get(place) {
            Some(provider) => Some(Way::of(caller, order, *provider).await),
            None => None,
        };
        let others = able.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, way)| Other::of(*way)).collect();
        Ok(Self { chosen, others })
    }
}

impl Way {
    async fn of(caller: &Caller, order: &Order, provider: &dyn PaymentProvider) -> Self {
        let shown = match provider.manner() {
            Manner::TestCard => Shown::TestCard,
            Manner::Form { key, script, frames, api } => {
                let_in_guests(Guests::of(script, frames, api));
                let keeps = provider.vault().is_some() && caller.ctx.me.is_some();
                let cards = if keeps { saved(caller).await } else { Vec::new() };
                Shown::Form { key: key.to_owned(), script: script.to_owned(), keeps, cards }
            }
            Manner::Away => Shown::Away,
            Manner::Transfer { instructions, patience } => {
                let until = order.expires_at.max(caller.ctx.now.after(patience));
                Shown::Transfer { instructions: instructions.to_owned(), until }
            }
            Manner::OnDelivery => Shown::OnDelivery,
        };
        let Other { code, label, description } = Other::of(provider);
        Self { code, label, description, vendor: provider.vendor().to_owned(), shown }
    }
}

impl Other {
    fn of(provider: &dyn PaymentProvider) -> Self {
        let (label, description) = (provider.label().to_owned(), provider.description().to_owned());
        Self { code: provider.code().to_owned(), label, description }
    }
}

/// The saved cards; a provider that does not answer keeps nobody from typing theirs.
async fn saved(caller: &Caller) -> Vec<SavedCard> {
    caller.shop.payments.saved_cards(&caller.ctx).await.unwrap_or_else(|error| {
        tracing::warn!(request.id = caller.ctx.request_id, error = error.chain(), "Could not ask for saved cards");
        Vec::new()
    })
}
