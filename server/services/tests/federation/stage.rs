//! A shop whose people can sign in with others, the provider beside it, and the two halves of the flow.

use services::{
    OpCtx, ServiceResult, Services, Settings,
    federation::{Arrival, Departure, ProviderSettings, Purpose},
    schema::{DEPARTURES, key},
};
use sha2::{Digest, Sha256};
use shop::{Timestamp, order::Actor};
use store::{Batch, Json, Query, SharedStore};

use crate::{
    browser::{Browser, Return},
    process::ProviderProcess,
    support::{NOW, Shop},
};

/// Where browsers come back to; nobody listens there.
pub const HOME: &str = "http://127.0.0.1:1/";

/// A copy of the program with providers, on a shop's store.
pub struct Stage {
    pub services: Services,
    store: SharedStore,
}

/// Where one provider's people come back to.
pub fn redirect_uri(provider: &str) -> String {
    format!("{HOME}sign-in/with/{provider}/callback")
}

pub fn at(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::Guest, now, "test".into()).unwrap()
}

impl Stage {
    /// With the provider that all tests share.
    pub async fn on(shop: &Shop) -> Self {
        Self::with(shop, [ProviderProcess::shared().settings(), ProviderProcess::shared().settings_as("other")]).await
    }

    /// With these.
    pub async fn with(shop: &Shop, federation: impl IntoIterator<Item = ProviderSettings>) -> Self {
        let settings = Settings { federation: federation.into_iter().collect(), ..Settings::demo().unwrap() };
        Self { services: Services::open(shop.store.clone(), settings).await.unwrap(), store: shop.store.clone() }
    }

    /// The first half: to the provider, and there as far as its answer.
    pub async fn leaves_and_signs_in(&self) -> (Departure, Return) {
        let departure = self.leaves("oidc").await.unwrap();
        let back = Browser::new().signs_in(&departure.url, "ada@example.com").await;
        (departure, back)
    }

    pub async fn leaves(&self, provider: &str) -> ServiceResult<Departure> {
        self.services.federation.start(&at(NOW), provider, &redirect_uri(provider), Purpose::SignIn, "/cart".into()).await
    }

    /// The second half, in the browser that left.
    pub async fn receives(&self, provider: &str, back: &Return) -> ServiceResult<Arrival> {
        self.receives_at(NOW, provider, back).await
    }

    pub async fn receives_at(&self, now: Timestamp, provider: &str, back: &Return) -> ServiceResult<Arrival> {
        let code = back.code.as_deref().expect("the provider sent no code");
        self.services.federation.finish(&at(now), provider, &back.state, &back.state, code).await
    }

    /// How many are on their way.
    pub async fn departures(&self) -> usize {
        self.store.find(&Query::all(DEPARTURES)).await.unwrap().rows.len()
    }

    /// Changes what is remembered of a departure.
    pub async fn tampers(&self, state: &str, field: &str, value: &str) {
        let hash: String = Sha256::digest(state).iter().map(|byte| format!("{byte:02x}")).collect();
        let key = key(DEPARTURES, hash);
        let mut kept = self.store.get(&key).await.unwrap().unwrap();
        kept.body[field] = Json::from(value);
        self.store.commit(&Batch::new().replace(key, kept.version, kept.body)).await.unwrap();
    }
}
