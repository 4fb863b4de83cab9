//! What the build called its files: `shop.<hash>.js` and the like.

use std::{
    sync::{PoisonError, RwLock},
    time::SystemTime,
};

use app::request::SiteFiles;

use super::Folder;

const PKG: &str = "pkg";
const LOADER: &str = "loader.js";

/// The names, looked up once, and again when a development build has written others.
#[derive(Default)]
pub(super) struct Names {
    known: RwLock<Option<Known>>,
}

struct Known {
    changed: Option<SystemTime>,
    files: SiteFiles,
}

impl Names {
    pub(super) fn of(&self, site: &Folder) -> SiteFiles {
        // The loader has no hash in its name: its version stands behind it, and is looked up each time.
        let loader = site.version(LOADER).map_or_else(String::new, |version| format!("/{LOADER}?v={version}"));
        SiteFiles { loader, ..self.built(site) }
    }

    fn built(&self, site: &Folder) -> SiteFiles {
        let changed = site.changed(PKG);
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).as_ref()
            && known.changed == changed
        {
            return known.files.clone();
        }
        let files = look(site);
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(Known { changed, files: files.clone() });
        files
    }
}

fn look(site: &Folder) -> SiteFiles {
    let built = site.names_in(PKG);
    let newest = |ending: &str| built.iter().find(|name| name.starts_with("shop") && name.ends_with(ending));
    let address = |ending: &str| newest(ending).map_or_else(String::new, |name| format!("/{PKG}/{name}"));
    SiteFiles { js: address(".js"), wasm: address(".wasm"), css: address(".css"), loader: String::new() }
}
