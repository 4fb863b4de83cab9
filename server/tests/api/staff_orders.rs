//! Orders at the shop's desk, as a browser without scripts sees them.

pub mod buyer;
mod editing;
mod explaining;
mod money;
mod shipping;

use std::sync::Arc;

use ::shop::access::Permission::{Customers, Orders};

use crate::shop::{Answer, Person, TestShop, on_both_stores};
use buyer::{orders, pays};

on_both_stores! {
    only_those_who_handle_orders_see_them
    orders_are_found_by_number_e_mail_status_and_day
    an_order_shows_all_there_is_of_it
}

pub async fn posts(person: &Person, path: &str, body: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
    person.asks("POST", path, &headers, body.to_owned()).await
}

/// Posts a form, and opens the page it leads to.
pub async fn does(person: &Person, path: &str, body: &str) -> String {
    let answer = posts(person, path, body).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text());
    shown(person, answer.header("location")).await
}

pub async fn shown(person: &Person, path: &str) -> String {
    let page = person.get(path).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"), "{path}");
    page.text()
}

/// What stands between an attribute's mark and the next tag.
pub fn text_at(html: &str, mark: &str) -> String {
    let behind = html.split_once(mark).unwrap_or_else(|| panic!("{mark} is not in {html}")).1;
    behind.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()
}

async fn packer(shop: &TestShop) -> Person {
    shop.staff("packer", &[Orders]).await.in_browser(shop)
}

async fn only_those_who_handle_orders_see_them(shop: Arc<TestShop>) {
    let order = orders(&shop, "stoneware-mug", 2).await;
    let pages = ["/admin/orders".to_owned(), format!("/admin/orders/{}", order.id), format!("/admin/orders/{}/packing-slip", order.id)];
    let (packer, clerk) = (packer(&shop).await, shop.staff("clerk", &[Customers]).await.in_browser(&shop));
    let guest = shop.guest();
    for page in &pages {
        assert_eq!(packer.get(page).await.status, 200, "{page}");
        assert_eq!(clerk.get(page).await.status, 403, "{page}");
        assert_eq!(guest.get(page).await.status, 303, "{page}: to the sign-in");
    }
    let note = format!("order={}&text=Hello", order.id);
    assert_eq!(posts(&clerk, "/fn/note_order", &note).await.status, 403);
    assert!(does(&packer, "/fn/note_order", &note).await.contains("The note is kept."));
    assert_eq!(packer.get("/admin/orders/ord_nothing").await.status, 404);
    assert!(shown(&packer, "/admin").await.contains("No order waits to be packed"), "it is not paid");
    pays(&shop, &order).await;
    assert!(shown(&packer, "/admin").await.contains("1 order waits to be packed"));
}

async fn orders_are_found_by_number_e_mail_status_and_day(shop: Arc<TestShop>) {
    let (mug, shirt) = (orders(&shop, "stoneware-mug", 1).await, orders(&shop, "linen-shirt", 1).await);
    pays(&shop, &shirt).await;
    let packer = packer(&shop).await;
    let today = mug.placed_at.to_rfc3339()[..10].to_owned();
    let cases = [
        (String::new(), true, true),
        (format!("?q={}", mug.number.as_str().to_lowercase()), true, false),
        ("?q=ADA%40example.com".to_owned(), true, true),
        ("?q=nobody%40example.com".to_owned(), false, false),
        ("?status=Paid".to_owned(), false, true),
        (format!("?status=Pending&from={today}&to="), true, false),
        (format!("?q=ada%40example.com&status=paid&to={today}"), false, true),
        ("?to=2020-01-01".to_owned(), false, false),
    ];
    for (asked, has_mug, has_shirt) in cases {
        let html = shown(&packer, &format!("/admin/orders{asked}")).await;
        assert_eq!((html.contains(mug.number.as_str()), html.contains(shirt.number.as_str())), (has_mug, has_shirt), "{asked}: {html}");
    }
    for (wrong, sentence) in
        [("from=soon", "Type a day such as 2026-11-21."), ("status=Lost", "There is no such status."), ("cursor=x", "role=\"alert\"")]
    {
        let page = packer.get(&format!("/admin/orders?{wrong}")).await;
        assert_eq!(page.status, 400, "{wrong}");
        assert!(page.text().contains(sentence), "{wrong}: {}", page.text());
    }
}

async fn an_order_shows_all_there_is_of_it(shop: Arc<TestShop>) {
    let order = orders(&shop, "stoneware-mug", 2).await;
    let packer = packer(&shop).await;
    let page = format!("/admin/orders/{}", order.id);
    let html = shown(&packer, &page).await;
    for part in ["Ada Lovelace", "ada@example.com", "KH-MUG", "Please ring twice.", "Bought as a guest", order.number.as_str()] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("/fn/ship_order") && html.contains("/fn/call_off_order"), "what is not paid is not shipped");
    pays(&shop, &order).await;
    let html = shown(&packer, &page).await;
    assert!(html.contains("/fn/ship_order") && html.contains("/fn/edit_order") && html.contains("/fn/refund_order"), "{html}");
    assert_eq!(text_at(&html, "data-sum=\"Captured\""), order.total().to_string());

    let held = does(&packer, "/fn/hold_order", &format!("order={}&reason=Odd+address", order.id)).await;
    assert!(held.contains("On hold") && held.contains("Odd address") && held.contains("packer"), "{held}");
    assert!(!held.contains("/fn/ship_order") && held.contains("nothing is shipped until the hold is released"));
    let released = does(&packer, "/fn/release_order", &format!("order={}", order.id)).await;
    assert!(released.contains("/fn/ship_order"));
    let empty = does(&packer, "/fn/note_order", &format!("order={}&text=+", order.id)).await;
    assert!(empty.contains("Please write something."), "{empty}");

    let slip = shown(&packer, &format!("{page}/packing-slip")).await;
    assert!(slip.contains("Stoneware Mug") && slip.contains("KH-MUG") && slip.contains("Please ring twice."));
    assert!(!slip.contains(&order.total().to_string()) && !slip.contains("$19.90"), "no prices: {slip}");
}
