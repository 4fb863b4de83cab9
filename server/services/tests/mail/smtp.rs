//! How a mail arrives.

use std::sync::Arc;

use services::mail::{Mail, SmtpUrl, letters};

use crate::{mail_server::MailServer, outbox::sends_all, support::*};

on_both_stores! {
    a_letter_arrives_as_it_was_written
    an_address_in_unicode_arrives_where_servers_cannot_read_it
}

const LINK: &str = "https://shop.example.com/confirm?token=Zm9vYmFy_-Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy&then=%2Faccount%3Ftab%3Dé";

async fn a_letter_arrives_as_it_was_written(shop: Arc<Shop>) {
    let server = MailServer::open();
    let (email, name) = ("ada@example.com".parse().unwrap(), "Tassen & Töpfe, „Hafen“".parse().unwrap());
    let to = letters::Addressee { email: &email, name: "Ada Lövelace", shop: &name };
    let letter = letters::reset_password(&to, LINK, std::time::Duration::from_secs(1_800));
    let letter = Mail { subject: format!("{} 🫖", letter.subject), ..letter };
    shop.store.commit(&shop.services.outbox.queue(&ctx(), &letter).unwrap()).await.unwrap();
    let copy = shop.copy_with(server.serves()).await;
    let copy = {
        let mut settings = (*copy.settings).clone();
        settings.name = name.clone();
        settings
    };
    let copy = services::Services::open(shop.store.clone(), copy).await.unwrap();
    assert_eq!(sends_all(&copy, NOW).await, 1);

    let received = server.received().remove(0);
    assert_eq!((received.sender.as_str(), received.recipients), ("shop@example.com", vec!["ada@example.com".to_owned()]));
    let header = |name: &str| received.headers.get(name).unwrap_or_else(|| panic!("no {name}: {:?}", received.headers)).as_str();
    assert_eq!(header("subject"), "Choose a new password 🫖");
    assert_eq!(header("to"), "ada@example.com");
    assert!(header("from").contains("Tassen & Töpfe, „Hafen“") && header("from").ends_with("<shop@example.com>"), "{}", header("from"));
    assert_eq!(header("date"), "Wed, 18 Nov 2026 11:06:40 +0000");
    assert!(header("message-id").starts_with("<mal_") && header("message-id").ends_with("@example.com>"));
    assert_eq!(header("auto-submitted"), "auto-generated");
    assert_eq!(received.text, letter.text);
    assert_eq!(received.html, letter.html);
    assert!(received.text.lines().any(|line| line == LINK));
}

async fn an_address_in_unicode_arrives_where_servers_cannot_read_it(shop: Arc<Shop>) {
    let server = MailServer::open();
    shop.writes_to("ada@bücher.example").await;
    // Without SMTPUTF8 nobody can be told of this mailbox.
    shop.writes_to("ü@example.com").await;
    let copy = shop.copy_with(server.serves()).await;
    assert_eq!(sends_all(&copy, NOW).await, 1);
    assert_eq!(server.received()[0].recipients, ["ada@xn--bcher-kva.example"]);
    assert_eq!(shop.outbox().await[0]["state"], "dead");
}

#[test]
fn the_address_of_a_mail_server_keeps_its_password_to_itself() {
    for good in [
        "smtps://shop:secret@mail.example.com",
        "smtp://shop:secret@mail.example.com:587?tls=required",
        "smtp://shop:secret@127.0.0.1:2525",
        "smtp://shop:secret@[::1]:2525",
        "smtp://localhost",
        "smtp://mailhog:1025",
    ] {
        assert_eq!(format!("{:?}", SmtpUrl::parse(good).unwrap()), "SmtpUrl(…)");
    }
    for bad in
        ["", "secret", "http://shop:secret@mail.example.com", "smtp://shop:secret@mail.example.com", "smtps://shop:secret@", "smtp://x:y"]
    {
        let reason = SmtpUrl::parse(bad).unwrap_err();
        assert!(!reason.contains("secret"), "{reason}");
    }
}
