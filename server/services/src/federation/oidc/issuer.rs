//! What a provider publishes of itself: its addresses and keys.

use std::{sync::Arc, time::Duration};

use arc_swap::ArcSwapOption;
use openidconnect::{
    DiscoveryError, HttpClientError, IssuerUrl,
    core::CoreProviderMetadata,
    reqwest::{self, Client},
};
use shop::Timestamp;

use crate::federation::{oauth2::http_client, trouble::Trouble};

/// Addresses and keys move rarely; a key that is not known is asked for at once.
const KEPT: Duration = Duration::from_secs(60 * 60);

/// An issuer, and what it said when it was last asked.
pub(super) struct Issuer {
    url: IssuerUrl,
    http: Client,
    known: ArcSwapOption<Known>,
}

struct Known {
    metadata: CoreProviderMetadata,
    until: Timestamp,
}

impl Issuer {
    pub(super) fn new(url: &str) -> Result<Self, Trouble> {
        let url = IssuerUrl::new(url.to_owned()).map_err(Trouble::misfit)?;
        Ok(Self { url, http: http_client()?, known: ArcSwapOption::empty() })
    }

    pub(super) fn as_str(&self) -> &str {
        self.url.as_str()
    }

    pub(super) fn http(&self) -> &Client {
        &self.http
    }

    /// What it publishes, at most an hour old.
    pub(super) async fn metadata(&self, now: Timestamp) -> Result<CoreProviderMetadata, Trouble> {
        match &*self.known.load() {
            Some(known) if now < known.until => return Ok(known.metadata.clone()),
            _ => {}
        }
        self.metadata_anew(now).await
    }

    /// What it publishes at this moment.
    pub(super) async fn metadata_anew(&self, now: Timestamp) -> Result<CoreProviderMetadata, Trouble> {
        let metadata = CoreProviderMetadata::discover_async(self.url.clone(), &self.http).await.map_err(discovery_trouble)?;
        self.known.store(Some(Arc::new(Known { metadata: metadata.clone(), until: now.after(KEPT) })));
        Ok(metadata)
    }
}

fn discovery_trouble(error: DiscoveryError<HttpClientError<reqwest::Error>>) -> Trouble {
    match error {
        DiscoveryError::Request(_) | DiscoveryError::Response(..) => Trouble::unreachable(error),
        error => Trouble::misfit(error),
    }
}
