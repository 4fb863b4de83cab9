use std::sync::Arc;

use ::shop::payment::Standing;
use services::payments::Next;

use super::{
    begins, order_page, pay_page,
    till::{form, leave},
    waits,
};
use crate::{
    order_pages::{found, shown},
    shop::{TestShop, on_both_stores},
};

on_both_stores! {
    the_page_leads_on_by_a_link_and_by_itself_and_changes_nothing
    it_leads_nowhere_but_to_a_provider
    what_waits_for_nobody_leads_back
}

async fn the_page_leads_on_by_a_link_and_by_itself_and_changes_nothing(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let guest = shop.guest();
    till.says(Some((Standing::Open, leave("https://till.example/pay?a=1&b=%22x"))));
    let page = begins(&guest, &order, "till", "away=1").await;
    let before = found(&shop, &order).await;
    let html = shown(&shop.guest(), &page).await;
    for part in [
        "Go to Till",
        "href=\"https://till.example/pay?a=1&amp;b=%22x\"",
        "http-equiv=\"refresh\" content=\"0;url=https://till.example/pay?a=1&amp;b=%22x\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(found(&shop, &order).await, before);
}

async fn it_leads_nowhere_but_to_a_provider(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let guest = shop.guest();
    let page = begins(&guest, &order, "till", "away=1").await;
    for wrong in ["http://till.example/", "javascript:alert(1)", "//till.example", "https://till.example/ x", "https://till.example/\n"] {
        till.says(Some((Standing::Open, leave(wrong))));
        let answer = guest.get(&page).await;
        assert_eq!(answer.header("location"), page.replace("/leave/", "/back/"), "{wrong:?}: {}", answer.text());
    }
    till.says(Some((Standing::Open, leave("https://till.example/\"><script>alert(1)</script>"))));
    assert!(!shown(&guest, &page).await.contains("<script>alert(1)"));
    for nobody in [format!("{}/leave/pay_nothing", pay_page(&order)), page.replace(&order.link_key, "wrong")] {
        assert_eq!(shop.guest().get(&nobody).await.status, 404, "{nobody}");
    }
}

async fn what_waits_for_nobody_leads_back(shop: Arc<TestShop>) {
    let (shop, till, order) = waits(&shop, true).await;
    let guest = shop.guest();
    let page = begins(&guest, &order, "till", "away=1").await;
    let leads = async |word| {
        till.says(Some(word));
        guest.get(&page).await.header("location").to_owned()
    };
    assert_eq!(leads((Standing::Open, form())).await, pay_page(&order));
    assert_eq!(leads((Standing::Open, Next::Nothing)).await, page.replace("/leave/", "/back/"));
    assert_eq!(leads((Standing::Open, Next::Confirm)).await, page.replace("/leave/", "/confirm/"));
    till.says(Some((super::captured(&order), Next::Nothing)));
    let back = guest.get(&page.replace("/leave/", "/back/")).await;
    assert_eq!(back.header("location"), order_page(&order));
    assert_eq!(guest.get(&page).await.header("location"), page.replace("/leave/", "/back/"), "an attempt that is over");
}
