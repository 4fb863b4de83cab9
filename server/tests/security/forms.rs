use crate::browser::{Browser, PASSWORD};

#[tokio::test]
async fn a_refused_form_is_open_and_says_why_and_holds_no_password() {
    let ada = Browser::of_ada().await;
    let refused = ada.posts("change_password", "current_password=not+mine&password=quiet+copper+teapot").await;
    assert_eq!(refused.leads_to(), "/account/security?form=change_password&refused=1");
    let page = ada.opens(refused.leads_to()).await;
    let html = page.page();
    assert!(html.contains("This is not your password."));
    assert_eq!(html.matches("<details open").count(), 1);
    assert!(!html.contains("not mine") && !html.contains("quiet copper teapot"));

    let refused = ada.posts("request_new_email", "email=ada%40new.example&current_password=guess").await;
    let page = ada.opens(refused.leads_to()).await;
    assert!(page.page().contains("value=\"ada@new.example\""), "what was typed stays");
    assert!(!ada.opens("/account/security").await.page().contains("This is not your password."), "it is not told again");
    assert!(!ada.opens("/account/security?form=contact&refused=1").await.page().contains("This is not your password."));
}

#[tokio::test]
async fn what_was_done_is_said_in_known_words() {
    let ada = Browser::of_ada().await;
    let changed = ada.posts("change_password", &format!("current_password={PASSWORD}&password=quiet+copper+teapot")).await;
    assert_eq!(changed.leads_to(), "/account/security?done=password");
    assert!(ada.opens(changed.leads_to()).await.page().contains("Your password is set."));
    assert_eq!(ada.opens("/account/security?done=made+up").await.page(), ada.opens("/account/security").await.page());
    let asked = ada.calls("request_new_email", "email=ada%40new.example&current_password=quiet+copper+teapot").await;
    assert_eq!(asked["goto"], "/account/security?done=email");
}

#[tokio::test]
async fn pages_of_a_step_that_was_not_begun_lead_back() {
    let ada = Browser::of_ada().await;
    for page in ["/account/security/authenticator", "/account/security/recovery-codes"] {
        assert_eq!(ada.opens(page).await.leads_to(), "/account/security");
    }
    let refused = ada.calls("unlink_provider", "provider=nobody").await;
    assert_eq!(refused["goto"], "/account/security?done=unlinked", "asked for what is so already");
}
