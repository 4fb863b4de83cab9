use totp_rs::{Builder, Secret};

use crate::browser::{Browser, PASSWORD, now};

/// Sets an authenticator app up; its secret.
pub async fn sets_app_up(ada: &Browser) -> String {
    let offered = ada.posts("offer_authenticator", &format!("current_password={PASSWORD}")).await;
    assert_eq!(offered.leads_to(), "/account/security/authenticator");
    let page = ada.opens(offered.leads_to()).await;
    let secret = after_tag(page.page(), "data-secret=").replace(' ', "");
    assert!(page.page().contains("src=\"data:image/png;base64,iVBOR"));
    let refused = ada.posts("confirm_authenticator", "code=000000").await;
    assert!(ada.opens(refused.leads_to()).await.page().contains("This is not the code"));
    let confirmed = ada.posts("confirm_authenticator", &format!("code={}", code(&secret, 0))).await;
    assert_eq!(confirmed.leads_to(), "/account/security/recovery-codes");
    secret
}

/// The text after the tag that has a mark.
fn after_tag<'a>(html: &'a str, mark: &str) -> &'a str {
    html.split_once(mark).unwrap().1.split_once('>').unwrap().1.split_once('<').unwrap().0
}

/// The code of so many half minutes from now.
fn code(secret: &str, steps: u64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let app = Builder::new().with_secret(secret.as_bytes().to_vec()).build().unwrap();
    app.generate(u64::try_from(now().millis()).unwrap() / 1000 + 30 * steps).to_string()
}

#[tokio::test]
async fn an_app_is_set_up_and_asked_for_without_scripts() {
    let ada = Browser::of_ada().await;
    let secret = sets_app_up(&ada).await;
    let page = ada.opens("/account/security/recovery-codes").await;
    let list = page.page().split_once("data-recovery-codes=").unwrap().1.split_once("</ul>").unwrap().0.to_owned();
    assert_eq!(list.matches("<li").count(), 10);
    let recovery = after_tag(&list, "<li").to_owned();
    assert_eq!(ada.posts("put_recovery_codes_away", "").await.leads_to(), "/account/security?done=codes-kept");
    assert_eq!(ada.opens("/account/security/recovery-codes").await.leads_to(), "/account/security");

    ada.is_challenged().await;
    let refused = ada.posts("sign_in_with_code", "code=000000&next=%2Fcart").await;
    assert_eq!(refused.leads_to(), "/sign-in/second-factor?next=%2Fcart&refused=1");
    assert!(ada.opens(refused.leads_to()).await.page().contains("This code is not right"));
    let right = format!("code={}&next=%2Fcart", code(&secret, 1));
    assert_eq!(ada.posts("sign_in_with_code", &right).await.leads_to(), "/cart");
    assert!(ada.has("access") && !ada.has("challenge"));
    assert_eq!(ada.opens("/sign-in/second-factor?next=%2Fcart").await.leads_to(), "/cart", "back again after it was done");

    ada.is_challenged().await;
    let done = ada.calls("sign_in_with_code", &format!("code={recovery}&next=https://evil.example")).await;
    assert_eq!(done["goto"], "/account", "nobody is led elsewhere");
}

#[tokio::test]
async fn a_sign_in_that_is_over_leads_back() {
    let ada = Browser::of_ada().await;
    ada.keeps("access", "");
    let page = ada.opens("/sign-in/second-factor?next=%2Fcheckout").await;
    assert!(page.page().contains("This sign-in is over") && page.page().contains("href=\"/sign-in?next=%2Fcheckout\""));
    assert_eq!(ada.calls("sign_in_with_code", "code=123456").await["rejected"]["code"], "challenge_over");
}
