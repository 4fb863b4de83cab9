//! Refunds: never more than came in, and the most is named.

use std::sync::Arc;

use super::{buyer::buys, does, packer, text_at};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    more_than_came_in_is_refused_with_the_most_named
}

async fn more_than_came_in_is_refused_with_the_most_named(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 2).await;
    let (packer, id) = (packer(&shop).await, order.id.clone());
    let refund = |amount: &str| format!("order={id}&amount={amount}&reason=A+scratch");
    let html = does(&packer, "/fn/refund_order", &refund("5.00")).await;
    assert!(html.contains("The money is given back.") && html.contains("Partly refunded") && html.contains("A scratch"), "{html}");
    assert_eq!(text_at(&html, "data-sum=\"Refunded\""), "$5.00");
    let left = order.captured().minus(::shop::Money::new(500, order.currency())).unwrap();
    assert!(html.contains(&format!("At most {left}")), "{html}");

    let html = does(&packer, "/fn/refund_order", &refund("1000")).await;
    assert_eq!(text_at(&html, "id=\"refund_order-amount-error\""), format!("At most {left} more can be given back."));
    assert!(html.contains("value=\"1000\"") && html.contains("value=\"A scratch\""), "what was typed stays: {html}");
    assert_eq!(text_at(&html, "data-sum=\"Refunded\""), "$5.00");
    for wrong in ["", "lots", "0", "-1", "1.999"] {
        let html = does(&packer, "/fn/refund_order", &refund(wrong)).await;
        assert_ne!(text_at(&html, "id=\"refund_order-amount-error\""), "", "{wrong}");
    }
}
