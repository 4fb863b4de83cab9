//! Cards that customers have saved: at the provider, never here.

use serde::{Deserialize, Serialize};
use shop::{Code, id::UserId};
use store::StoreError;

use super::{CardVault, PaymentProvider, Payments, SavedCard};
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    documents::{body, wait_for_others},
    error::rejected,
    schema::{WALLETS, key},
};

/// A customer as providers know them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wallet {
    /// What each calls them, by the provider's code.
    names: std::collections::BTreeMap<String, String>,
}

impl Payments {
    /// Whether customers can save cards.
    #[must_use]
    pub fn saves_cards(&self) -> bool {
        self.vault().is_some()
    }

    /// The cards that whoever is signed in has saved.
    ///
    /// # Errors
    /// If nobody is signed in; `provider_unavailable`.
    pub async fn saved_cards(&self, ctx: &OpCtx) -> ServiceResult<Vec<SavedCard>> {
        let me = &ctx.me()?.user;
        let Some((provider, vault)) = self.vault() else { return Ok(Vec::new()) };
        match self.name_at(provider, &me.id).await? {
            Some(customer) => vault.cards(&customer).await,
            None => Ok(Vec::new()),
        }
    }

    /// Begins to save a card without paying; what opens the provider's form.
    ///
    /// # Errors
    /// As [`Payments::saved_cards`]; `not_found` if no provider saves cards.
    pub async fn begin_saving_card(&self, ctx: &OpCtx) -> ServiceResult<String> {
        let (provider, vault) = self.vault().ok_or_else(|| rejected(Code::NotFound, "This shop saves no cards."))?;
        let customer = self.open_wallet(ctx, provider, vault).await?;
        vault.begin_saving(&customer, &ctx.new_secret()).await
    }

    /// Forgets a saved card.
    ///
    /// # Errors
    /// As [`Payments::saved_cards`]; `not_found` if it is none of theirs.
    pub async fn forget_card(&self, ctx: &OpCtx, card: &str) -> ServiceResult<()> {
        let me = ctx.me()?.user.id.clone();
        let nothing = || rejected(Code::NotFound, "This card is not there any more.");
        let (provider, vault) = self.vault().ok_or_else(nothing)?;
        let customer = self.name_at(provider, &me).await?.ok_or_else(nothing)?;
        vault.forget(&customer, card).await?;
        Ok(self.documents.commit(&self.audit.entry(ctx, Event::CardForgotten, &me)?).await?)
    }

    /// What a provider that saves cards calls whoever pays, if they are signed in.
    pub(super) async fn customer_of(&self, ctx: &OpCtx, provider: &dyn PaymentProvider) -> ServiceResult<Option<String>> {
        match (provider.vault(), ctx.me()) {
            (Some(vault), Ok(_)) => self.open_wallet(ctx, provider, vault).await.map(Some),
            _ => Ok(None),
        }
    }

    async fn open_wallet(&self, ctx: &OpCtx, provider: &dyn PaymentProvider, vault: &dyn CardVault) -> ServiceResult<String> {
        let me = &ctx.me()?.user;
        if let Some(known) = self.name_at(provider, &me.id).await? {
            return Ok(known);
        }
        let name = vault.open(&me.id, &me.email).await?;
        let wallet = Wallet { names: [(provider.code().to_owned(), name.clone())].into() };
        match self.documents.commit(&store::Batch::new().insert(key(WALLETS, &me.id), body(&wallet)?)).await {
            // Another tab opened it, by the same key: it is the same.
            Err(StoreError::Exists { .. }) => wait_for_others(0).await,
            done => done?,
        }
        Ok(name)
    }

    async fn name_at(&self, provider: &dyn PaymentProvider, user: &UserId) -> ServiceResult<Option<String>> {
        let wallet = self.documents.load::<Wallet>(key(WALLETS, user)).await?;
        Ok(wallet.and_then(|wallet| wallet.value.names.get(provider.code()).cloned()))
    }

    fn vault(&self) -> Option<(&dyn PaymentProvider, &dyn CardVault)> {
        self.providers().find_map(|provider| provider.vault().map(|vault| (provider, vault)))
    }
}
