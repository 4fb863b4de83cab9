use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::ctx::Client;
use shop::Code;

use crate::{
    people::{PASSWORD, by, code_of, ctx_after, guest, is_known, mails, registers, signs_in, signs_in_as},
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    twenty_parallel_renewals_give_one_successor
    a_token_that_comes_back_late_ends_the_session_and_its_owner_is_told
    within_the_grace_even_a_chain_holds
    what_is_no_token_is_refused
    signing_out_and_revoking_count_at_once
    a_new_password_ends_the_other_sessions
    sessions_show_device_and_network
    nobody_ends_somebody_elses_session
    an_unused_session_is_over_after_a_month
}

const MINUTE: Duration = Duration::from_secs(60);

async fn twenty_parallel_renewals_give_one_successor(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let tokens = signs_in(&shop, "ada@example.com").await.tokens;
    let ctx = ctx_after(16 * MINUTE);
    assert_eq!(code_of(shop.services.sessions.identify(&tokens.access, ctx.now).await), Code::TokenInvalid, "it has run out");
    let renewed = join_all((0..20).map(|_| shop.services.sessions.renew(&ctx, &tokens.refresh))).await;
    let renewed: Vec<_> = renewed.into_iter().map(Result::unwrap).collect();
    for each in &renewed {
        assert_eq!(each.refresh, renewed[0].refresh);
        assert!(shop.services.sessions.identify(&each.access, ctx.now).await.is_ok());
    }
    assert_ne!(renewed[0].refresh, tokens.refresh);
}

async fn a_token_that_comes_back_late_ends_the_session_and_its_owner_is_told(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let tokens = signs_in(&shop, "ada@example.com").await.tokens;
    let before = mails(&shop, "ada@example.com").await.len();
    let next = shop.services.sessions.renew(&ctx_after(MINUTE), &tokens.refresh).await.unwrap();
    let late = ctx_after(MINUTE + Duration::from_secs(31));
    assert_eq!(code_of(shop.services.sessions.renew(&late, &tokens.refresh).await), Code::TokenInvalid);
    // The whole family is gone: the thief's token and the owner's.
    assert_eq!(code_of(shop.services.sessions.renew(&late, &next.refresh).await), Code::TokenInvalid);
    assert_eq!(code_of(shop.services.sessions.identify(&next.access, late.now).await), Code::TokenInvalid);
    let told = mails(&shop, "ada@example.com").await;
    assert_eq!(told.len(), before + 1);
    assert!(told.iter().any(|mail| mail.contains("signed that device out")), "{told:?}");
}

async fn within_the_grace_even_a_chain_holds(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let first = signs_in(&shop, "ada@example.com").await.tokens.refresh;
    let second = shop.services.sessions.renew(&ctx_after(MINUTE), &first).await.unwrap().refresh;
    let third = shop.services.sessions.renew(&ctx_after(MINUTE + Duration::from_secs(10)), &second).await.unwrap().refresh;
    let again = shop.services.sessions.renew(&ctx_after(MINUTE + Duration::from_secs(29)), &first).await.unwrap().refresh;
    assert_eq!(again, second);
    let again = shop.services.sessions.renew(&ctx_after(MINUTE + Duration::from_secs(30)), &second).await.unwrap().refresh;
    assert_eq!(again, third);
}

async fn what_is_no_token_is_refused(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let tokens = signs_in(&shop, "ada@example.com").await.tokens;
    for bad in ["", "nonsense", "ses_01jd3x7k2m9p4r6t8vwyz0abcd.AAAA", &"x".repeat(100_000), &tokens.access] {
        assert_eq!(code_of(shop.services.sessions.renew(&guest(), bad).await), Code::TokenInvalid);
    }
    assert!(is_known(&shop.services, &tokens).await);
}

