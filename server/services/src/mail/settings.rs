use std::{path::PathBuf, sync::Arc};

use shop::text::{Email, Name};

use super::{Mailer, SmtpUrl, folder::Folder, smtp::Smtp};
use crate::ServiceResult;

/// Where mails go.
#[derive(Clone, Debug)]
pub enum MailSettings {
    /// They stay in the outbox.
    Nowhere,
    /// Each becomes a file and is shown in the log: for a shop that is being tried out.
    Folder(PathBuf),
    /// To a mail server.
    Smtp {
        /// Which one.
        url: SmtpUrl,
        /// Whom they come from.
        from: Email,
    },
}

impl MailSettings {
    pub(super) fn mailer(&self, shop: &Name) -> ServiceResult<Option<Arc<dyn Mailer>>> {
        Ok(match self {
            Self::Nowhere => None,
            Self::Folder(folder) => Some(Arc::new(Folder::new(folder.clone(), shop))),
            Self::Smtp { url, from } => Some(Arc::new(Smtp::new(url, shop, from)?)),
        })
    }
}
