use std::sync::Arc;

use ::shop::order::{Beside, ReturnState};

use super::{beside, buys, delivers, found, page, sends, shown};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    what_arrived_is_asked_to_be_sent_back
    a_return_is_refused_field_by_field
    before_it_arrives_nothing_is_sent_back
}

async fn what_arrived_is_asked_to_be_sent_back(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 2), ("linen-shirt", 1)]).await, shop.guest());
    delivers(&shop, &order).await;
    let fields = "pieces%5Bline1%5D=1&pieces%5Bline2%5D=&reason=A+crack%0D%0Ain+it";
    let next = sends(&guest, "request_return", &order, fields).await;
    assert_eq!(next, format!("{}?done=return", page(&order)));
    let html = shown(&guest, &next).await;
    for part in
        ["We have your request", "Returns", "You wrote on", "A crack in it", "1 coming back to us", "Return asked for: 1 × Stoneware Mug"]
    {
        assert!(html.contains(part), "{part} is not on the page: {html}");
    }
    let now = found(&shop, &order).await;
    assert_eq!((now.returns[0].state, now.beside()), (ReturnState::Asked, vec![Beside::ReturnAsked]));
    let html = shown(&guest, &format!("{}/return", page(&order))).await;
    assert!(html.contains("Up to 1") && html.contains("value=\"0\""), "what was asked for is not offered again: {html}");

    let of = now.returns[0].id.as_str();
    let no = Some("It was thrown".parse().unwrap());
    shop.services.orders.reject_return(&shop.by_operator(), order.id.as_str(), of, no).await.unwrap();
    let html = shown(&guest, &page(&order)).await;
    assert!(html.contains("We cannot take it back.") && html.contains("We wrote: It was thrown"), "{html}");
}

async fn a_return_is_refused_field_by_field(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 2), ("linen-shirt", 1)]).await, shop.guest());
    delivers(&shop, &order).await;
    let next = sends(&guest, "request_return", &order, "pieces%5Bline1%5D=3&pieces%5Bline2%5D=1&reason=+").await;
    assert_eq!(next, format!("{}/return?refused=1", page(&order)));
    let html = shown(&guest, &next).await;
    assert_eq!(beside(&html, "line1"), "At most 2 can be sent back.");
    assert_eq!(beside(&html, "reason"), "Please fill this in.");
    assert!(html.contains("href=\"#line1\"") && html.contains("value=\"3\"") && html.contains("Please check the marked fields."), "{html}");
    let next = sends(&guest, "request_return", &order, "reason=Too+small").await;
    let html = shown(&guest, &next).await;
    assert!(html.contains("Please choose at least one item.") && html.contains("value=\"Too small\""), "{html}");
    assert!(found(&shop, &order).await.returns.is_empty());
}

async fn before_it_arrives_nothing_is_sent_back(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 1)]).await, shop.guest());
    let html = shown(&guest, &format!("{}/return", page(&order))).await;
    assert!(html.contains("Nothing to send back") && !html.contains("/fn/request_return"), "{html}");
    let next = sends(&guest, "request_return", &order, "pieces%5Bline1%5D=1&reason=No").await;
    assert_eq!(next, format!("{}/return?refused=1", page(&order)));
    assert!(found(&shop, &order).await.returns.is_empty());
}
