//! An edit: looked at first, then done.

use std::sync::Arc;

use super::{
    buyer::{again, buys},
    does, packer, posts, shown, text_at,
};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    an_edit_is_looked_at_and_then_applied
    nobody_applies_what_they_have_not_seen
}

/// The value of the hidden field with the total that was shown.
fn seen_total(html: &str) -> String {
    let behind = html.split_once("name=\"seen_total\" value=\"").unwrap_or_else(|| panic!("nothing was shown: {html}")).1;
    behind.split('"').next().unwrap().to_owned()
}

async fn an_edit_is_looked_at_and_then_applied(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 2).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let form = format!("order={id}&pieces%5Bline1%5D=1&sku=fj-ls-m&count=1&reason=Swapped");
    let html = does(&packer, "/fn/edit_order", &format!("{form}&step=look")).await;
    assert!(html.contains("data-difference") && html.contains("Still to be paid then"), "{html}");
    assert_eq!(again(&shop, &order).await, order, "nothing is changed yet");
    let html = does(&packer, "/fn/edit_order", &format!("{form}&step=apply&seen_total={}", seen_total(&html))).await;
    assert!(html.contains("The order is changed.") && html.contains("FJ-LS-M") && html.contains("Payment due"), "{html}");
    assert!(html.contains("Swapped") && html.contains("is still to be paid; it can be shipped then"), "{html}");
    let edited = again(&shop, &order).await;
    assert_eq!((edited.lines[0].kept(), edited.lines[1].quantity), (1, 1));
    assert_eq!(text_at(&html, "data-sum=\"Still to be paid\""), edited.due().to_string());
    assert!(html.contains("As it was placed") && html.contains("As it is now"));

    let back = format!("order={id}&pieces%5Bline1%5D=1&pieces%5Bline2%5D=0");
    let html = does(&packer, "/fn/edit_order", &format!("{back}&step=look")).await;
    assert!(html.contains("To be given back then"), "{html}");
    does(&packer, "/fn/edit_order", &format!("{back}&step=apply&seen_total={}", seen_total(&html))).await;
    assert_eq!(again(&shop, &order).await.balance().minor, 0);
}

async fn nobody_applies_what_they_have_not_seen(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 2).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let one = format!("order={id}&pieces%5Bline1%5D=1");
    let html = does(&packer, "/fn/edit_order", &format!("{one}&step=look")).await;
    let three = format!("order={id}&pieces%5Bline1%5D=3&step=apply&seen_total={}", seen_total(&html));
    let html = does(&packer, "/fn/edit_order", &three).await;
    assert!(html.contains("data-difference") && html.contains("value=\"3\""), "it is shown first: {html}");
    assert_eq!(again(&shop, &order).await, order);
    assert!(!shown(&packer, &format!("/admin/orders/{id}")).await.contains("data-difference"), "and is forgotten on a later visit");

    for (form, field, sentence) in [
        ("pieces%5Bline1%5D=2", "quantity", "Nothing would change."),
        ("pieces%5Bline1%5D=100", "quantity", "A line holds at most 99 pieces."),
        ("pieces%5Bline1%5D=2&sku=NOBODY", "sku", "No item that is sold now has this SKU."),
        ("pieces%5Bline1%5D=2&sku=KH-MUG&count=x", "count", "Type a whole number, such as 1."),
    ] {
        let html = does(&packer, "/fn/edit_order", &format!("order={id}&{form}&step=look")).await;
        assert_eq!(text_at(&html, &format!("id=\"edit_order-{field}-error\"")), sentence, "{form}");
    }
    let too_many = format!("order={id}&pieces%5Bline1%5D=60");
    let html = does(&packer, "/fn/edit_order", &format!("{too_many}&step=look")).await;
    let answer = posts(&packer, "/fn/edit_order", &format!("{too_many}&step=apply&seen_total={}", seen_total(&html))).await;
    let html = shown(&packer, answer.header("location")).await;
    assert!(html.contains("There are not enough pieces of Stoneware Mug left."), "{html}");
}
