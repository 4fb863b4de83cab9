//! Two copies of the program on one store.

use std::sync::Arc;

use shop::Code;

use crate::{
    people::{code_of, ctx_after, is_known, registers, signs_in},
    support::{Shop, on_both_stores},
};

on_both_stores! {
    both_copies_know_the_same_keys_and_notice_a_stolen_token_at_once
}

async fn both_copies_know_the_same_keys_and_notice_a_stolen_token_at_once(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let other = shop.copy().await;
    let tokens = signs_in(&shop, "ada@example.com").await.tokens;
    assert!(is_known(&other, &tokens).await, "what one copy signs, the other reads");
    let minute = std::time::Duration::from_secs(60);
    // Renewed on the other copy; within the grace the first one gives the same successor.
    let next = other.sessions.renew(&ctx_after(minute), &tokens.refresh).await.unwrap();
    assert_eq!(shop.services.sessions.renew(&ctx_after(minute), &tokens.refresh).await.unwrap().refresh, next.refresh);
    assert!(is_known(&shop.services, &next).await && is_known(&other, &next).await);
    // Used later, on either: both refuse everything of that session in the same moment.
    assert_eq!(code_of(shop.services.sessions.renew(&ctx_after(2 * minute), &tokens.refresh).await), Code::TokenInvalid);
    assert!(!is_known(&other, &next).await && !is_known(&shop.services, &next).await);
    assert_eq!(code_of(other.sessions.renew(&ctx_after(2 * minute), &next.refresh).await), Code::TokenInvalid);
}
