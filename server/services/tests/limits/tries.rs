//! What holds wherever tries are counted.

use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::{
    Services,
    limits::{Limit, Ticket},
    schema::TALLIES,
};
use shop::{Code, Timestamp};
use store::Query;

use crate::support::*;

on_both_stores! {
    a_hundred_tries_at_once_let_exactly_the_free_ones_through
    each_try_after_the_free_ones_waits_twice_as_long
    success_clears_the_count_of_an_account
    success_is_taken_back_from_an_address_and_nothing_else
    what_succeeds_is_what_is_limited_where_accounts_are_made
    two_copies_count_together
    subjects_and_limits_are_counted_apart
    nobody_can_read_who_tried
    old_tallies_are_swept
}

pub fn later(seconds: u64) -> Timestamp {
    NOW.after(Duration::from_secs(seconds))
}

/// Tries once; the sentence that refuses it, if it is refused.
pub async fn tries(copy: &Services, now: Timestamp, what: Limit, subject: &str) -> Result<Ticket, String> {
    copy.limits.take(now, what, subject).await.map_err(|error| {
        let refused = refusal(Err::<(), _>(error));
        assert_eq!(refused.code, Code::TooManyRequests);
        refused.message
    })
}

/// How many of a hundred tries at once are let through, half of them by each copy.
pub async fn get_through(copies: [&Services; 2], what: Limit) -> usize {
    let outcomes = join_all((0..100).map(|number| tries(copies[number % 2], NOW, what, "ada"))).await;
    outcomes.iter().filter(|outcome| outcome.is_ok()).count()
}

pub async fn waits_twice_as_long_each_time(shop: &Services) {
    let mut now = 0;
    for _ in 0..5 {
        tries(shop, later(now), Limit::SignInByAccount, "ada").await.unwrap();
    }
    for (wait, sentence) in [(1, "1 second"), (2, "2 seconds"), (4, "4 seconds"), (8, "8 seconds"), (16, "16 seconds")] {
        let refused = tries(shop, later(now), Limit::SignInByAccount, "ada").await.unwrap_err();
        assert_eq!(refused, format!("Too many tries. Please wait {sentence} and try again."));
        now += wait;
        tries(shop, later(now), Limit::SignInByAccount, "ada").await.unwrap();
    }
}

async fn a_hundred_tries_at_once_let_exactly_the_free_ones_through(shop: Arc<Shop>) {
    let (one, other) = (&shop.services, &shop.copy().await);
    assert_eq!(get_through([one, other], Limit::SignInByAccount).await, 5);
    assert_eq!(get_through([one, other], Limit::SignInByAddress).await, 60);
    assert_eq!(get_through([one, other], Limit::ResetByAccount).await, 3);
}

async fn each_try_after_the_free_ones_waits_twice_as_long(shop: Arc<Shop>) {
    waits_twice_as_long_each_time(&shop.services).await;
}

async fn success_clears_the_count_of_an_account(shop: Arc<Shop>) {
    for _ in 0..4 {
        tries(&shop.services, NOW, Limit::SignInByAccount, "ada").await.unwrap();
    }
    let right = tries(&shop.services, NOW, Limit::SignInByAccount, "ada").await.unwrap();
    shop.services.limits.succeeded(NOW, right).await.unwrap();
    for _ in 0..5 {
        tries(&shop.services, NOW, Limit::SignInByAccount, "ada").await.unwrap();
    }
    tries(&shop.services, NOW, Limit::SignInByAccount, "ada").await.unwrap_err();
}

async fn success_is_taken_back_from_an_address_and_nothing_else(shop: Arc<Shop>) {
    for _ in 0..59 {
        tries(&shop.services, NOW, Limit::SignInByAddress, "203.0.113.7").await.unwrap();
    }
    for _ in 0..10 {
        let right = tries(&shop.services, NOW, Limit::SignInByAddress, "203.0.113.7").await.unwrap();
        shop.services.limits.succeeded(NOW, right).await.unwrap();
    }
    tries(&shop.services, NOW, Limit::SignInByAddress, "203.0.113.7").await.unwrap();
    tries(&shop.services, NOW, Limit::SignInByAddress, "203.0.113.7").await.unwrap_err();
}

async fn what_succeeds_is_what_is_limited_where_accounts_are_made(shop: Arc<Shop>) {
    for _ in 0..20 {
        let made = tries(&shop.services, NOW, Limit::RegisterByAddress, "203.0.113.7").await.unwrap();
        shop.services.limits.succeeded(NOW, made).await.unwrap();
    }
    let refused = tries(&shop.services, NOW, Limit::RegisterByAddress, "203.0.113.7").await.unwrap_err();
    assert_eq!(refused, "Too many tries. Please wait 3 minutes and try again.");
    // One that we did not get to make is not counted, whatever the limit.
    let unmade = tries(&shop.services, later(180), Limit::RegisterByAddress, "203.0.113.7").await.unwrap();
    shop.services.limits.give_back(later(180), unmade).await.unwrap();
}

async fn two_copies_count_together(shop: Arc<Shop>) {
    let other = shop.copy().await;
    for number in 0..5 {
        let copy = if number % 2 == 0 { &shop.services } else { &other };
        tries(copy, NOW, Limit::SecondFactorByAccount, "ada").await.unwrap();
    }
    tries(&shop.services, NOW, Limit::SecondFactorByAccount, "ada").await.unwrap_err();
    tries(&other, NOW, Limit::SecondFactorByAccount, "ada").await.unwrap_err();
}

async fn subjects_and_limits_are_counted_apart(shop: Arc<Shop>) {
    for _ in 0..3 {
        tries(&shop.services, NOW, Limit::ResetByAccount, "ada").await.unwrap();
    }
    tries(&shop.services, NOW, Limit::ResetByAccount, "ada").await.unwrap_err();
    tries(&shop.services, NOW, Limit::ResetByAccount, "bob").await.unwrap();
    tries(&shop.services, NOW, Limit::MailByAccount, "ada").await.unwrap();
}

async fn nobody_can_read_who_tried(shop: Arc<Shop>) {
    tries(&shop.services, NOW, Limit::SignInByAccount, "ada@example.com").await.unwrap();
    let kept = shop.store.find(&Query::all(TALLIES)).await.unwrap().rows;
    assert_eq!(kept.len(), 1);
    assert!(!format!("{kept:?}").contains("ada"), "{kept:?}");
}

async fn old_tallies_are_swept(shop: Arc<Shop>) {
    tries(&shop.services, NOW, Limit::SignInByAccount, "ada").await.unwrap();
    tries(&shop.services, NOW, Limit::SecondFactorByAccount, "ada").await.unwrap();
    assert_eq!(shop.services.sweep(later(3_600)).await.unwrap(), 0);
    assert_eq!(shop.services.sweep(later(3_601)).await.unwrap(), 1);
    assert_eq!(shop.services.sweep(later(24 * 3_600 + 1)).await.unwrap(), 1);
}
