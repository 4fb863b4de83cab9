//! What every request may use.

use std::{net::IpAddr, sync::Arc};

use app::request::Site;
use services::Services;
use tokio_util::sync::CancellationToken;

use crate::{assets::Assets, config::Config, http::live::Seats};

/// The open shop, as handlers see it; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// Every capability of the shop.
    pub shop: Services,
    /// The site's files.
    pub assets: Arc<Assets>,
    /// Where the shop stands.
    pub site: Site,
    /// The operator's own proxies, which are believed when they say whom they speak for.
    pub proxies: Arc<[IpAddr]>,
    /// Streams that are open.
    pub seats: Seats,
    /// Cancelled when the program is told to stop: what would go on for ever ends then.
    pub closing: CancellationToken,
}

impl AppState {
    /// For a shop that is reached at `default_url` unless the settings say otherwise.
    #[must_use]
    pub fn new(shop: Services, config: &Config, default_url: &str) -> Self {
        let public_url = config.place.public_url.as_ref();
        let site = Site {
            public_url: public_url.map_or_else(|| default_url.to_owned(), ToString::to_string),
            secure_cookies: public_url.is_some_and(crate::config::PublicUrl::is_secure),
        };
        shop.place.is_at(&site.public_url);
        Self {
            shop,
            assets: Arc::new(Assets::new(&config.assets)),
            site,
            proxies: config.place.proxies.clone().into(),
            seats: Seats::default(),
            closing: CancellationToken::new(),
        }
    }
}
