//! Events are written with their cause, or not at all.

use std::sync::Arc;

use shop::{Code, Money};
use store::{Batch, Query};

use crate::{buyer::*, support::*};

on_both_stores! {
    an_order_tells_of_itself_once
    an_order_that_costs_nothing_is_told_of_as_paid
    what_is_refused_leaves_no_event
    whoever_waits_is_woken_by_the_shops_own_commits
}

async fn an_order_tells_of_itself_once(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    let (visitor, request) = goes_to_review(&shop.services, &mug).await;
    for _ in 0..2 {
        shop.services.checkout.place(&guest(), &visitor, &request).await.unwrap();
    }
    assert_eq!(shop.news().await, ["order_placed"]);
    let order = shop.services.checkout.place(&guest(), &visitor, &request).await.unwrap();
    assert_eq!(shop.events().await[0]["order"], order.id.as_str());
    pays(&shop.services, &order).await.unwrap();
    assert_eq!(refusal(pays(&shop.services, &order).await).code, Code::AlreadyPaid);
    assert_eq!(shop.news().await, ["order_paid", "order_placed"]);
}

async fn an_order_that_costs_nothing_is_told_of_as_paid(shop: Arc<Shop>) {
    let free = Money::zero(shop.services.settings.currency);
    let copy = shop.copy_with(|settings| settings.zones = services::settings::zones([free; 2]).unwrap()).await;
    let leaflet = shop.creates(&product("Leaflet", "LEAF", "0.00")).await;
    copy.refresh().await.unwrap();
    orders(&copy, &leaflet).await;
    assert_eq!(shop.news().await, ["order_paid", "order_placed"]);
}

async fn what_is_refused_leaves_no_event(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    let mut reviews = Vec::new();
    for _ in 0..6 {
        reviews.push(goes_to_review(&shop.services, &mug).await);
    }
    for (place, (visitor, request)) in reviews.iter().enumerate() {
        let outcome = shop.services.checkout.place(&guest(), visitor, request).await;
        assert_eq!(outcome.is_ok(), place < 5, "five mugs are there");
    }
    assert_eq!(shop.events().await.len(), 5);
    // And by itself: a batch of which one part cannot be.
    let event = shop.services.events.tell(&ctx(), &ctx().new_id(), shop::event::DomainEvent::OrderPaid).unwrap();
    let known = shop.store.find(&Query::all(services::schema::PRODUCTS)).await.unwrap().rows.remove(0);
    assert!(shop.store.commit(&event.and(Batch::new().insert(known.key, known.body))).await.is_err());
    assert_eq!(shop.events().await.len(), 5);
}

async fn whoever_waits_is_woken_by_the_shops_own_commits(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    let events = &shop.services.events;
    let is_woken = async || tokio::time::timeout(std::time::Duration::from_millis(50), events.woken()).await.is_ok();
    assert!(!is_woken().await);
    let order = orders(&shop.services, &mug).await;
    assert!(is_woken().await && !is_woken().await);
    pays(&shop.services, &order).await.unwrap();
    assert!(is_woken().await);
}
