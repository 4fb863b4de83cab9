//! A shop whose people can sign in with others, the provider beside it, and the two halves of the flow.

use std::sync::Arc;

use services::{
    OpCtx, ServiceResult, Settings,
    federation::{Arrival, Departure, ProviderSettings, Purpose},
    schema::{DEPARTURES, key},
};
use sha2::{Digest, Sha256};
use shop::{Timestamp, order::Actor};
use store::{Batch, Json, Query};

use crate::{
    browser::{Browser, Return},
    process::ProviderProcess,
    support::{NOW, Shop},
};

/// Where browsers come back to; nobody listens there.
pub const HOME: &str = "http://127.0.0.1:1/";

pub struct Stage {
    pub shop: Arc<Shop>,
    pub provider: ProviderProcess,
}

/// Makes of each story a test on SQLite and one on MongoDB, each with a provider process of its own.
macro_rules! with_a_provider {
    ($($name:ident)+) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let provider = crate::process::ProviderProcess::starts().await;
                let shop = crate::support::Shop::on_sqlite_with(crate::stage::settings([provider.settings()])).await;
                shop.tells(|shop| super::$name(crate::stage::Stage { shop, provider })).await;
            })+
        }
        mod mongo {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let provider = crate::process::ProviderProcess::starts().await;
                let shop = crate::support::Shop::on_mongo_with(crate::stage::settings([provider.settings()])).await;
                shop.tells(|shop| super::$name(crate::stage::Stage { shop, provider })).await;
            })+
        }
    };
}
pub(crate) use with_a_provider;

pub fn settings(federation: impl IntoIterator<Item = ProviderSettings>) -> Settings {
    Settings { federation: federation.into_iter().collect(), ..Settings::demo().unwrap() }
}

/// Where one provider's people come back to.
pub fn redirect_uri(provider: &str) -> String {
    format!("{HOME}sign-in/with/{provider}/callback")
}

pub fn at(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::Guest, now, "test".into()).unwrap()
}

impl Stage {
    /// The first half: to the provider, and there as far as its answer.
    pub async fn leaves(&self) -> (Departure, Return) {
        let departure = self.shop.leaves("oidc").await.unwrap();
        let back = Browser::new().signs_in(&departure.url, "ada@example.com").await;
        (departure, back)
    }
}

impl Shop {
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
