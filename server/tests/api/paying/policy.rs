use std::sync::Arc;

use super::{order_page, pay_page, waits};
use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    only_the_pages_of_a_providers_form_let_it_in
}

async fn only_the_pages_of_a_providers_form_let_it_in(shop: Arc<TestShop>) {
    let (shop, _, order) = waits(&shop, false).await;
    let ada = shop.customer("ada").await.in_browser(&shop);
    for path in [pay_page(&order), "/account/cards".to_owned()] {
        let page = ada.get(&path).await;
        let policy = page.header("content-security-policy");
        for part in [
            "connect-src 'self' https://api.till.example;",
            "frame-src https://js.till.example https://hooks.till.example;",
            "form-action 'self';",
        ] {
            assert!(policy.contains(part), "{path}: {part}: {policy}");
        }
        let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap();
        assert!(scripts.ends_with(" https://js.till.example") && !scripts.contains("hooks") && !scripts.contains("api."), "{scripts}");
        assert!(page.header("permissions-policy").ends_with("payment=(self \"https://js.till.example\")"));
    }
    for path in
        ["/".to_owned(), "/cart".to_owned(), "/account".to_owned(), "/sign-in".to_owned(), order_page(&order), "/no/such/page".to_owned()]
    {
        let page = ada.get(&path).await;
        let policy = page.header("content-security-policy");
        assert!(!policy.contains("till.example") && !policy.contains("frame-src"), "{path}: {policy}");
        assert!(page.header("permissions-policy").contains("payment=()"), "{path}");
    }
}
