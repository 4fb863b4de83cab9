use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::{
    Services,
    mail::Mail,
    schema::{MAILS, MARKS, key},
};
use shop::Timestamp;
use store::{Batch, Json, Query};

use crate::{mail_server::MailServer, support::*};

on_both_stores! {
    a_mail_is_queued_with_its_cause_or_not_at_all
    a_cause_has_one_mail_even_after_it_was_sent
    a_shop_without_a_way_to_send_keeps_its_mails
    whoever_waits_is_woken_even_if_they_come_late
    two_copies_send_each_mail_once
    a_copy_that_dies_leaves_its_mail_to_another_after_a_minute
}

pub fn mail_to(email: &str) -> Mail {
    Mail { to: email.parse().unwrap(), subject: "Tea".into(), text: "It is ready.\n".into(), html: "<p>It is ready.</p>\n".into() }
}

impl Shop {
    /// Puts a mail into the outbox.
    pub async fn writes_to(&self, email: &str) {
        let batch = self.services.outbox.queue(&ctx(), &mail_to(email)).unwrap();
        self.store.commit(&batch).await.unwrap();
    }

    /// What is in the outbox.
    pub async fn outbox(&self) -> Vec<Json> {
        self.store.find(&Query::all(MAILS)).await.unwrap().rows.into_iter().map(|row| row.body).collect()
    }
}

/// Sends until nothing is left to send; how many were sent.
pub async fn sends_all(copy: &Services, now: Timestamp) -> usize {
    let mut all = 0;
    loop {
        match copy.outbox.send_due(now).await.unwrap() {
            0 => return all,
            sent => all += sent,
        }
    }
}

async fn a_mail_is_queued_with_its_cause_or_not_at_all(shop: Arc<Shop>) {
    let cause = Batch::new().insert(key(MARKS, "cause"), serde_json::json!({}));
    let both = || shop.services.outbox.queue(&ctx(), &mail_to("ada@example.com")).unwrap().and(cause.clone());
    shop.store.commit(&both()).await.unwrap();
    assert_eq!(shop.outbox().await.len(), 1);
    assert!(shop.store.commit(&both()).await.is_err());
    assert_eq!(shop.outbox().await.len(), 1);
}

async fn a_cause_has_one_mail_even_after_it_was_sent(shop: Arc<Shop>) {
    let server = MailServer::open();
    let copy = shop.copy_with(server.serves()).await;
    let (mail, other) = (mail_to("ada@example.com"), mail_to("eve@example.com"));
    let ctx = ctx();
    let posts = join_all((0..5).map(|_| copy.outbox.post_once(&ctx, "order_mails:1", &mail))).await;
    assert!(posts.into_iter().all(|posted| posted.is_ok()));
    copy.outbox.post_once(&ctx, "order_mails:2", &other).await.unwrap();
    assert_eq!(sends_all(&copy, NOW).await, 2);
    copy.outbox.post_once(&ctx, "order_mails:1", &mail).await.unwrap();
    assert_eq!(sends_all(&copy, NOW).await, 0);
    assert!(shop.store.commit(&copy.outbox.queue_once(&ctx, "order_mails:1", &mail).unwrap()).await.is_err());
    assert_eq!(server.received().len(), 2);
}

async fn a_shop_without_a_way_to_send_keeps_its_mails(shop: Arc<Shop>) {
    shop.writes_to("ada@example.com").await;
    assert_eq!(shop.services.outbox.send_due(NOW).await.unwrap(), 0);
    let outbox = shop.outbox().await;
    assert_eq!((&outbox[0]["mail"]["to"], &outbox[0]["attempts"]), (&"ada@example.com".into(), &0.into()));
}

async fn whoever_waits_is_woken_even_if_they_come_late(shop: Arc<Shop>) {
    let outbox = &shop.services.outbox;
    let woken = async |wait| tokio::time::timeout(Duration::from_millis(wait), outbox.clone().woken()).await.is_ok();
    assert!(!woken(50).await);
    outbox.wake();
    assert!(woken(5_000).await);
    assert!(!woken(50).await);
}

async fn two_copies_send_each_mail_once(shop: Arc<Shop>) {
    let server = MailServer::open();
    for number in 0..20 {
        shop.writes_to(&format!("person{number}@example.com")).await;
    }
    let (one, other) = (shop.copy_with(server.serves()).await, shop.copy_with(server.serves()).await);
    // Each stops when it finds nothing that the other does not hold just now, so a third look is taken at the end.
    let sent: usize = join_all([sends_all(&one, NOW), sends_all(&other, NOW)]).await.into_iter().sum();
    assert_eq!(sent + sends_all(&one, NOW).await, 20);
    let mut recipients: Vec<_> = server.received().into_iter().flat_map(|mail| mail.recipients).collect();
    recipients.sort();
    recipients.dedup();
    assert_eq!((recipients.len(), server.received().len()), (20, 20));
    assert!(shop.outbox().await.is_empty());
}

async fn a_copy_that_dies_leaves_its_mail_to_another_after_a_minute(shop: Arc<Shop>) {
    let server = MailServer::open();
    shop.writes_to("hang@example.com").await;
    let (dying, other) = (shop.copy_with(server.serves()).await, shop.copy_with(server.serves()).await);
    let sending = tokio::spawn(async move { dying.outbox.send_due(NOW).await });
    server.hangs().await;
    sending.abort();
    let later = |seconds| NOW.after(Duration::from_secs(seconds));
    assert_eq!(other.outbox.send_due(later(59)).await.unwrap(), 0);
    assert_eq!(other.outbox.send_due(later(60)).await.unwrap(), 1);
    assert_eq!(server.received().len(), 1);
    assert!(shop.outbox().await.is_empty());
}
