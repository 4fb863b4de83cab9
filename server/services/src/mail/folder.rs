//! Into a folder, for a shop that is being tried out: a file for each mail, and its text in the log.

use std::{fs::DirBuilder, io, os::unix::fs::DirBuilderExt, path::PathBuf};

use futures::future::BoxFuture;
use shop::text::Name;
use tracing::info;

use super::{Letter, MailError, Mailer};

/// A folder of mails.
pub(super) struct Folder {
    path: PathBuf,
    shop: Name,
}

impl Folder {
    pub(super) fn new(path: PathBuf, shop: &Name) -> Self {
        Self { path, shop: shop.clone() }
    }

    /// Writes a mail beside its place and moves it there, so that whoever looks never finds half of one.
    fn write(&self, letter: &Letter) -> io::Result<PathBuf> {
        // Links in mails open accounts: they are for this user alone.
        DirBuilder::new().recursive(true).mode(0o700).create(&self.path)?;
        let name = format!("{}-{}", letter.written_at.to_rfc3339().replace(':', "-"), letter.id);
        let (half, whole) = (self.path.join(format!("{name}.part")), self.path.join(format!("{name}.eml")));
        std::fs::write(&half, self.file(letter))?;
        std::fs::rename(&half, &whole)?;
        Ok(whole)
    }

    /// A mail that both people and mail programs can read: nothing in it is encoded.
    fn file(&self, letter: &Letter) -> String {
        let Letter { id, written_at, mail } = letter;
        let part = |kind: &str, content: &str| {
            format!("--{id}\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{content}\n")
        };
        let mut file = format!("Date: {written_at}\nFrom: {}\nTo: {}\nSubject: {}\n", self.shop, mail.to, mail.subject);
        file.push_str(&format!("MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary={id}\n\n"));
        file.push_str(&part("plain", &mail.text));
        file.push_str(&part("html", &mail.html));
        file.push_str(&format!("--{id}--\n"));
        file
    }
}

impl Mailer for Folder {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), MailError>> {
        Box::pin(async move {
            let path = self.write(letter).map_err(|error| MailError::Failed(error.into()))?;
            let mail = &letter.mail;
            let path = path.display();
            info!("A mail, kept as {path} because SMTP_URL is not set:\n\n{}\n\n{}", mail.subject, mail.text);
            Ok(())
        })
    }
}
