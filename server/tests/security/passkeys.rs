//! What `passkey.js` does, step by step, with a device that is made of software.

use serde_json::Value;

use crate::{
    browser::{Browser, PASSWORD},
    device::Device,
};

fn field(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Adds a passkey; the page that comes next.
pub async fn adds(ada: &Browser, device: &mut Device, name: &str) -> String {
    let asked = ada.calls("start_passkey", &format!("name={name}&current_password={PASSWORD}&ceremony=&response=")).await;
    let answer = field(&device.makes(&asked["done"]["options"]));
    let key = asked["done"]["key"].as_str().unwrap();
    let added = ada.calls("add_passkey", &format!("ceremony={key}&response={answer}&name={name}&current_password={PASSWORD}")).await;
    added["goto"].as_str().unwrap_or_else(|| panic!("{added}")).to_owned()
}

async fn signs_in(ada: &Browser, device: &mut Device, form: &str) -> Value {
    let asked = ada.calls("start_passkey_sign_in", form).await;
    let answer = field(&device.signs(&asked["done"]["options"]));
    let key = asked["done"]["key"].as_str().unwrap_or_else(|| panic!("{asked}"));
    ada.calls("sign_in_with_passkey", &format!("{form}&ceremony={key}&response={answer}")).await
}

#[tokio::test]
async fn a_passkey_is_added_and_signs_in_alone_and_after_the_password() {
    let ada = Browser::of_ada().await;
    let mut phone = Device::new(1);
    let refused = ada.calls("start_passkey", "name=Phone&current_password=guess").await;
    assert!(refused["rejected"]["fields"]["current_password"].is_string());
    assert_eq!(adds(&ada, &mut phone, "Phone").await, "/account/security/recovery-codes");
    assert_eq!(adds(&ada, &mut Device::new(2), "Stick").await, "/account/security?done=passkey-added");
    assert_eq!(ada.opens("/account/security").await.page().matches("data-passkey-row").count(), 2);

    ada.is_challenged().await;
    assert!(ada.opens("/sign-in/second-factor").await.page().contains("data-passkey=\"sign-in\""));
    // A challenge that is about is not mistaken for a second factor …
    assert_eq!(signs_in(&ada, &mut phone, "next=%2Fcart").await["goto"], "/cart");
    assert!(ada.has("access") && !ada.has("challenge"));
    // … and a second factor needs it.
    assert_eq!(ada.calls("start_passkey_sign_in", "second_factor=1").await["rejected"]["code"], "challenge_over");
    ada.is_challenged().await;
    assert_eq!(signs_in(&ada, &mut phone, "second_factor=1&next=%2Fcart").await["goto"], "/cart");
    assert!(ada.has("access"));

    let removed = ada.posts("remove_passkey", &format!("id={}&current_password=guess", phone.id())).await;
    let page = ada.opens(removed.leads_to()).await;
    assert_eq!(page.page().matches("This is not your password.").count(), 1, "beside the one that was meant");
    let removed = ada.posts("remove_passkey", &format!("id={}&current_password={PASSWORD}", phone.id())).await;
    assert_eq!(removed.leads_to(), "/account/security?done=passkey-removed");
}
