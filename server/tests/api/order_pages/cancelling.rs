use std::sync::Arc;

use ::shop::order::{OrderStatus, Payment, RefundState};

use super::{beside, buys, found, orders, page, sends, ships, shown};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    a_paid_order_is_cancelled_and_its_money_goes_back
    some_pieces_are_cancelled_after_a_look_at_the_sum
    what_is_wrong_stands_beside_its_line_and_all_is_kept
    what_has_left_the_house_is_not_cancelled
    a_foreign_link_cancels_nothing
}

async fn a_paid_order_is_cancelled_and_its_money_goes_back(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 2)]).await, shop.guest());
    let html = shown(&guest, &format!("{}/cancel", page(&order))).await;
    assert!(html.contains(&format!("{} comes back to you", order.total())), "{html}");
    let next = sends(&guest, "cancel_order", &order, "what=all&reason=Ordered+twice").await;
    assert_eq!(next, format!("{}?done=cancelled", page(&order)));
    let html = shown(&guest, &next).await;
    for part in [
        "The order is cancelled.",
        "data-order-status=\"Cancelled\"",
        "“Ordered twice”",
        "Money back",
        "Given back the way you paid",
        "You",
    ] {
        assert!(html.contains(part), "{part} is not on the page: {html}");
    }
    assert!(!html.contains("data-stops"), "it goes nowhere");
    let now = found(&shop, &order).await;
    assert_eq!(
        (now.state.status(), now.state.payment, &now.refunds[0].state),
        (OrderStatus::Cancelled, Payment::Refunded, &RefundState::Done)
    );
    let again = sends(&guest, "cancel_order", &order, "what=all").await;
    assert_eq!(again, format!("{}/cancel?refused=1", page(&order)));
    assert!(shown(&guest, &again).await.contains("An order that is cancelled cannot be cancelled"));
}

async fn some_pieces_are_cancelled_after_a_look_at_the_sum(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 2), ("linen-shirt", 1)]).await, shop.guest());
    let some = "what=some&pieces%5Bline1%5D=1&pieces%5Bline2%5D=0&reason=One+is+enough";
    let next = sends(&guest, "cancel_order", &order, &format!("{some}&show_sum=1")).await;
    assert_eq!(next, format!("{}/cancel?sum=1", page(&order)));
    let html = shown(&guest, &next).await;
    let mug = ::shop::Money { minor: 1990 + 164, ..order.total() };
    assert!(html.contains(&format!("{mug} comes back to you")), "{html}");
    assert!(html.contains("value=\"One is enough\"") && !html.contains("Please check"), "{html}");
    assert_eq!(found(&shop, &order).await.lines[0].cancelled, 0);

    let next = sends(&guest, "cancel_order", &order, some).await;
    assert_eq!(next, format!("{}?done=pieces", page(&order)));
    let html = shown(&guest, &next).await;
    assert!(
        html.contains("1 cancelled") && html.contains("Items cancelled: 1 × Stoneware Mug") && html.contains("It was placed for"),
        "{html}"
    );
    assert_eq!(found(&shop, &order).await.state.status(), OrderStatus::Paid);
}

async fn what_is_wrong_stands_beside_its_line_and_all_is_kept(shop: Arc<TestShop>) {
    let (order, guest) = (orders(&shop, &[("stoneware-mug", 2), ("linen-shirt", 1)]).await, shop.guest());
    let wrong = format!("what=some&pieces%5Bline1%5D=5&pieces%5Bline2%5D=one&reason={}", "x".repeat(501));
    let next = sends(&guest, "cancel_order", &order, &wrong).await;
    assert_eq!(next, format!("{}/cancel?refused=1", page(&order)));
    let html = shown(&guest, &next).await;
    assert_eq!(beside(&html, "line1"), "At most 2 can be cancelled.");
    assert_eq!(beside(&html, "line2"), "Please type a whole number, such as 1.");
    assert_eq!(beside(&html, "reason"), "This is too long: at most 500 characters.");
    assert!(html.contains("value=\"5\"") && html.contains("value=\"one\"") && html.contains(&"x".repeat(501)), "{html}");
    for (fields, said) in
        [("what=some", "Please choose at least one item."), ("", "Please choose."), ("what=some&pieces%5Bline9%5D=1", "Please look again.")]
    {
        let next = sends(&guest, "cancel_order", &order, fields).await;
        assert!(shown(&guest, &next).await.contains(said), "{fields}");
    }
    assert_eq!(found(&shop, &order).await.state.status(), OrderStatus::Pending);
    assert!(
        !shown(&guest, &format!("{}/cancel", page(&order))).await.contains("Please check the marked fields"),
        "an old refusal is not told again"
    );
}

async fn what_has_left_the_house_is_not_cancelled(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 3)]).await, shop.guest());
    ships(&shop, &shop.by_operator(), &order, &[(1, 1)]).await;
    let html = shown(&guest, &format!("{}/cancel", page(&order))).await;
    assert!(html.contains("Everything that has not left our house") && html.contains("Up to 2"), "{html}");
    assert_eq!(sends(&guest, "cancel_order", &order, "what=all").await, format!("{}?done=pieces", page(&order)));
    let now = found(&shop, &order).await;
    assert_eq!((now.state.status(), now.lines[0].cancelled), (OrderStatus::Shipped, 2));
    let html = shown(&guest, &format!("{}/cancel", page(&order))).await;
    assert!(html.contains("Nothing to cancel") && !html.contains("/fn/cancel_order"), "{html}");
}

async fn a_foreign_link_cancels_nothing(shop: Arc<TestShop>) {
    let (order, guest) = (buys(&shop, &[("stoneware-mug", 1)]).await, shop.guest());
    let answer = super::posts(&guest, "/fn/cancel_order", &format!("order={}&key=guess&what=all", order.id)).await;
    assert_eq!(answer.header("location"), format!("/orders/{}/guess/cancel?refused=1", order.id));
    assert_eq!(guest.get(answer.header("location")).await.status, 404);
    assert_eq!(found(&shop, &order).await.state.status(), OrderStatus::Paid);
}
