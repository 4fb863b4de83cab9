//! For the bench of long lists: copies the latest order of a shop many times, each a minute before the one before it.
//!
//! `copy_orders FOLDER/shop.db|mongodb://… COUNT`, while the shop is closed. The copies take no stock, so `shopsphere
//! check` would rightly complain.

use std::{env, error::Error, path::Path, sync::Arc, time::Duration};

use services::{
    OpCtx,
    orders::order_body,
    schema::{ORDERS, SCHEMA, key},
};
use shop::{
    Order, Timestamp,
    order::{Actor, Closing, Fulfilment, OrderNumber, OrderState, Payment},
};
use store::{Batch, Direction, MongoStore, Query, SharedStore, SqliteStore};

type Failure = Box<dyn Error>;

/// Orders in one commit.
const AT_ONCE: u32 = 500;
/// So many customers share them.
const CUSTOMERS: u32 = 1_000;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let given: Vec<String> = env::args().skip(1).collect();
    let [place, count] = given.as_slice() else { return Err("usage: copy_orders FOLDER/shop.db|mongodb://… COUNT".into()) };
    let (store, count) = (open(place).await?, count.parse::<u32>()?);
    let latest = Query::all(ORDERS).sorted("placed_at", Direction::Descending).limit(1);
    let found = store.find(&latest).await?.rows.into_iter().next().ok_or("this shop has no order to copy")?;
    let order: Order = serde_json::from_value(found.body)?;
    for first in (0..count).step_by(AT_ONCE as usize) {
        let mut batch = Batch::new();
        for number in first..count.min(first + AT_ONCE) {
            let copy = copy(&order, number)?;
            batch = batch.insert(key(ORDERS, &copy.id), order_body(&copy)?);
        }
        store.commit(&batch).await?;
    }
    Ok(())
}

async fn open(place: &str) -> Result<SharedStore, Failure> {
    Ok(match place.starts_with("mongodb") {
        true => Arc::new(MongoStore::connect(place, SCHEMA).await?),
        false => Arc::new(SqliteStore::open(Path::new(place), SCHEMA).await?),
    })
}

fn copy(order: &Order, number: u32) -> Result<Order, Failure> {
    let earlier = Duration::from_secs(60) * (number + 1);
    let at = Timestamp::from_millis(order.placed_at.millis() - i64::try_from(earlier.as_millis())?);
    let ctx = OpCtx::new(Actor::System, at, "bench".to_owned())?;
    Ok(Order {
        id: ctx.new_id(),
        number: OrderNumber::new(ctx.random_bytes()),
        link_key: ctx.new_secret(),
        idempotency_key: ctx.new_secret(),
        customer: None,
        visitor: None,
        email: format!("person-{}@example.com", number % CUSTOMERS).parse()?,
        state: state(number),
        placed_at: at,
        ..order.clone()
    })
}

/// Of ten, seven arrived; one is on its way, one waits to be packed, one was called off.
fn state(number: u32) -> OrderState {
    let paid = OrderState { payment: Payment::Paid, ..OrderState::PLACED };
    match number % 10 {
        7 => OrderState { fulfilment: Fulfilment::Shipped, ..paid },
        8 => paid,
        9 => OrderState { closing: Closing::Cancelled, ..OrderState::PLACED },
        _ => OrderState { fulfilment: Fulfilment::Delivered, ..paid },
    }
}
