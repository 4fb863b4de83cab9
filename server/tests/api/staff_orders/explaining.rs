//! "Explain this price": every cent, up to the total that is shown.

use std::sync::Arc;

use ::shop::{Currency, Money};

use super::{
    buyer::{again, buys},
    does, packer, shown, text_at,
};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    the_explanation_adds_up_to_the_total_shown
}

async fn the_explanation_adds_up_to_the_total_shown(shop: Arc<TestShop>) {
    let order = buys(&shop, "stoneware-mug", 3).await;
    let packer = packer(&shop).await;
    let page = format!("/admin/orders/{}", order.id);
    adds_up(&shown(&packer, &page).await, order.total());
    // After a change both the old and the new price are explained.
    does(&packer, "/fn/call_off_pieces", &format!("order={}&pieces%5Bline1%5D=1", order.id)).await;
    adds_up(&shown(&packer, &page).await, again(&shop, &order).await.total());
}

/// Adds the shown steps up; the first table is of the price as it is now.
fn adds_up(html: &str, total: Money) {
    let explained = html.split_once("id=\"explain\"").unwrap().1.split_once("data-explained-sum").unwrap().0;
    let steps: i64 = explained.split("<tbody>").skip(1).map(|part| part.split("</tbody>").next().unwrap()).map(sum_of).sum();
    assert_eq!(steps, total.minor, "{explained}");
    for mark in ["data-explained-sum", "data-explained-total", "data-order-total"] {
        assert_eq!(text_at(html, mark), total.to_string(), "{mark}");
    }
    assert!(html.contains("Equal, to the cent."));
}

/// The amounts at the end of each row: `$19.90` or `−$5.00`.
fn sum_of(rows: &str) -> i64 {
    let amounts = rows.split("</td>").filter_map(|cell| cell.rsplit_once('>').map(|(_, text)| text)).filter(|text| text.contains('$'));
    let plain = amounts.map(|text| text.replace('−', "-").replace(['$', ','], ""));
    plain.map(|text| Money::from_decimal(&text, Currency::USD).unwrap().minor).sum()
}
