use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::{schema::CREDENTIALS, schema::key};
use shop::Code;
use store::Batch;

use crate::{
    people::{PASSWORD, by, code_of, ctx_after, guest, registers, signs_in},
    support::{NOW, Shop, on_both_stores, refusal},
};

on_both_stores! {
    the_right_password_lets_in
    unknown_and_wrong_are_answered_alike
    guesses_are_slowed_down_even_all_at_once
    a_weaker_hash_is_made_stronger
    a_password_changed_meanwhile_lets_nobody_in
}

async fn the_right_password_lets_in(shop: Arc<Shop>) {
    let user = registers(&shop, "ada@example.com").await;
    for typed in ["ada@example.com", "ADA@Example.com "] {
        let signed_in = signs_in(&shop, typed).await;
        let me = by(&shop.services, &signed_in.tokens, NOW).await;
        assert_eq!(me.me().unwrap().user.id, user.id);
    }
    let missing = refusal(shop.services.sign_in.with_password(&guest(), None, "", " ").await);
    assert_eq!(missing.fields.keys().collect::<Vec<_>>(), ["email", "password"]);
}

async fn unknown_and_wrong_are_answered_alike(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let wrong = refusal(shop.services.sign_in.with_password(&guest(), None, "ada@example.com", "wrong").await);
    for unknown in ["grace@example.com", "no address at all", &"a".repeat(10_000)] {
        assert_eq!(refusal(shop.services.sign_in.with_password(&guest(), None, unknown, "wrong").await), wrong);
    }
    assert_eq!(wrong.code, Code::CredentialsWrong);
}

async fn guesses_are_slowed_down_even_all_at_once(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let ctx = guest();
    let guess = || async { shop.services.sign_in.with_password(&ctx, None, "ada@example.com", "a guess").await };
    let codes: Vec<Code> = join_all((0..20).map(|_| guess())).await.into_iter().map(code_of).collect();
    assert_eq!(codes.iter().filter(|code| **code == Code::CredentialsWrong).count(), 5);
    let right = |wait| {
        let shop = shop.clone();
        async move { shop.services.sign_in.with_password(&ctx_after(wait), None, "Ada@example.com", PASSWORD).await }
    };
    assert_eq!(code_of(right(Duration::ZERO).await), Code::TooManyRequests);
    assert!(right(Duration::from_secs(60)).await.is_ok(), "the owner comes in a moment later");
    assert_eq!(code_of(guess().await), Code::CredentialsWrong, "and the count begins anew");
}

async fn a_weaker_hash_is_made_stronger(shop: Arc<Shop>) {
    let user = registers(&shop, "ada@example.com").await;
    // argon2id with 8 MiB and one pass, made elsewhere from the same password.
    let weak = weak_hash();
    let place = key(CREDENTIALS, &user.id);
    let mut found = shop.store.get(&place).await.unwrap().unwrap();
    found.body["password"] = weak.into();
    shop.store.commit(&Batch::new().replace(place.clone(), found.version, found.body)).await.unwrap();
    signs_in(&shop, "ada@example.com").await;
    let kept = shop.store.get(&place).await.unwrap().unwrap().body["password"].as_str().unwrap().to_owned();
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    signs_in(&shop, "ada@example.com").await;
}

fn weak_hash() -> String {
    use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
    let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
    weak.hash_password(PASSWORD.as_bytes()).unwrap().to_string()
}

async fn a_password_changed_meanwhile_lets_nobody_in(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let me = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    let accounts = &shop.services.accounts;
    let ctx = guest();
    // Both take as long as a hash or two: whoever comes second finds the credentials moved.
    let (changed, raced) = tokio::join!(
        accounts.change_password(&me, PASSWORD, "another brass kettle"),
        shop.services.sign_in.with_password(&ctx, None, "ada@example.com", PASSWORD)
    );
    changed.ok(); // refused if the sign-in came first: then nothing was changed
    if let Ok(services::sign_in::SignIn::Done(signed_in)) = raced {
        let old_is_good =
            shop.services.sign_in.with_password(&ctx_after(Duration::from_secs(1)), None, "ada@example.com", PASSWORD).await.is_ok();
        let session_lives = shop.services.sessions.identify(&signed_in.tokens.access, NOW).await.is_ok();
        assert!(old_is_good || !session_lives, "a session by the old password outlived it");
    }
}
