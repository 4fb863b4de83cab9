//! Tries counted in Redis, and what happens when it goes away.

use std::sync::Arc;

use redis::AsyncCommands;
use services::{
    limits::{Limit, RedisUrl},
    schema::TALLIES,
};
use store::Query;

use crate::{redis_server::RedisServer, support::*, tries::*};

on_both_stores! {
    a_hundred_tries_at_once_let_exactly_the_free_ones_through
    each_try_after_the_free_ones_waits_twice_as_long
    success_clears_the_count_or_is_taken_back
    it_keeps_no_names_and_forgets_by_itself
    what_nobody_can_read_is_counted_anew
    when_it_is_gone_tries_are_still_limited
    a_redis_that_never_was_there_stops_nobody
}

async fn a_hundred_tries_at_once_let_exactly_the_free_ones_through(shop: Arc<Shop>) {
    let server = RedisServer::start().await;
    let (one, other) = (shop.copy_with(server.counts()).await, shop.copy_with(server.counts()).await);
    assert_eq!(get_through([&one, &other], Limit::SignInByAccount).await, 5);
    assert_eq!(get_through([&one, &other], Limit::SignInByAddress).await, 60);
    assert!(shop.store.find(&Query::all(TALLIES)).await.unwrap().rows.is_empty(), "Redis counted, and not the store");
}

async fn each_try_after_the_free_ones_waits_twice_as_long(shop: Arc<Shop>) {
    let server = RedisServer::start().await;
    waits_twice_as_long_each_time(&shop.copy_with(server.counts()).await).await;
}

async fn success_clears_the_count_or_is_taken_back(shop: Arc<Shop>) {
    let server = RedisServer::start().await;
    let copy = shop.copy_with(server.counts()).await;
    for _ in 0..20 {
        let right = tries(&copy, NOW, Limit::SignInByAccount, "ada").await.unwrap();
        copy.limits.succeeded(NOW, right).await.unwrap();
    }
    for _ in 0..100 {
        let right = tries(&copy, NOW, Limit::SignInByAddress, "203.0.113.7").await.unwrap();
        copy.limits.succeeded(NOW, right).await.unwrap();
    }
}

async fn it_keeps_no_names_and_forgets_by_itself(shop: Arc<Shop>) {
    let server = RedisServer::start().await;
    let copy = shop.copy_with(server.counts()).await;
    tries(&copy, NOW, Limit::SignInByAccount, "ada@example.com").await.unwrap();
    let mut redis = redis::Client::open(server.url()).unwrap().get_multiplexed_async_connection().await.unwrap();
    let keys: Vec<String> = redis.keys("*").await.unwrap();
    let [key] = keys.as_slice() else { panic!("{keys:?}") };
    assert!(key.starts_with("shop:tally:") && !key.contains("ada"), "{key}");
    let left: i64 = redis.ttl(key).await.unwrap();
    assert!((3_590..=3_600).contains(&left), "{left}");
}

async fn what_nobody_can_read_is_counted_anew(shop: Arc<Shop>) {
    let server = RedisServer::start().await;
    let copy = shop.copy_with(server.counts()).await;
    tries(&copy, NOW, Limit::SignInByAccount, "ada").await.unwrap();
    let mut redis = redis::Client::open(server.url()).unwrap().get_multiplexed_async_connection().await.unwrap();
    let keys: Vec<String> = redis.keys("*").await.unwrap();
    let () = redis.set(&keys[0], "something else").await.unwrap();
    // What an older program left there is no reason to let nobody in, or everybody.
    let mut through = 0;
    while tries(&copy, NOW, Limit::SignInByAccount, "ada").await.is_ok() {
        through += 1;
    }
    assert_eq!(through, 5);
}

async fn when_it_is_gone_tries_are_still_limited(shop: Arc<Shop>) {
    let mut server = RedisServer::start().await;
    let (one, other) = (shop.copy_with(server.counts()).await, shop.copy_with(server.counts()).await);
    assert_eq!(get_through([&one, &other], Limit::SignInByAccount).await, 5);
    server.dies();
    let begun = std::time::Instant::now();
    assert_eq!(get_through([&one, &other], Limit::SignInByAccount).await, 5);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    server.starts_again().await;
    // Its count is empty now; once it is asked again, it counts again.
    let mut now = 0;
    while shop_counts_in_redis(&server).await == 0 {
        now += 1;
        assert!(now < 100, "Redis is back and nobody asks it");
        let _ = tries(&one, NOW, Limit::SignInByAccount, "ada").await;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

async fn shop_counts_in_redis(server: &RedisServer) -> usize {
    let mut redis = redis::Client::open(server.url()).unwrap().get_multiplexed_async_connection().await.unwrap();
    redis.keys::<_, Vec<String>>("*").await.unwrap().len()
}

async fn a_redis_that_never_was_there_stops_nobody(shop: Arc<Shop>) {
    // Port 1 is nobody's; with TLS, so that what it needs is seen to be there.
    for url in ["redis://127.0.0.1:1", "rediss://127.0.0.1:1"] {
        let copy = shop.copy_with(|settings| settings.redis_url = Some(RedisUrl::parse(url).unwrap())).await;
        tries(&copy, NOW, Limit::SignInByAccount, url).await.unwrap();
    }
}

#[test]
fn the_address_of_a_redis_keeps_its_password_to_itself() {
    for good in ["redis://127.0.0.1:6379/0", "redis://:secret@redis.internal", "rediss://me:secret@redis.example.com:6380/1"] {
        assert_eq!(format!("{:?}", RedisUrl::parse(good).unwrap()), "RedisUrl(…)");
    }
    for bad in ["", "secret", "http://me:secret@redis.example.com", "redis://:secret@"] {
        let reason = RedisUrl::parse(bad).unwrap_err();
        assert!(!reason.contains("secret"), "{reason}");
    }
}
