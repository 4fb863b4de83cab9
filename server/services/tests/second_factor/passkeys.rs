use std::{sync::Arc, time::Duration};

use services::{
    ServiceResult, Services,
    audit::Event,
    second_factor::NewPasskey,
    sign_in::{SignIn, SignIns},
};
use shop::Code;

use crate::{
    device::Device,
    person::{PASSWORD, Person, guest},
    support::{NOW, Shop, on_both_stores, refusal},
};

on_both_stores! {
    a_passkey_signs_in_by_itself
    a_passkey_is_a_second_factor
    the_first_passkey_brings_recovery_codes
    a_passkey_is_called_after_its_device
    passkeys_are_removed_but_not_the_only_way_in
    there_is_an_end_to_passkeys
}

pub const ORIGIN: &str = "http://localhost:4101";

impl Person<'_> {
    pub async fn adds(&self, device: &mut Device, name: &str) -> ServiceResult<Vec<String>> {
        let form = NewPasskey { name: name.into(), current_password: PASSWORD.into() };
        let second_factor = &self.shop.services.second_factor;
        let ceremony = second_factor.start_registration(&self.ctx, ORIGIN, &form).await?;
        second_factor.finish_registration(&self.ctx, ORIGIN, &ceremony.key, &device.makes(&ceremony.options)).await
    }

    /// Signs in with the passkey and nothing else.
    pub async fn uses(&self, device: &mut Device) -> ServiceResult<SignIn> {
        let sign_in: &SignIns = &self.shop.services.sign_in;
        let ceremony = sign_in.start_passkey(&guest(self.now), ORIGIN, None).await?;
        let answer = device.signs(&ceremony.options);
        sign_in.with_passkey(&guest(self.now), None, ORIGIN, &ceremony.key, None, &answer).await
    }
}

async fn a_passkey_signs_in_by_itself(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let mut phone = Device::new(1);
    ada.adds(&mut phone, "Phone").await.unwrap();
    assert!(ada.is_strong().await, "she has just shown that she has it");
    let passkey = &shop.services.second_factor.status(&ada.ctx).await.unwrap().passkeys[0];
    assert_eq!((passkey.name.as_str(), passkey.last_used_at), ("Phone", None));

    let ada = ada.later(Duration::from_secs(60));
    let done = ada.uses(&mut phone).await.unwrap();
    let ada = ada.with(&done).await;
    assert!(ada.is_strong().await);
    ada.uses(&mut phone).await.unwrap();
    let passkey = &shop.services.second_factor.status(&ada.ctx).await.unwrap().passkeys[0];
    assert_eq!((passkey.created_at, passkey.last_used_at), (NOW, Some(ada.now)));
    assert_eq!(ada.noted(Event::PasskeyAdded).await, 1);

    // Many devices count nothing; that is no sign of a copy.
    let mut silent = Device::new(2);
    ada.adds(&mut silent, "").await.unwrap();
    silent.counts = false;
    for _ in 0..2 {
        ada.uses(&mut silent).await.unwrap();
    }
}

async fn a_passkey_is_a_second_factor(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let (mut phone, mut other) = (Device::new(1), Device::new(2));
    ada.adds(&mut phone, "Phone").await.unwrap();
    let challenge = ada.challenge().await;
    assert!(challenge.by_passkey && !challenge.by_code);

    let Services { sign_in, .. } = &shop.services;
    let start = async || sign_in.start_passkey(&guest(NOW), ORIGIN, Some(&challenge.key)).await;
    let ceremony = start().await.unwrap();
    let allowed = ceremony.options["allowCredentials"].as_array().unwrap();
    assert_eq!((allowed.len(), allowed[0]["id"].as_str().unwrap()), (1, phone.id().as_str()));
    let answer = other.signs(&ceremony.options);
    let wrong = sign_in.with_passkey(&guest(NOW), None, ORIGIN, &ceremony.key, Some(&challenge.key), &answer).await;
    assert_eq!(refusal(wrong).code, Code::PasskeyRefused);
    assert_eq!(ada.noted(Event::SignInRefused).await, 1);

    // The password need not be typed again after a wrong answer.
    let ceremony = start().await.unwrap();
    let answer = phone.signs(&ceremony.options);
    let done = sign_in.with_passkey(&guest(NOW), None, ORIGIN, &ceremony.key, Some(&challenge.key), &answer).await.unwrap();
    assert!(ada.with(&done).await.is_strong().await);
    assert_eq!(refusal(start().await).code, Code::ChallengeOver, "a challenge is met once");
}

