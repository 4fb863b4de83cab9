//! Many forms on one page, and yet no id twice, and no label without its field.

use std::collections::BTreeSet;

use crate::{
    browser::{Browser, PASSWORD},
    device::Device,
    passkeys::adds,
    second_factor::sets_app_up,
};

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn is_sound(html: &str) {
    let ids = values(html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    let twice: Vec<_> = ids.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1).collect();
    assert!(twice.is_empty(), "ids that stand twice: {twice:?}");
    for attribute in ["for", "aria-labelledby", "aria-describedby"] {
        for id in values(html, attribute).iter().flat_map(|ids| ids.split(' ')) {
            assert!(known.contains(id), "{attribute} names {id:?}, which is not there");
        }
    }
    assert_eq!(html.matches("<h1").count(), 1);
}

#[tokio::test]
async fn no_id_stands_twice_and_no_label_alone() {
    let ada = Browser::of_ada().await;
    is_sound(ada.opens("/account/security").await.page());
    ada.posts("offer_authenticator", &format!("current_password={PASSWORD}")).await;
    is_sound(ada.opens("/account/security/authenticator").await.page());
    sets_app_up(&ada).await;
    is_sound(ada.opens("/account/security/recovery-codes").await.page());
    adds(&ada, &mut Device::new(1), "Phone").await;
    adds(&ada, &mut Device::new(2), "%3Cb%3EStick").await;
    let page = ada.opens("/account/security").await;
    is_sound(page.page());
    assert!(page.page().contains("&lt;b&gt;Stick") && !page.page().contains("<b>Stick"));
    assert!(page.page().contains("not yet said that you kept them"));
    ada.is_challenged().await;
    is_sound(ada.opens("/sign-in/second-factor?next=%2Fcart").await.page());
}
