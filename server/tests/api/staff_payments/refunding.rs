//! Refunds by line: looked at first, given back then.

use std::sync::Arc;

use ::shop::Money;

use super::{opens, packer};
use crate::{
    shop::{TestShop, on_both_stores},
    staff_orders::{
        buyer::{again, buys},
        does, shown, text_at,
    },
};

on_both_stores! {
    items_are_refunded_after_a_look
    what_was_delivered_comes_back_or_not
    a_refund_that_failed_is_tried_again
}

async fn items_are_refunded_after_a_look(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 3).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let wanted = format!("order={id}&pieces%5Bline1%5D=2&reason=Cracked");
    let html = does(&packer, "/fn/refund_items", &format!("{wanted}&step=look")).await;
    assert!(html.contains("Nothing is changed yet.") && html.contains("value=\"Cracked\""), "{html}");
    assert!(html.contains("name=\"pieces[line1]\" value=\"2\""), "{html}");
    let seen = html.split_once("name=\"seen\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let back = Money::new(seen.parse().unwrap(), order.currency());
    assert!(html.contains(&format!("Give {back} back")), "{html}");
    assert!(again(&shop, &order).await.refunds.is_empty());
    for unseen in ["", "1"] {
        let html = does(&packer, "/fn/refund_items", &format!("{wanted}&step=apply&seen={unseen}")).await;
        assert!(html.contains("Nothing is changed yet."), "{html}");
    }
    let html = does(&packer, "/fn/refund_items", &format!("{wanted}&step=apply&seen={seen}")).await;
    assert!(html.contains("The items are taken back") && html.contains("Cracked"), "{html}");
    assert_eq!((text_at(&html, "data-sum=\"Refunded\""), text_at(&html, "data-count=\"cancelled\"")), (back.to_string(), "2".into()));

    let html = does(&packer, "/fn/refund_items", &wanted).await;
    assert_eq!(text_at(&html, "id=\"refund_items-quantity-error\""), "At most 1 of Stoneware Mug can be refunded.");
    assert!(html.contains("value=\"2\""), "what was typed stays: {html}");
    for (pieces, sentence) in [("0", "Choose at least one item."), ("two", "Type whole numbers, such as 2.")] {
        let html = does(&packer, "/fn/refund_items", &format!("order={id}&pieces%5Bline1%5D={pieces}")).await;
        assert_eq!(text_at(&html, "id=\"refund_items-quantity-error\""), sentence);
    }
}

async fn what_was_delivered_comes_back_or_not(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 3).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let html = shown(&packer, &format!("/admin/orders/{id}")).await;
    assert!(html.contains("/fn/refund_items") && !html.contains("shelf[line1]"), "nothing can come back that never left: {html}");
    does(&packer, "/fn/ship_order", &format!("order={id}&pieces%5Bline1%5D=3")).await;
    let html = does(&packer, "/fn/deliver_shipment", &format!("order={id}&shipment={}", again(&shop, &order).await.shipments[0].id)).await;
    assert!(html.contains("shelf[line1]"), "{html}");
    for (pieces, shelf, words) in [(2, "&shelf%5Bline1%5D=1", "Refunded"), (1, "", "Refunded")] {
        let wanted = format!("order={id}&pieces%5Bline1%5D={pieces}{shelf}");
        let html = does(&packer, "/fn/refund_items", &format!("{wanted}&step=look")).await;
        let ticked = html.split_once("shelf[line1]").unwrap().1.split('>').next().unwrap().contains("checked");
        assert_eq!(ticked, !shelf.is_empty(), "what was chosen stays: {html}");
        let seen = html.split_once("name=\"seen\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let html = does(&packer, "/fn/refund_items", &format!("{wanted}&step=apply&seen={seen}")).await;
        assert!(html.contains(words), "{html}");
    }
    let after = again(&shop, &order).await;
    let back: Vec<_> = after.returns.iter().map(|it| it.restocked).collect();
    assert_eq!(back, [true, false]);
}

async fn a_refund_that_failed_is_tried_again(shop: Arc<TestShop>) {
    let (shop, booth) = opens(&shop).await;
    let order = super::buys(&shop, &booth).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    booth.books().refuses = true;
    let html = does(&packer, "/fn/refund_order", &format!("order={id}&amount=5&reason=Late")).await;
    assert!(html.contains("The money could not be given back: The card is closed.") && html.contains("/fn/refund_again"), "{html}");
    let refund = again(&shop, &order).await.refunds[0].id.clone();
    let html = does(&packer, "/fn/refund_again", &format!("order={id}&refund={refund}")).await;
    assert!(html.contains("The money is given back.") && !html.contains("/fn/refund_again") && html.contains("Reference re_"), "{html}");
    assert_eq!(text_at(&html, "data-sum=\"Refunded\""), "$5.00");
    let html = does(&packer, "/fn/refund_again", &format!("order={id}&refund={refund}")).await;
    assert!(html.contains("This refund did not fail, or was made good since."), "{html}");
    assert_eq!(booth.books().given, 1);
}
