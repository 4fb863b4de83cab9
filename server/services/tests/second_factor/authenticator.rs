use std::{sync::Arc, time::Duration};

use services::audit::Event;
use shop::Code;

use crate::{
    person::{PASSWORD, Person, guest},
    support::{NOW, Shop, on_both_stores, refusal},
};

on_both_stores! {
    an_app_is_switched_on_by_its_code_and_asked_for_then
    an_offer_needs_the_password_and_gets_old
    a_form_that_comes_twice_switches_on_once
    a_code_works_once_and_a_challenge_ends
    an_app_is_removed
}

async fn an_app_is_switched_on_by_its_code_and_asked_for_then(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    assert!(second_factor.offered(&ada.ctx).await.unwrap().is_none());
    second_factor.offer_authenticator(&ada.ctx, PASSWORD).await.unwrap();
    assert!(ada.types_password().await.is_ok_and(|done| matches!(done, services::sign_in::SignIn::Done(_))), "not before it works");

    let offer = second_factor.offered(&ada.ctx).await.unwrap().unwrap();
    assert!(offer.secret.split(' ').all(|group| group.len() == 4), "{}", offer.secret);
    assert!(offer.picture.starts_with("iVBOR"));
    assert!(offer.address.starts_with("otpauth://totp/ShopSphere:ada%40example.com?secret="), "{}", offer.address);
    assert_eq!(offer.account, "ada@example.com");

    let app = crate::person::App::of(&offer.secret);
    let wrong = refusal(second_factor.confirm_authenticator(&ada.ctx, "000000").await);
    assert_eq!((wrong.code, wrong.fields.contains_key("code")), (Code::SecondFactorWrong, true));
    assert!(!ada.is_strong().await);

    let typed = app.code(NOW);
    let codes = second_factor.confirm_authenticator(&ada.ctx, &format!(" {} {}", &typed[..3], &typed[3..])).await.unwrap();
    assert_eq!(codes.len(), 10);
    assert!(ada.is_strong().await);
    let status = second_factor.status(&ada.ctx).await.unwrap();
    assert_eq!((status.authenticator_since, status.recovery_codes_left, status.has_password), (Some(NOW), 10, true));
    assert_eq!((ada.noted(Event::SecondFactorOn).await, ada.noted(Event::RecoveryCodesMade).await), (1, 1));
    assert!(second_factor.offered(&ada.ctx).await.unwrap().is_none(), "the secret is shown to nobody any more");

    let challenge = ada.challenge().await;
    assert!(challenge.by_code && !challenge.by_passkey);
    let ada = ada.later(Duration::from_secs(30));
    let done = ada.signs_in_with_code(&app.code(ada.now)).await.unwrap();
    assert!(ada.with(&done).await.is_strong().await);
}

async fn an_offer_needs_the_password_and_gets_old(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    let wrong = refusal(second_factor.offer_authenticator(&ada.ctx, "not my password").await);
    assert!(wrong.fields.contains_key("current_password"));
    assert_eq!(refusal(second_factor.confirm_authenticator(&ada.ctx, "123456").await).code, Code::ChallengeOver);

    second_factor.offer_authenticator(&ada.ctx, PASSWORD).await.unwrap();
    let app = crate::person::App::of(&second_factor.offered(&ada.ctx).await.unwrap().unwrap().secret);
    let ada = ada.later(Duration::from_secs(30 * 60));
    assert!(second_factor.offered(&ada.ctx).await.unwrap().is_none());
    assert_eq!(refusal(second_factor.confirm_authenticator(&ada.ctx, &app.code(ada.now)).await).code, Code::ChallengeOver);
    assert_eq!(refusal(second_factor.offer_authenticator(&guest(NOW), PASSWORD).await).code, Code::TokenMissing);
}

async fn a_form_that_comes_twice_switches_on_once(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    second_factor.offer_authenticator(&ada.ctx, PASSWORD).await.unwrap();
    let app = crate::person::App::of(&second_factor.offered(&ada.ctx).await.unwrap().unwrap().secret);
    let code = app.code(NOW);
    let confirm = || second_factor.confirm_authenticator(&ada.ctx, &code);
    let (one, other) = futures::join!(confirm(), confirm());
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(ada.noted(Event::SecondFactorOn).await, 1);
    assert_eq!(refusal(second_factor.offer_authenticator(&ada.ctx, PASSWORD).await).code, Code::Conflict);
}

async fn a_code_works_once_and_a_challenge_ends(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let (app, _) = ada.sets_app_up().await;
    let wrong = refusal(ada.signs_in_with_code(&app.code(NOW)).await);
    assert_eq!(wrong.code, Code::SecondFactorWrong, "the code that switched it on is used up");
    assert_eq!(ada.noted(Event::SignInRefused).await, 1);

    let ada = ada.later(Duration::from_secs(30));
    let challenge = ada.challenge().await;
    let with_code = |code: String| {
        let (sign_in, key) = (shop.services.sign_in.clone(), challenge.key.clone());
        async move { sign_in.with_code(&guest(ada.now), None, &key, &code).await }
    };
    assert_eq!(refusal(with_code("12345".into()).await).code, Code::SecondFactorWrong);
    with_code(app.code(ada.now)).await.unwrap();
    assert_eq!(refusal(with_code(app.code(ada.now)).await).code, Code::ChallengeOver, "a challenge is met once");
    assert_eq!(refusal(ada.signs_in_with_code(&app.code(ada.now)).await).code, Code::SecondFactorWrong, "a code works once");

    let challenge = ada.challenge().await;
    let ada = ada.later(Duration::from_secs(10 * 60));
    let late = shop.services.sign_in.with_code(&guest(ada.now), None, &challenge.key, &app.code(ada.now)).await;
    assert_eq!(refusal(late).code, Code::ChallengeOver);
    assert_eq!(refusal(shop.services.sign_in.challenge_of(&guest(ada.now), &challenge.key).await).code, Code::ChallengeOver);
}

async fn an_app_is_removed(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    ada.sets_app_up().await;
    assert!(refusal(second_factor.remove_authenticator(&ada.ctx, "guess").await).fields.contains_key("current_password"));
    second_factor.remove_authenticator(&ada.ctx, PASSWORD).await.unwrap();
    second_factor.remove_authenticator(&ada.ctx, PASSWORD).await.unwrap();
    let status = second_factor.status(&ada.ctx).await.unwrap();
    assert_eq!((status.authenticator_since, status.recovery_codes_left, status.has_second_factor()), (None, 0, false));
    assert_eq!(ada.noted(Event::SecondFactorOff).await, 1);
    assert!(second_factor.fresh_codes(&ada.ctx).await.unwrap().is_none(), "codes that open nothing are not shown");
    assert!(!ada.signed_in().await.is_strong().await);
}
