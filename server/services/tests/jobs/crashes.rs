//! A copy that dies in the middle leaves its events to another, and what it did is not done twice.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures::future::{BoxFuture, pending};
use services::{
    OpCtx, ServiceResult, Services,
    events::{Events, Handler, cause},
    mail::{Mail, MailSettings, Outbox},
    schema::MAILS,
};
use shop::{
    Timestamp,
    event::{DomainEvent, Event},
    id::EventId,
};
use store::Query;

use crate::{recorder::*, support::*};

on_both_stores! {
    a_crash_after_the_mail_was_sent_leads_to_a_second_call_and_no_second_mail
    an_event_that_kills_every_copy_is_given_up
}

/// Sends a mail for each event; as long as it is `deadly`, nobody gets further than that.
struct Mailing {
    outbox: Outbox,
    deadly: bool,
    calls: AtomicUsize,
}

impl Handler for Mailing {
    fn name(&self) -> &'static str {
        "mailing"
    }

    fn handle<'a>(&'a self, ctx: &'a OpCtx, id: &'a EventId, _: &'a Event) -> BoxFuture<'a, ServiceResult<()>> {
        Box::pin(async {
            let mail = Mail { to: "ada@example.com".parse().unwrap(), subject: "Tea".into(), text: "Ready.\n".into(), html: String::new() };
            self.outbox.post_once(ctx, &cause(self.name(), id), &mail).await?;
            self.calls.fetch_add(1, Ordering::Relaxed);
            if self.deadly { pending().await } else { Ok(()) }
        })
    }
}

fn mailing(copy: &Services, deadly: bool) -> (Arc<Mailing>, Events) {
    let handler = Arc::new(Mailing { outbox: copy.outbox.clone(), deadly, calls: AtomicUsize::default() });
    (handler.clone(), copy.events.clone().handled_by(vec![handler]))
}

/// Handles what is due and dies when the handler has done its part, before that is written down.
async fn dies_at(handler: &Mailing, events: &Events, now: Timestamp) {
    let before = handler.calls.load(Ordering::Relaxed);
    let events = events.clone();
    let handling = tokio::spawn(async move { events.handle_due(&at(now)).await });
    while handler.calls.load(Ordering::Relaxed) == before {
        assert!(!handling.is_finished(), "it was not called");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    handling.abort();
    assert!(handling.await.is_err());
}

fn later(seconds: u64) -> Timestamp {
    NOW.after(Duration::from_secs(seconds))
}

async fn a_crash_after_the_mail_was_sent_leads_to_a_second_call_and_no_second_mail(shop: Arc<Shop>) {
    let folder = tempfile::tempdir().unwrap();
    let copy = shop.copy_with(|settings| settings.mail = MailSettings::Folder(folder.path().to_owned())).await;
    let sent = || std::fs::read_dir(folder.path()).unwrap().count();
    shop.tells_of(DomainEvent::OrderPlaced).await;
    let (dying, events) = mailing(&copy, true);
    dies_at(&dying, &events, NOW).await;
    assert_eq!((copy.outbox.send_due(NOW).await.unwrap(), sent()), (1, 1));

    let (other, events) = mailing(&copy, false);
    handles_all(&events, later(59)).await;
    assert_eq!(other.calls.load(Ordering::Relaxed), 0, "it is still the other's");
    handles_all(&events, later(60)).await;
    assert_eq!(other.calls.load(Ordering::Relaxed), 1);
    assert_eq!((copy.outbox.send_due(later(60)).await.unwrap(), sent()), (0, 1));
    assert!(shop.events().await.is_empty());

    let mails = || async { shop.store.find(&Query::all(MAILS)).await.unwrap().rows };
    let remembered = mails().await.remove(0).body;
    assert_eq!(remembered, serde_json::json!({ "state": "done", "expires_at": later(60 * 24 * 3_600).millis() }), "no address, no words");
    copy.sweep(later(61 * 24 * 3_600)).await.unwrap();
    assert!(mails().await.is_empty());
}

async fn an_event_that_kills_every_copy_is_given_up(shop: Arc<Shop>) {
    shop.tells_of(DomainEvent::OrderPlaced).await;
    let (handler, events) = mailing(&shop.services, true);
    for turn in 0..8 {
        dies_at(&handler, &events, later(turn * 60)).await;
    }
    handles_all(&events, later(8 * 60)).await;
    assert_eq!(handler.calls.load(Ordering::Relaxed), 8);
    let dead = events.dead_letters(&ctx(), None).await.unwrap().events;
    assert_eq!((dead.len(), dead[0].last_error.as_str()), (1, "it was begun again and again, and never ended"));
}
