//! Where mails go: to a mail server, or into a folder while there is none.

use std::path::{Path, PathBuf};

use services::mail::{MailSettings, SmtpUrl};
use shop::text::Email;

use super::{database::Store, reader::Reader};

pub(super) fn read(reader: &mut Reader, store: Option<&Store>) -> Option<MailSettings> {
    // The mail server, with the password in its address. `SMTP_URL`; `smtps://` is TLS from the start,
    // `smtp://…?tls=required` is STARTTLS.
    let url = reader.secret("SMTP_URL", "smtps://user:password@mail.example.com", SmtpUrl::parse);
    // Whom mails come from. `MAIL_FROM`, needed with SMTP_URL.
    let from = reader.optional("MAIL_FROM", "shop@example.com", str::parse::<Email>);
    // Where mails become files while SMTP_URL is not set. `MAIL_DIR`, default DATA_DIR/mails.
    let data_dir = store.map_or(Path::new("./data"), |store| store.data_dir.as_path());
    let default = data_dir.join("mails");
    let folder = reader.value("MAIL_DIR", &default.to_string_lossy(), "./mails", |text| {
        let path = PathBuf::from(text);
        if path.is_file() { Err("this is a file, not a folder") } else { Ok(path) }
    });
    match (url?, from?) {
        (Some(url), Some(from)) => folder.map(|_| MailSettings::Smtp { url, from }),
        (Some(_), None) => {
            let sentence = "SMTP_URL is set and MAIL_FROM is not: say which address the shop's mails come from. \
                            Example: MAIL_FROM=shop@example.com";
            reader.refuse(sentence.to_owned());
            None
        }
        (None, _) => folder.map(MailSettings::Folder),
    }
}
