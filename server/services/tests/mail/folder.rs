use std::{os::unix::fs::PermissionsExt, sync::Arc, time::Duration};

use services::mail::{MailSettings, letters};

use crate::{outbox::sends_all, support::*};

on_both_stores! {
    a_newcomer_finds_the_link_in_a_file
}

async fn a_newcomer_finds_the_link_in_a_file(shop: Arc<Shop>) {
    const LINK: &str = "https://shop.example.com/confirm?token=a=b&c";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/mails");
    let copy = shop.copy_with(|settings| settings.mail = MailSettings::Folder(path.clone())).await;
    let email = "ada@example.com".parse().unwrap();
    let to = letters::Addressee { email: &email, name: "Ada", shop: &copy.settings.name };
    let mail = letters::verify_email(&to, LINK, Duration::from_secs(3_600));
    shop.store.commit(&copy.outbox.queue(&ctx(), &mail).unwrap()).await.unwrap();
    assert_eq!(sends_all(&copy, NOW).await, 1);

    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
    let files: Vec<_> = std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("2026-11-18T11-06-40Z-mal_") && name.ends_with(".eml"), "{name}");
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.lines().any(|line| line == LINK), "{text}");
    assert!(text.contains("\nTo: ada@example.com\nSubject: Please confirm your e-mail address\n"), "{text}");
    assert!(shop.outbox().await.is_empty());
}
