//! Several copies of the program on one queue.

use std::{collections::BTreeSet, sync::Arc};

use futures::future::join_all;
use services::schema::{EVENTS, key};
use shop::{
    Currency, Money,
    event::{DomainEvent, Event},
};
use store::Batch;

use crate::{recorder::*, support::*};

on_both_stores! {
    an_event_arrives_as_it_was_told
    two_copies_handle_each_event_once
    an_event_that_cannot_be_read_keeps_no_other_waiting
    without_handlers_events_are_over_at_once
}

async fn an_event_arrives_as_it_was_told(shop: Arc<Shop>) {
    let amount = Money::new(-250, Currency::USD);
    let told = [
        DomainEvent::OrderPlaced,
        DomainEvent::OrderShipped { fulfilment: "shp_1".into() },
        DomainEvent::OrderRefunded { refund: "ref_1".into(), amount },
        DomainEvent::ReturnRequested { id: "ret_1".into() },
    ];
    let recorder = Recorder::new("mails");
    for what in told {
        let order = shop.tells_of(what.clone()).await;
        handles_all(&handled_by(&shop.services, [recorder.clone()]), NOW).await;
        assert_eq!(recorder.heard().last(), Some(&Event { order, what }));
    }
}

async fn two_copies_handle_each_event_once(shop: Arc<Shop>) {
    for _ in 0..60 {
        shop.tells_of(DomainEvent::OrderPlaced).await;
    }
    let (mails, invoices) = (Recorder::new("mails"), Recorder::new("invoices"));
    let copies = [shop.copy().await, shop.copy().await];
    let copies = copies.map(|copy| handled_by(&copy, [mails.clone(), invoices.clone()]));
    // Each stops when it finds nothing that the other does not hold just now, so a third look is taken at the end.
    join_all(copies.iter().map(|copy| handles_all(copy, NOW))).await;
    handles_all(&copies[0], NOW).await;
    for recorder in [mails, invoices] {
        let calls = recorder.calls();
        assert_eq!((calls.len(), calls.into_iter().collect::<BTreeSet<_>>().len()), (60, 60));
    }
    assert!(shop.events().await.is_empty());
}

async fn an_event_that_cannot_be_read_keeps_no_other_waiting(shop: Arc<Shop>) {
    shop.tells_of(DomainEvent::OrderPlaced).await;
    let mut newer = shop.events().await.remove(0);
    newer["what"] = serde_json::json!({ "kind": "of_a_newer_copy" });
    newer["due_at"] = (NOW.millis() - 1).into();
    let insert = |batch: Batch, place| batch.insert(key(EVENTS, format!("evt_{place:026}")), newer.clone());
    shop.store.commit(&(0..40).fold(Batch::new(), insert)).await.unwrap();
    let recorder = Recorder::new("mails");
    let events = handled_by(&shop.services, [recorder.clone()]);
    for _ in 0..4 {
        events.handle_due(&at(NOW)).await.unwrap();
    }
    assert_eq!(recorder.calls().len(), 1);
    let kept = shop.events().await;
    assert!(kept.len() == 40 && kept.iter().all(|event| event["attempts"] == 0 && event["due_at"] == NOW.millis() + 60_000));
}

async fn without_handlers_events_are_over_at_once(shop: Arc<Shop>) {
    shop.tells_of(DomainEvent::OrderPlaced).await;
    handles_all(&handled_by(&shop.services, []), NOW).await;
    assert!(shop.events().await.is_empty());
}
