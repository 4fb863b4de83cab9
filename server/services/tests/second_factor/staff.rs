use std::sync::Arc;

use services::{accounts::RegisterForm, sign_in::SignIn, staff::HouseRules};
use shop::access::{Need, Powers};

use crate::{
    person::{PASSWORD, Person, guest},
    support::{NOW, Shop, ctx, on_both_stores},
};

on_both_stores! {
    whoever_works_here_has_their_powers_with_a_second_factor
}

async fn whoever_works_here_has_their_powers_with_a_second_factor(shop: Arc<Shop>) {
    let form = RegisterForm { name: "Grace".into(), email: "grace@example.com".into(), password: PASSWORD.into() };
    let user = shop.services.setup.admin(&ctx(), &form).await.unwrap();
    let grace = Person { shop: &shop, user, now: NOW, ctx: guest(NOW) };
    shop.services.staff.set_rules(&ctx(), HouseRules { staff_need_second_factor: true }).await.unwrap();

    let SignIn::Done(done) = grace.types_password().await.unwrap() else { panic!("asked for what she does not have") };
    let powers = async || shop.services.sessions.identify(&done.tokens.access, NOW).await.unwrap().powers;
    assert_eq!(powers().await, Powers::Withheld);
    let grace = grace.with(&SignIn::Done(done.clone())).await;
    grace.sets_app_up().await;
    assert!(powers().await.meet(Need::Admin).is_ok(), "at once, in the same session");

    shop.services.second_factor.remove_authenticator(&grace.ctx, PASSWORD).await.unwrap();
    let SignIn::Done(next) = grace.types_password().await.unwrap() else { panic!("asked for what she does not have any more") };
    assert_eq!(shop.services.sessions.identify(&next.tokens.access, NOW).await.unwrap().powers, Powers::Withheld);
}
