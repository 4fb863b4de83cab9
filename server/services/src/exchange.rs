//! Import and export.

use std::sync::Arc;

use crate::{Settings, documents::Documents};

/// Import and export.
#[derive(Clone)]
pub struct Exchange {
    documents: Documents,
    settings: Arc<Settings>,
}

impl Exchange {
    pub(crate) fn new(documents: &Documents, settings: &Arc<Settings>) -> Self {
        Self { documents: documents.clone(), settings: settings.clone() }
    }
}