async fn the_first_passkey_brings_recovery_codes(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let codes = ada.adds(&mut Device::new(1), "Phone").await.unwrap();
    assert_eq!(codes.len(), 10);
    assert_eq!(shop.services.second_factor.fresh_codes(&ada.ctx).await.unwrap().as_ref(), Some(&codes));
    assert!(ada.adds(&mut Device::new(2), "Stick").await.unwrap().is_empty(), "there are some left");
    assert_eq!(shop.services.second_factor.status(&ada.ctx).await.unwrap().passkeys.len(), 2);
    ada.signs_in_with_code(&codes[0]).await.unwrap();

    let bob = Person::new(&shop, "Bob").await;
    bob.sets_app_up().await;
    assert!(bob.adds(&mut Device::new(3), "Phone").await.unwrap().is_empty());
}

async fn a_passkey_is_called_after_its_device(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let client = services::ctx::Client { address: None, device: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/604.1".into() };
    let ada = Person { ctx: ada.ctx.clone().from(client), ..ada };
    ada.adds(&mut Device::new(1), "  ").await.unwrap();
    assert_eq!(shop.services.second_factor.status(&ada.ctx).await.unwrap().passkeys[0].name.as_str(), "Safari on iPhone");
    assert!(refusal(ada.adds(&mut Device::new(2), &"x".repeat(500)).await).fields.contains_key("name"));
}

async fn passkeys_are_removed_but_not_the_only_way_in(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let second_factor = &shop.services.second_factor;
    let (mut phone, mut stick) = (Device::new(1), Device::new(2));
    ada.adds(&mut phone, "Phone").await.unwrap();
    ada.adds(&mut stick, "Stick").await.unwrap();
    assert!(refusal(second_factor.remove_passkey(&ada.ctx, &phone.id(), "guess").await).fields.contains_key("current_password"));
    second_factor.remove_passkey(&ada.ctx, &phone.id(), PASSWORD).await.unwrap();
    second_factor.remove_passkey(&ada.ctx, &phone.id(), PASSWORD).await.unwrap();
    assert_eq!(ada.noted(Event::PasskeyRemoved).await, 1);
    assert_eq!(refusal(ada.uses(&mut phone).await).code, Code::PasskeyRefused);
    ada.uses(&mut stick).await.unwrap();
    assert_eq!(second_factor.status(&ada.ctx).await.unwrap().recovery_codes_left, 10);

    ada.rewrites(|credentials| credentials["password"] = serde_json::Value::Null).await;
    assert_eq!(refusal(second_factor.remove_passkey(&ada.ctx, &stick.id(), "").await).code, Code::Conflict);
    let ada = ada.later(Duration::from_secs(10 * 60));
    assert_eq!(refusal(second_factor.remove_passkey(&ada.ctx, &stick.id(), "").await).code, Code::SignInAgain);
    let done = ada.uses(&mut stick).await.unwrap();
    let ada = ada.with(&done).await;
    shop.services.accounts.change_password(&ada.ctx, "", "quiet copper teapot").await.unwrap();
    second_factor.remove_passkey(&ada.ctx, &stick.id(), "quiet copper teapot").await.unwrap();
    assert_eq!(second_factor.status(&ada.ctx).await.unwrap().recovery_codes_left, 0);
}

async fn there_is_an_end_to_passkeys(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    ada.adds(&mut Device::new(1), "Phone").await.unwrap();
    ada.rewrites(|credentials| {
        let passkeys = credentials["passkeys"].as_array_mut().unwrap();
        let one = passkeys[0].clone();
        passkeys.extend((1..20).map(|_| one.clone()));
    })
    .await;
    assert_eq!(refusal(ada.adds(&mut Device::new(2), "One more").await).code, Code::Conflict);
}