async fn signing_out_and_revoking_count_at_once(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let (one, two, three) = (
        signs_in(&shop, "ada@example.com").await.tokens,
        signs_in(&shop, "ada@example.com").await.tokens,
        signs_in(&shop, "ada@example.com").await.tokens,
    );
    let other_copy = shop.copy().await;
    let ctx = by(&shop.services, &one, NOW).await;
    let second = by(&shop.services, &two, NOW).await.me().unwrap().session.clone();
    shop.services.sessions.revoke(&ctx, second.as_str()).await.unwrap();
    assert!(!is_known(&other_copy, &two).await && is_known(&other_copy, &three).await);
    assert_eq!(code_of(other_copy.sessions.renew(&guest(), &two.refresh).await), Code::TokenInvalid);
    shop.services.sessions.revoke_others(&ctx).await.unwrap();
    shop.services.sessions.revoke_others(&ctx).await.unwrap();
    assert!(!is_known(&other_copy, &three).await && is_known(&other_copy, &one).await);
    shop.services.sessions.sign_out(&ctx).await.unwrap();
    assert!(!is_known(&other_copy, &one).await);
}

async fn a_new_password_ends_the_other_sessions(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let (here, there) = (signs_in(&shop, "ada@example.com").await.tokens, signs_in(&shop, "ada@example.com").await.tokens);
    let ctx = by(&shop.services, &here, NOW).await;
    assert_eq!(code_of(shop.services.accounts.change_password(&ctx, "wrong", "another brass kettle").await), Code::Invalid);
    assert_eq!(code_of(shop.services.accounts.change_password(&ctx, PASSWORD, "short").await), Code::Invalid);
    assert!(is_known(&shop.services, &there).await);
    shop.services.accounts.change_password(&ctx, PASSWORD, "another brass kettle").await.unwrap();
    assert!(is_known(&shop.services, &here).await && !is_known(&shop.services, &there).await);
    assert_eq!(code_of(shop.services.sign_in.with_password(&guest(), None, "ada@example.com", PASSWORD).await), Code::CredentialsWrong);
}

async fn sessions_show_device_and_network(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let client = Client { address: Some("203.0.113.77".parse().unwrap()), device: firefox.into() };
    let there = signs_in_as(&shop.services, &guest().from(client), None, "ada@example.com").await.tokens;
    let list = shop.services.sessions.list(&by(&shop.services, &there, NOW).await).await.unwrap();
    let shown: Vec<_> = list.iter().map(|session| (session.device.as_str(), session.network.as_str())).collect();
    assert_eq!(shown, [("Firefox on Windows", "203.0.113.0/24")]);
    let moved = Client { address: Some("2001:db8:1:2::9".parse().unwrap()), device: "curl/8.5.0".into() };
    let later = ctx_after(20 * MINUTE).from(moved);
    let next = shop.services.sessions.renew(&later, &there.refresh).await.unwrap();
    let list = shop.services.sessions.list(&by(&shop.services, &next, later.now).await).await.unwrap();
    assert_eq!((list[0].device.as_str(), list[0].network.as_str(), list[0].last_used_at), ("curl", "2001:db8:1::/48", later.now));
}

async fn nobody_ends_somebody_elses_session(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    registers(&shop, "eve@example.com").await;
    let ada = signs_in(&shop, "ada@example.com").await.tokens;
    let eve = by(&shop.services, &signs_in(&shop, "eve@example.com").await.tokens, NOW).await;
    let session = by(&shop.services, &ada, NOW).await.me().unwrap().session.to_string();
    for id in [session.as_str(), "ses_nothing", ""] {
        assert_eq!(code_of(shop.services.sessions.revoke(&eve, id).await), Code::SessionNotFound);
    }
    assert!(is_known(&shop.services, &ada).await);
}

async fn an_unused_session_is_over_after_a_month(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let tokens = signs_in(&shop, "ada@example.com").await.tokens;
    let day = 24 * 60 * MINUTE;
    let next = shop.services.sessions.renew(&ctx_after(29 * day), &tokens.refresh).await.unwrap();
    assert!(shop.services.sessions.renew(&ctx_after(58 * day), &next.refresh).await.is_ok(), "use keeps it alive");
    let late = ctx_after(90 * day);
    assert_eq!(code_of(shop.services.sessions.renew(&late, &next.refresh).await), Code::TokenInvalid);
    shop.services.sweep(late.now).await.unwrap();
    assert_eq!(shop.store.find(&store::Query::all(services::schema::SESSIONS)).await.unwrap().rows.len(), 0);
}
