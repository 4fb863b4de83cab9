use std::{sync::Arc, time::Duration};

use services::{
    audit::Event,
    second_factor::{Ceremony, NewPasskey},
};
use shop::Code;

use crate::{
    device::Device,
    passkeys::ORIGIN,
    person::{PASSWORD, Person, guest},
    support::{NOW, Shop, on_both_stores, refusal},
};

on_both_stores! {
    passkeys_need_a_name_in_the_address
    a_new_passkey_is_the_askers_own_and_in_time
    a_device_must_know_its_owner_and_the_shop
    an_answer_counts_once_and_in_time
    one_ceremony_is_not_another
    a_copied_key_is_noticed
    nonsense_is_refused
}

fn form() -> NewPasskey {
    NewPasskey { name: "Phone".into(), current_password: PASSWORD.into() }
}

async fn asked(shop: &Shop) -> Ceremony {
    shop.services.sign_in.start_passkey(&guest(NOW), ORIGIN, None).await.unwrap()
}

/// The code of the refusal of an answer to a sign-in.
async fn refused(shop: &Shop, key: &str, challenge: Option<&str>, answer: &str) -> Code {
    refusal(shop.services.sign_in.with_passkey(&guest(NOW), None, ORIGIN, key, challenge, answer).await).code
}

async fn passkeys_need_a_name_in_the_address(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    for origin in ["http://127.0.0.1:4101", "http://[::1]:4101", "https://192.0.2.7"] {
        let refused = refusal(shop.services.second_factor.start_registration(&ada.ctx, origin, &form()).await);
        assert_eq!(refused.code, Code::PasskeyRefused);
        assert!(refused.message.contains("http://localhost"), "{}", refused.message);
        assert_eq!(refusal(shop.services.sign_in.start_passkey(&guest(NOW), origin, None).await).code, Code::PasskeyRefused);
    }
}

async fn a_new_passkey_is_the_askers_own_and_in_time(shop: Arc<Shop>) {
    let (ada, bob) = (Person::new(&shop, "Ada").await, Person::new(&shop, "Bob").await);
    let second_factor = &shop.services.second_factor;
    let wrong = NewPasskey { current_password: "guess".into(), ..form() };
    let refused = refusal(second_factor.start_registration(&ada.ctx, ORIGIN, &wrong).await);
    assert!(refused.fields.contains_key("current_password"));

    let ceremony = second_factor.start_registration(&ada.ctx, ORIGIN, &form()).await.unwrap();
    let selection = &ceremony.options["authenticatorSelection"];
    assert_eq!((&selection["residentKey"], &selection["requireResidentKey"]), (&"preferred".into(), &false.into()));
    assert_eq!(selection["userVerification"], "required");
    let mut phone = Device::new(1);
    let answer = phone.makes(&ceremony.options);
    let finish = async |person: &Person<'_>, answer: &str| {
        refusal(second_factor.finish_registration(&person.ctx, ORIGIN, &ceremony.key, answer).await).code
    };
    assert_eq!(finish(&bob, &answer).await, Code::ChallengeOver, "begun by somebody else");
    assert_eq!(finish(&ada.clone().signed_in().await, &answer).await, Code::ChallengeOver, "begun in another browser");
    assert_eq!(finish(&ada, "{}").await, Code::PasskeyRefused);
    let mut elsewhere = Device { origin: "https://evil.example".into(), ..Device::new(2) };
    assert_eq!(finish(&ada, &elsewhere.makes(&ceremony.options)).await, Code::PasskeyRefused);
    let mut careless = Device { verifies: false, ..Device::new(3) };
    assert_eq!(finish(&ada, &careless.makes(&ceremony.options)).await, Code::PasskeyRefused);
    assert_eq!(finish(&ada.clone().later(Duration::from_secs(5 * 60)), &answer).await, Code::ChallengeOver);
    second_factor.finish_registration(&ada.ctx, ORIGIN, &ceremony.key, &answer).await.unwrap();
    assert_eq!(finish(&ada, &answer).await, Code::ChallengeOver, "once");

    let ceremony = second_factor.start_registration(&ada.ctx, ORIGIN, &form()).await.unwrap();
    assert_eq!(ceremony.options["excludeCredentials"][0]["id"], phone.id().as_str());
    let again = second_factor.finish_registration(&ada.ctx, ORIGIN, &ceremony.key, &phone.makes(&ceremony.options)).await;
    assert_eq!(refusal(again).code, Code::PasskeyRefused, "one key is one passkey");
}

