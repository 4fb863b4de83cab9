use std::sync::Arc;

use super::{asks, pay_page, waits};
use crate::{
    order_pages::{posts, shown},
    shop::{TestShop, on_both_stores},
};

on_both_stores! {
    saved_cards_are_for_whoever_is_signed_in
    a_card_is_added_by_scripts_and_removed_without
    a_shop_that_saves_no_cards_has_no_page_for_them
}

async fn saved_cards_are_for_whoever_is_signed_in(shop: Arc<TestShop>) {
    let (shop, _, order) = waits(&shop, false).await;
    let guests = shown(&shop.guest(), &pay_page(&order)).await;
    assert!(!guests.contains("Save this card for next time") && !guests.contains("4242"), "{guests}");
    let ada = shop.customer("ada").await.in_browser(&shop);
    assert!(!shown(&ada, &pay_page(&order)).await.contains("4242"), "no card is saved yet");
    asks(&ada, "/fn/begin_saving_card", "").await;
    let page = shown(&ada, &pay_page(&order)).await;
    for part in ["Visa ···· 4242", "Valid until 12/34", "value=\"pm_1\"", "Save this card for next time"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

async fn a_card_is_added_by_scripts_and_removed_without(shop: Arc<TestShop>) {
    let (shop, _, _) = waits(&shop, false).await;
    let ada = shop.customer("ada").await.in_browser(&shop);
    let empty = shown(&ada, "/account/cards").await;
    for part in ["No card yet.", "Saving a card here needs scripts", "data-provider-form=\"confirmSetup\"", "aria-current=\"page\""] {
        assert!(empty.contains(part), "{part}: {empty}");
    }
    let opened = asks(&ada, "/fn/begin_saving_card", "").await.json();
    assert_eq!(opened["done"]["client_secret"], "seti_1_secret_of_the_shopper");
    let page = shown(&ada, "/account/cards").await;
    assert!(page.contains("Visa ···· 4242") && !page.contains("seti_1_secret"), "{page}");
    let removed = posts(&ada, "/fn/forget_card", "card=pm_1").await;
    assert_eq!((removed.status.as_u16(), removed.header("location")), (303, "/account/cards?done=forgotten"));
    assert!(shown(&ada, "/account/cards?done=forgotten").await.contains("The card is forgotten."));
    let plain = posts(&ada, "/fn/begin_saving_card", "").await;
    assert!(!plain.text().contains("secret") && plain.header("location") == "/account/cards");
}

async fn a_shop_that_saves_no_cards_has_no_page_for_them(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.in_browser(&shop);
    assert_eq!(ada.get("/account/cards").await.status, 404);
    assert!(!shown(&ada, "/account").await.contains("/account/cards"));
}
