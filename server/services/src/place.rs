//! Where the shop is reached, for links in mails. It is known once the program listens.

use std::sync::{Arc, OnceLock};

/// Where the shop is reached; clones share it.
#[derive(Clone, Default)]
pub struct Place {
    url: Arc<OnceLock<String>>,
}

impl Place {
    /// Says where; the first word counts.
    pub fn is_at(&self, url: &str) {
        let _ = self.url.set(url.trim_end_matches('/').to_owned());
    }

    /// The shop's address, such as `https://shop.example`.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.get().map_or("http://127.0.0.1:3000", String::as_str)
    }

    /// The whole address of a path.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.url())
    }
}
