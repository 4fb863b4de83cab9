//! Whether what shoppers were told is so.

use std::sync::Arc;

use futures::{StreamExt, stream};

use crate::{
    browser::{Answer, Browser},
    desk::Desk,
    door::{Door, door},
    ground::Ground,
    ledger::{Bought, Ledger},
    program::Program,
    shelf::{Shelf, count},
};

/// The last look, after the last shopper: everything there, everything paid, every piece accounted for.
pub async fn everything(ground: &Ground, desk: &Desk, shelf: &Arc<Shelf>, ledger: &Ledger) {
    books_agree(ground).await;
    let (mut doorkeeper, door) = door();
    let program = Program::serves(ground).await;
    doorkeeper.opens(&program.url);
    orders_are_there(&door, &ledger.orders()).await;
    stock_agrees(&program.url, shelf, ledger).await;
    coupons_agree(&program.url, desk).await;
    program.dies().await;
}

/// Every order's link answers, and a paid one says so.
pub async fn orders_are_there(door: &Door, orders: &[Bought]) {
    let http = Browser::client();
    let mut browser = Browser::new(&http, door);
    browser.comes_back().await;
    let looks = orders.iter().map(|order| {
        let mut browser = browser.clone();
        async move { is_there(&mut browser, order).await }
    });
    stream::iter(looks).buffer_unordered(8).collect::<Vec<()>>().await;
}

async fn is_there(browser: &mut Browser, order: &Bought) {
    let page = match browser.gets(&format!("/orders/{}", order.link)).await {
        Ok(Answer::Page(status, page)) if status.is_success() => page,
        other => panic!("{order:?} was acknowledged and is lost: {other:?}"),
    };
    // Paid when the ledger was read, it may have been called off since.
    let is_cancelled = says(&page, "Cancelled");
    assert!(is_cancelled || !order.cancelled, "{order:?} was called off and is not: {page}");
    assert!(is_cancelled || !order.paid || says(&page, "Paid"), "{order:?} was paid and is not: {page}");
    match browser.gets(&format!("/pay/{}", order.link)).await {
        Ok(Answer::Page(status, _)) if status.is_success() => {}
        // Paid already, though perhaps nobody was told yet.
        Ok(Answer::To(to)) if to == format!("/orders/{}", order.link) => {}
        other => panic!("the link that acknowledged {order:?} leads nowhere: {other:?}"),
    }
}

fn says(page: &str, status: &str) -> bool {
    page.contains(&format!(r#"data-order-status="{status}""#))
}

/// The counters agree with the orders, says the shop itself.
pub async fn books_agree(ground: &Ground) {
    ground.runs(&["check"]).await;
}

/// Coupons were used as often as there are orders with them that were not called off.
pub async fn coupons_agree(url: &str, desk: &Desk) {
    for (code, (counted, by_orders)) in desk.uses(url).await {
        println!("{code}: used {counted} times");
        assert_eq!(counted, by_orders, "{code}: the counter, and the orders");
    }
}

/// What is left, and what the acknowledged orders took, is what there was at first.
///
/// This is exact only if every request to place an order was answered in the end: an order that
/// was committed and never acknowledged shows here as pieces that nobody was told of.
async fn stock_agrees(url: &str, shelf: &Arc<Shelf>, ledger: &Ledger) {
    let expected = ledger.left_of(&shelf.at_first);
    assert!(expected.values().all(|left| *left >= 0), "more was sold than there was: {expected:?}");
    assert_eq!(count(url).await, expected, "stock + sold is not what there was at first ({})", ledger.summary());
}
