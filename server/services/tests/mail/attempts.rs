//! What becomes of a mail that nobody takes on.

use std::{sync::Arc, time::Duration};

use crate::{
    mail_server::{MailServer, smtp},
    support::*,
};

on_both_stores! {
    a_server_that_is_away_is_tried_again_and_then_given_up
    a_busy_mailbox_is_tried_again
    a_mailbox_that_does_not_exist_is_given_up_at_once
    a_wrong_password_costs_no_mail
    what_was_given_up_is_forgotten_after_a_month
}

const MINUTE: u64 = 60;

impl Shop {
    /// Attempts, state and the seconds until the next attempt of the one mail in the outbox.
    async fn attempts(&self) -> (u64, String, Option<i64>) {
        let outbox = self.outbox().await;
        let [entry] = outbox.as_slice() else { panic!("one mail was expected: {outbox:?}") };
        let due = entry["due_at"].as_i64().map(|due| (due - NOW.millis()) / 1_000);
        (entry["attempts"].as_u64().unwrap(), entry["state"].as_str().unwrap().to_owned(), due)
    }
}

async fn a_server_that_is_away_is_tried_again_and_then_given_up(shop: Arc<Shop>) {
    shop.writes_to("ada@example.com").await;
    // Nobody listens there: the port is a reserved one.
    let copy = shop.copy_with(smtp("smtp://127.0.0.1:1")).await;
    let (mut now, pauses) = (NOW, [1, 5, 30, 120, 360, 360, 360]);
    for (attempt, pause) in (1..).zip(pauses) {
        copy.outbox.send_due(now).await.unwrap();
        let next = now.after(Duration::from_secs(pause * MINUTE));
        assert_eq!(shop.attempts().await, (attempt, "waiting".to_owned(), Some((next.millis() - NOW.millis()) / 1_000)));
        copy.outbox.send_due(now.after(Duration::from_secs(pause * MINUTE - 1))).await.unwrap();
        assert_eq!(shop.attempts().await.0, attempt, "tried too early");
        now = next;
    }
    copy.outbox.send_due(now).await.unwrap();
    assert_eq!(shop.attempts().await, (8, "dead".to_owned(), None));
    copy.outbox.send_due(now.after(Duration::from_secs(7 * 24 * 60 * MINUTE))).await.unwrap();
    assert_eq!(shop.attempts().await.0, 8);
}

async fn a_busy_mailbox_is_tried_again(shop: Arc<Shop>) {
    let server = MailServer::open();
    shop.writes_to("later@example.com").await;
    shop.copy_with(server.serves()).await.outbox.send_due(NOW).await.unwrap();
    assert_eq!(shop.attempts().await, (1, "waiting".to_owned(), Some(60)));
}

async fn a_mailbox_that_does_not_exist_is_given_up_at_once(shop: Arc<Shop>) {
    let server = MailServer::open();
    shop.writes_to("never@example.com").await;
    shop.copy_with(server.serves()).await.outbox.send_due(NOW).await.unwrap();
    assert_eq!(shop.attempts().await, (1, "dead".to_owned(), None));
}

async fn a_wrong_password_costs_no_mail(shop: Arc<Shop>) {
    let server = MailServer::with_password("right/&");
    shop.writes_to("ada@example.com").await;
    for login in ["shop:wrong", ""] {
        let copy = shop.copy_with(server.serves_as(login)).await;
        copy.outbox.send_due(NOW.after(Duration::from_secs(if login.is_empty() { MINUTE } else { 0 }))).await.unwrap();
    }
    let (attempts, state, _) = shop.attempts().await;
    assert_eq!((attempts, state.as_str()), (2, "waiting"));
    let copy = shop.copy_with(server.serves_as("shop:right%2F%26")).await;
    assert_eq!(copy.outbox.send_due(NOW.after(Duration::from_secs(60 * MINUTE))).await.unwrap(), 1);
    assert_eq!(server.received().len(), 1);
}

async fn what_was_given_up_is_forgotten_after_a_month(shop: Arc<Shop>) {
    let server = MailServer::open();
    shop.writes_to("never@example.com").await;
    shop.writes_to("later@example.com").await;
    let copy = shop.copy_with(server.serves()).await;
    copy.outbox.send_due(NOW).await.unwrap();
    let days = |days: u64| NOW.after(Duration::from_secs(days * 24 * 60 * MINUTE));
    assert_eq!(copy.sweep(days(29)).await.unwrap(), 0);
    assert_eq!(copy.sweep(days(31)).await.unwrap(), 1);
    assert_eq!(shop.attempts().await.1, "waiting");
}