async fn a_device_must_know_its_owner_and_the_shop(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let mut phone = Device::new(1);
    ada.adds(&mut phone, "Phone").await.unwrap();
    let lies = [
        Device { verifies: false, ..phone.clone() },
        Device { origin: "https://evil.example".into(), ..phone.clone() },
        Device { origin: "http://localhost:9999".into(), ..phone.clone() },
        Device { key: Device::new(9).key, ..phone.clone() },
    ];
    let count = lies.len();
    for mut lie in lies {
        let ceremony = asked(&shop).await;
        assert_eq!(refused(&shop, &ceremony.key, None, &lie.signs(&ceremony.options)).await, Code::PasskeyRefused);
        assert_eq!(refused(&shop, &ceremony.key, None, &phone.signs(&ceremony.options)).await, Code::ChallengeOver, "answered already");
    }
    assert_eq!(ada.noted(Event::SignInRefused).await, count);
    let mut nobody = Device { handle: None, ..phone.clone() };
    let ceremony = asked(&shop).await;
    assert_eq!(refused(&shop, &ceremony.key, None, &nobody.signs(&ceremony.options)).await, Code::PasskeyRefused);
    ada.uses(&mut phone).await.unwrap();
}

async fn an_answer_counts_once_and_in_time(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let mut phone = Device::new(1);
    ada.adds(&mut phone, "Phone").await.unwrap();
    let (one, other) = (asked(&shop).await, asked(&shop).await);
    let answer = phone.signs(&one.options);
    assert_eq!(refused(&shop, &other.key, None, &answer).await, Code::PasskeyRefused, "the answer to another question");
    let late = guest(NOW.after(Duration::from_secs(5 * 60)));
    let late = shop.services.sign_in.with_passkey(&late, None, ORIGIN, &one.key, None, &answer).await;
    assert_eq!(refusal(late).code, Code::ChallengeOver);
    shop.services.sign_in.with_passkey(&guest(NOW), None, ORIGIN, &one.key, None, &answer).await.unwrap();
    assert_eq!(refused(&shop, &one.key, None, &answer).await, Code::ChallengeOver);
}

async fn one_ceremony_is_not_another(shop: Arc<Shop>) {
    let (ada, bob) = (Person::new(&shop, "Ada").await, Person::new(&shop, "Bob").await);
    let (mut hers, mut his) = (Device::new(1), Device::new(2));
    ada.adds(&mut hers, "Phone").await.unwrap();
    bob.adds(&mut his, "Phone").await.unwrap();
    let (her_challenge, his_challenge) = (ada.challenge().await.key, bob.challenge().await.key);
    let of_hers = shop.services.sign_in.start_passkey(&guest(NOW), ORIGIN, Some(&her_challenge)).await.unwrap();
    let anyones = asked(&shop).await;

    let answer = hers.signs(&of_hers.options);
    assert_eq!(refused(&shop, &of_hers.key, None, &answer).await, Code::ChallengeOver, "without the password's challenge");
    assert_eq!(refused(&shop, &of_hers.key, Some(&his_challenge), &answer).await, Code::ChallengeOver);
    let answer = his.signs(&anyones.options);
    assert_eq!(refused(&shop, &anyones.key, Some(&her_challenge), &answer).await, Code::ChallengeOver);
    let answer = his.signs(&of_hers.options);
    assert_eq!(refused(&shop, &of_hers.key, Some(&her_challenge), &answer).await, Code::PasskeyRefused, "somebody else's passkey");
    // A device that calls his key by her name.
    let mut liar = Device { handle: hers.handle.clone(), ..his.clone() };
    assert_eq!(refused(&shop, &anyones.key, None, &liar.signs(&anyones.options)).await, Code::PasskeyRefused);
}

async fn a_copied_key_is_noticed(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    let mut phone = Device::new(1);
    ada.adds(&mut phone, "Phone").await.unwrap();
    let mut copy = phone.clone();
    ada.uses(&mut phone).await.unwrap();
    ada.uses(&mut phone).await.unwrap();
    assert_eq!(refusal(ada.uses(&mut copy).await).code, Code::PasskeyRefused);
    assert_eq!(ada.noted(Event::PasskeyCopied).await, 1);
    ada.uses(&mut phone).await.unwrap();
}

async fn nonsense_is_refused(shop: Arc<Shop>) {
    let ada = Person::new(&shop, "Ada").await;
    ada.adds(&mut Device::new(1), "Phone").await.unwrap();
    let key = asked(&shop).await.key;
    for answer in ["", "null", "[]", "{\"id\":1}", &"[".repeat(100_000)] {
        assert_eq!(refused(&shop, &key, None, answer).await, Code::PasskeyRefused, "{}", &answer[..answer.len().min(20)]);
    }
    assert_eq!(refused(&shop, "no such key", None, "{}").await, Code::ChallengeOver);
    assert_eq!(refused(&shop, &key, Some("no such challenge"), "{}").await, Code::ChallengeOver);
}
