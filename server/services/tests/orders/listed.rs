use std::sync::Arc;

use services::{
    orders::{OrderFilter, Place},
    schema::{ORDERS, key},
};
use shop::{Code, id::OrderKind, order::OrderStatus};
use store::Batch;

use crate::{
    people::{guest, guest_at, later},
    support::{NOW, Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    staff_find_orders_by_what_they_know
    pages_by_number_and_by_cursor_are_the_same
}

async fn staff_find_orders_by_what_they_know(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 50).await;
    let mut placed = Vec::new();
    for n in 0..5 {
        let at = guest_at(later(n));
        placed.push(shop.orders_as(&at, &at.new_id(), &[(&mug, 1)]).await.unwrap());
    }
    shop.pays(&placed[1], crate::people::GOOD).await.unwrap();
    shop.cancels(&placed[2]).await.unwrap();
    let found = async |filter: OrderFilter| {
        let page = shop.services.orders.list(&ctx(), &filter, &Place::Page(1), 20).await.unwrap();
        page.orders.iter().map(|order| placed.iter().position(|it| it.id == order.id).unwrap()).collect::<Vec<_>>()
    };
    let none = OrderFilter::default;
    assert_eq!(found(none()).await, [4, 3, 2, 1, 0]);
    assert_eq!(found(OrderFilter { status: Some(OrderStatus::Pending), ..none() }).await, [4, 3, 0]);
    assert_eq!(found(OrderFilter { status: Some(OrderStatus::Pending), from: Some(later(1)), to: Some(later(4)), ..none() }).await, [3]);
    assert_eq!(found(OrderFilter { status: Some(OrderStatus::Paid), ..none() }).await, [1]);
    assert_eq!(found(OrderFilter { from: Some(NOW), to: Some(later(2)), ..none() }).await, [1, 0]);
    assert_eq!(found(OrderFilter { number: Some(placed[3].number.as_str().to_lowercase()), ..none() }).await, [3]);
    assert_eq!(found(OrderFilter { email: Some("Ada@example.com".into()), status: Some(OrderStatus::Cancelled), ..none() }).await, [2]);
    assert!(found(OrderFilter { email: Some("eve@example.com".into()), ..none() }).await.is_empty());
    assert_eq!(refusal(shop.services.orders.list(&guest(), &none(), &Place::Page(1), 20).await).code, Code::TokenMissing);
}

async fn pages_by_number_and_by_cursor_are_the_same(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 50).await;
    for n in 0..7 {
        let at = guest_at(later(n / 2));
        shop.orders_as(&at, &at.new_id(), &[(&mug, 1)]).await.unwrap();
    }
    let orders = &shop.services.orders;
    let (filter, mut place, mut seen) = (OrderFilter::default(), None::<String>, Vec::new());
    for number in 1..=3 {
        let by_number = orders.list(&ctx(), &filter, &Place::Page(number), 3).await.unwrap();
        let by_cursor = match &place {
            Some(cursor) => orders.list(&ctx(), &filter, &Place::After(cursor), 3).await.unwrap(),
            None => orders.list(&ctx(), &filter, &Place::Page(1), 3).await.unwrap(),
        };
        assert_eq!((&by_number.orders, &by_number.next), (&by_cursor.orders, &by_cursor.next));
        seen.extend(by_number.orders.into_iter().map(|order| order.id));
        place = by_number.next;
    }
    assert_eq!((seen.len(), place), (7, None));
    assert!(orders.list(&ctx(), &filter, &Place::Page(4), 3).await.unwrap().orders.is_empty());
    for place in [Place::Page(0), Place::Page(3_335), Place::After("made up")] {
        assert_eq!(refusal(orders.list(&ctx(), &filter, &place, 3).await).code, Code::Invalid);
    }
    assert_eq!(refusal(orders.list(&ctx(), &filter, &Place::Page(1), 0).await).code, Code::Invalid);
}

/// Takes a minute: `cargo test -p services --test orders --release -- --ignored`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "writes a hundred thousand orders"]
async fn a_hundred_thousand_orders_are_listed_fast() {
    Shop::on_sqlite().await.tells(a_hundred_thousand).await;
}

async fn a_hundred_thousand(shop: Arc<Shop>) {
    const STATUSES: [&str; 4] = ["Pending", "Paid", "Shipped", "Delivered"];
    let mug = shop.sells("MUG", "10.00", 50).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let body = shop.store.get(&key(ORDERS, &order.id)).await.unwrap().unwrap().body;
    for thousand in 0..100_i64 {
        let mut batch = Batch::new();
        for n in thousand * 1_000..(thousand + 1) * 1_000 {
            let (id, at) = (guest().new_id::<OrderKind>(), NOW.millis() + n);
            let mut body = body.clone();
            let status = if n % 1_000 == 0 { "Cancelled" } else { STATUSES[usize::try_from(n).unwrap() % 4] };
            body["id"] = id.as_str().into();
            body["number"] = format!("N-{n}").into();
            body["idempotency_key"] = format!("key-{n}").into();
            body["placed_at"] = at.into();
            body["status_at"] = format!("{status}:{at:014}").into();
            batch = batch.insert(key(ORDERS, &id), body);
        }
        shop.store.commit(&batch).await.unwrap();
    }
    let cancelled = OrderFilter { status: Some(OrderStatus::Cancelled), ..OrderFilter::default() };
    let nobody = OrderFilter { email: Some("eve@example.com".into()), ..OrderFilter::default() };
    for (filter, page, most) in
        [(OrderFilter::default(), 1, 500), (cancelled, 1, 500), (nobody, 1, 500), (OrderFilter::default(), 100, 10_000)]
    {
        let began = std::time::Instant::now();
        shop.services.orders.list(&ctx(), &filter, &Place::Page(page), 100).await.unwrap();
        let took = began.elapsed().as_millis();
        println!("page {page} of {filter:?} took {took} ms");
        assert!(took < most, "page {page} of {filter:?} took {took} ms");
    }
}
