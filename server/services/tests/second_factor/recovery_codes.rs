use std::{sync::Arc, time::Duration};

use services::audit::Event;
use shop::Code;

use crate::{
    person::{PASSWORD, Person},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    each_code_opens_the_account_once
    new_codes_end_the_old
    codes_are_shown_to_the_session_that_made_them_for_a_while
}

async fn each_code_opens_the_account_once(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let (_, codes) = ada.sets_app_up().await;
    let done = ada.signs_in_with_code(&codes[4].to_uppercase()).await.unwrap();
    assert_eq!(refusal(ada.signs_in_with_code(&codes[4]).await).code, Code::SecondFactorWrong);
    ada.signs_in_with_code(&codes[5].replace('-', " ")).await.unwrap();
    assert_eq!(shop.services.second_factor.status(&ada.ctx).await.unwrap().recovery_codes_left, 8);
    assert_eq!(ada.noted(Event::RecoveryCodeUsed).await, 2);
    assert!(ada.with(&done).await.is_strong().await);
}

async fn new_codes_end_the_old(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    assert_eq!(refusal(second_factor.make_recovery_codes(&ada.ctx, PASSWORD).await).code, Code::Conflict, "they stand in for nothing yet");
    let (_, old) = ada.sets_app_up().await;
    assert!(refusal(second_factor.make_recovery_codes(&ada.ctx, "guess").await).fields.contains_key("current_password"));
    let new = second_factor.make_recovery_codes(&ada.ctx, PASSWORD).await.unwrap();
    assert!(new.iter().all(|code| !old.contains(code)));
    assert_eq!(second_factor.fresh_codes(&ada.ctx).await.unwrap(), Some(new.clone()));
    assert_eq!(refusal(ada.signs_in_with_code(&old[0]).await).code, Code::SecondFactorWrong);
    ada.signs_in_with_code(&new[0]).await.unwrap();
}

async fn codes_are_shown_to_the_session_that_made_them_for_a_while(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    let elsewhere = ada.clone().signed_in().await;
    let (_, codes) = ada.sets_app_up().await;
    assert_eq!(second_factor.fresh_codes(&ada.ctx).await.unwrap(), Some(codes));
    assert_eq!(second_factor.fresh_codes(&elsewhere.ctx).await.unwrap(), None);

    second_factor.put_codes_away(&ada.ctx).await.unwrap();
    second_factor.put_codes_away(&ada.ctx).await.unwrap();
    assert_eq!(second_factor.fresh_codes(&ada.ctx).await.unwrap(), None);

    second_factor.make_recovery_codes(&ada.ctx, PASSWORD).await.unwrap();
    let ada = ada.later(Duration::from_secs(10 * 60 - 1));
    assert!(second_factor.fresh_codes(&ada.ctx).await.unwrap().is_some());
    let ada = ada.later(Duration::from_secs(1));
    assert_eq!(second_factor.fresh_codes(&ada.ctx).await.unwrap(), None);
}
