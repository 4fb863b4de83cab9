//! Import and export.

use std::sync::Arc;

use crate::{Settings, documents::Documents, window::Window};

/// Import and export.
#[derive(Clone)]
pub struct Exchange {
    documents: Documents,
    window: Window,
    settings: Arc<Settings>,
}

impl Exchange {
    pub(crate) fn new(documents: &Documents, window: &Window, settings: &Arc<Settings>) -> Self {
        Self { documents: documents.clone(), window: window.clone(), settings: settings.clone() }
    }
}
