//! A stream of an order's moves, told by a process that serves of what another process does, and ended by the signal.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use services::{OpCtx, Services, Settings, checkout::PlaceOrder, schema::SCHEMA};
use shop::{
    Order, Timestamp,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::VisitorId,
    order::Actor,
    stock::Availability,
};
use store::SqliteStore;

use crate::Serving;

#[test]
fn an_open_stream_tells_what_another_process_did_and_does_not_hold_up_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut serving = Serving::start(folder.path());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let beside = runtime.block_on(opens_beside(folder.path()));
    let order = runtime.block_on(orders_something(&beside));
    let mut stream = TcpStream::connect(&serving.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let path = format!("/orders/{}/{}/live?after={}", order.id, order.link_key, order.moved());
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br, gzip\r\n\r\n").unwrap();
    let mut stream = BufReader::new(stream);
    let head = lines_to(&mut stream, "");
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("content-encoding"), "{head}");

    assert_eq!(runtime.block_on(beside.checkout.expire_lapsed(&late(&order))).unwrap(), 1);
    let event = lines_to(&mut stream, "data:");
    assert!(event.contains("\"status\":\"Expired\""), "{event}");

    serving.signal("TERM");
    let began = Instant::now();
    stream.read_to_string(&mut String::new()).unwrap();
    assert!(serving.process.wait().unwrap().success());
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

/// Up to and with the first line that begins so; up to an empty one if nothing is named.
fn lines_to(stream: &mut impl BufRead, wanted: &str) -> String {
    let mut read = String::new();
    loop {
        let from = read.len();
        assert!(stream.read_line(&mut read).unwrap() > 0, "it ended after {read}");
        let line = read[from..].trim_end();
        if line.is_empty() && wanted.is_empty() || !wanted.is_empty() && line.starts_with(wanted) {
            return read;
        }
    }
}

async fn opens_beside(folder: &Path) -> Services {
    let store = SqliteStore::open(&folder.join("data/shop.db"), SCHEMA).await.unwrap();
    Services::open(Arc::new(store), Settings::demo().unwrap()).await.unwrap()
}

async fn orders_something(shop: &Services) -> Order {
    // The true time: the serving process looks after what has lapsed by its own clock.
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap());
    let ctx = OpCtx::new(Actor::Guest, now, "test".to_owned()).unwrap();
    let visitor: VisitorId = ctx.new_id();
    let shirt = shop.catalog.shown().product_at("harbour-linen-shirt").unwrap().clone();
    let variant = shirt.product.variants.iter().find(|variant| shirt.availability(&variant.id) != Availability::Pieces(0)).unwrap();
    shop.cart.add(&ctx, &visitor, &variant.id, 1).await.unwrap();
    let address = AddressForm {
        name: "Ada Lovelace".into(),
        line1: "1 Main Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "62701".into(),
        country: "US".into(),
        ..AddressForm::default()
    };
    let contact = ContactForm { email: "ada@example.com".into(), address, ..ContactForm::default() };
    shop.checkout.set_contact(&ctx, &visitor, &contact).await.unwrap();
    shop.checkout.set_shipping(&ctx, &visitor, "standard").await.unwrap();
    shop.checkout.set_payment(&ctx, &visitor, "demo").await.unwrap();
    let open = shop.checkout.open(&ctx, &visitor, Step::Review).await.unwrap();
    let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
    shop.checkout.place(&ctx, &visitor, &request).await.unwrap()
}

/// The program itself, once an order's time is over.
fn late(order: &Order) -> OpCtx {
    OpCtx::new(Actor::System, order.expires_at, "test".into()).unwrap()
}
