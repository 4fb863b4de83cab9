//! What becomes of an event that a handler cannot handle.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use services::{OpCtx, audit, events::GivenUp};
use shop::{Code, Timestamp, event::DomainEvent, order::Actor};

use crate::{recorder::*, support::*};

on_both_stores! {
    a_failing_handler_is_tried_again_and_then_given_up_and_tried_anew_when_staff_say_so
    one_failing_handler_does_not_stop_another
    what_was_given_up_is_forgotten_after_a_month
    only_an_admin_sees_and_retries_what_was_given_up
}

const PAUSES: [u64; 7] = [10, 60, 300, 1_800, 7_200, 21_600, 21_600];

fn later(now: Timestamp, seconds: u64) -> Timestamp {
    now.after(Duration::from_secs(seconds))
}

/// Handles at every time it is due, until it is given up; when that is.
async fn is_given_up(shop: &Shop, events: &services::events::Events) -> Timestamp {
    let mut now = NOW;
    for pause in PAUSES {
        handles_all(events, now).await;
        assert_eq!(shop.events().await[0]["due_at"], later(now, pause).millis());
        handles_all(events, later(now, pause - 1)).await;
        now = later(now, pause);
    }
    handles_all(events, now).await;
    assert!(shop.events().await[0]["due_at"].is_null());
    now
}

async fn a_failing_handler_is_tried_again_and_then_given_up_and_tried_anew_when_staff_say_so(shop: Arc<Shop>) {
    let order = shop.tells_of(DomainEvent::OrderPlaced).await;
    let (mails, invoices) = (Recorder::failing("mails"), Recorder::new("invoices"));
    let events = handled_by(&shop.services, [mails.clone(), invoices.clone()]);
    let now = is_given_up(&shop, &events).await;
    assert_eq!((mails.calls().len(), invoices.calls().len()), (8, 1));

    let GivenUp { events: dead, next } = events.dead_letters(&at(now), None).await.unwrap();
    let [dead] = dead.as_slice() else { panic!("{dead:?}") };
    assert_eq!((&dead.event.order, &dead.event.what, dead.attempts, next), (&order, &DomainEvent::OrderPlaced, 8, None));
    assert_eq!((dead.left.as_slice(), dead.last_error.as_str()), (["mails"].as_slice(), "mails: could not reach the moon: no rocket"));
    assert_eq!((dead.written_at, dead.dead_at), (NOW, now));

    mails.fails.store(false, Ordering::Relaxed);
    events.retry(&at(later(now, 3_600)), &dead.id).await.unwrap();
    handles_all(&events, later(now, 3_600)).await;
    assert_eq!((mails.calls().len(), invoices.calls().len()), (9, 1));
    assert!(shop.events().await.is_empty());
    let log = shop.services.audit.read(&at(now), None).await.unwrap().entries;
    assert_eq!((log[0].event, log[0].about.as_str()), (audit::Event::EventRetried, dead.id.as_str()));
    assert_eq!(refusal(events.retry(&at(now), &dead.id).await).code, Code::NotFound);
}

async fn one_failing_handler_does_not_stop_another(shop: Arc<Shop>) {
    let (bad, worse, good) = (Recorder::failing("bad"), Recorder::new("worse"), Recorder::new("good"));
    worse.panics.store(true, Ordering::Relaxed);
    let events = handled_by(&shop.services, [bad.clone(), worse.clone(), good.clone()]);
    // More than are handled at once, so that those which fail lie in front of the others.
    for _ in 0..40 {
        shop.tells_of(DomainEvent::OrderPlaced).await;
    }
    handles_all(&events, NOW).await;
    assert_eq!((bad.calls().len(), worse.calls().len(), good.calls().len()), (40, 40, 40));
    worse.panics.store(false, Ordering::Relaxed);
    handles_all(&events, later(NOW, 10)).await;
    assert_eq!((bad.calls().len(), worse.calls().len(), good.calls().len()), (80, 80, 40));
    assert_eq!(shop.events().await[0]["done"], serde_json::json!(["good", "worse"]));
    assert_eq!(shop.events().await[0]["last_error"], "bad: could not reach the moon: no rocket");
}

async fn what_was_given_up_is_forgotten_after_a_month(shop: Arc<Shop>) {
    shop.tells_of(DomainEvent::OrderPlaced).await;
    let now = is_given_up(&shop, &handled_by(&shop.services, [Recorder::failing("mails")])).await;
    let days = |days: u64| later(now, days * 24 * 3_600);
    assert_eq!(shop.services.sweep(days(29)).await.unwrap(), 0);
    assert_eq!(shop.services.sweep(days(31)).await.unwrap(), 1);
    assert!(shop.events().await.is_empty());
}

async fn only_an_admin_sees_and_retries_what_was_given_up(shop: Arc<Shop>) {
    shop.tells_of(DomainEvent::OrderPlaced).await;
    let events = handled_by(&shop.services, [Recorder::failing("mails")]);
    let stranger = OpCtx::new(Actor::Guest, NOW, "test".into()).unwrap();
    assert_eq!(refusal(events.dead_letters(&stranger, None).await).code, Code::TokenMissing);
    let id = ctx().new_id();
    assert_eq!(refusal(events.retry(&stranger, &id).await).code, Code::TokenMissing);
    assert_eq!(refusal(events.retry(&ctx(), &id).await).code, Code::NotFound);
    assert!(events.dead_letters(&ctx(), None).await.unwrap().events.is_empty(), "it still waits");
    assert!(refusal(events.dead_letters(&ctx(), Some("made up")).await).fields.contains_key("cursor"));
}
