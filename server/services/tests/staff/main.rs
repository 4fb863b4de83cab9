//! Those who work here, and secrets that are shown once, on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::{
    OpCtx,
    accounts::RegisterForm,
    staff::{HouseRules, RoleForm, Wanted},
};
use shop::{
    Code,
    access::{Permission, Role},
    account::User,
    id::VisitorKind,
    order::Actor,
};
use support::{NOW, Shop, ctx, on_both_stores, refusal};

on_both_stores! {
    a_secret_is_shown_once_and_soon
    only_admins_see_who_works_here
    a_role_needs_a_proved_email_and_a_right_name
    rules_that_change_at_once_are_all_kept
    a_made_up_cursor_is_a_refusal
}

fn later(seconds: u64) -> OpCtx {
    OpCtx::new(Actor::System, NOW.after(Duration::from_secs(seconds)), "test".into()).unwrap()
}

fn guest() -> OpCtx {
    OpCtx::new(Actor::Guest, NOW, "test".into()).unwrap()
}

fn form(name: &str) -> RegisterForm {
    RegisterForm { name: name.into(), email: format!("{name}@example.com"), password: "tidy brass kettle".into() }
}

async fn admin(shop: &Shop, name: &str) -> User {
    shop.services.setup.admin(&ctx(), &form(name)).await.unwrap()
}

async fn a_secret_is_shown_once_and_soon(shop: Arc<Shop>) {
    let (once, visitor, other) = (&shop.services.shown_once, ctx().new_id::<VisitorKind>(), ctx().new_id::<VisitorKind>());
    once.keep(&ctx(), &visitor, "key", "the first").await.unwrap();
    once.keep(&ctx(), &visitor, "key", "the second").await.unwrap();
    assert_eq!(once.take(&ctx(), &other, "key").await.unwrap(), None, "it is somebody else's");
    assert_eq!(once.take(&ctx(), &visitor, "codes").await.unwrap(), None);
    let at_once = [later(1), later(1), later(1), later(1)];
    let taken = join_all(at_once.iter().map(|ctx| once.take(ctx, &visitor, "key"))).await;
    let shown: Vec<String> = taken.into_iter().filter_map(|taken| taken.unwrap()).collect();
    assert_eq!(shown, ["the second"]);
    once.keep(&ctx(), &visitor, "key", "nobody came").await.unwrap();
    assert_eq!(once.take(&later(600), &visitor, "key").await.unwrap(), None);
    once.keep(&ctx(), &visitor, "key", "nobody ever came").await.unwrap();
    assert_eq!(shop.services.sweep(later(601).now).await.unwrap(), 1);
}

async fn only_admins_see_who_works_here(shop: Arc<Shop>) {
    let (_, clerk) = (admin(&shop, "zoe").await, admin(&shop, "bob").await);
    shop.services.accounts.register(&guest(), &form("ada")).await.unwrap();
    let role = Role::Staff { permissions: [Permission::Audit].into() };
    shop.services.staff.set_role(&ctx(), &clerk.id, role.clone()).await.unwrap();
    let colleagues = shop.services.staff.colleagues(&ctx()).await.unwrap();
    let known: Vec<_> = colleagues.iter().map(|one| (one.user.name.as_str(), one.user.role.clone(), one.has_second_factor)).collect();
    assert_eq!(known, [("bob", role, false), ("zoe", Role::Admin, false)]);
    assert_eq!(refusal(shop.services.staff.colleagues(&guest()).await).code, Code::TokenMissing);
    let wanted = Wanted { role: Some("customer"), ..Wanted::default() };
    let people = shop.services.staff.people(&ctx(), &wanted, None).await.unwrap();
    assert_eq!(people.users.iter().map(|user| user.name.as_str()).collect::<Vec<_>>(), ["ada"]);
}

async fn a_role_needs_a_proved_email_and_a_right_name(shop: Arc<Shop>) {
    admin(&shop, "zoe").await;
    shop.services.accounts.register(&guest(), &form("ada")).await.unwrap();
    let chooses = async |named: &str, role: &str| {
        let form = RoleForm { role: role.into(), permissions: vec!["audit".into()] };
        shop.services.staff.choose_role(&ctx(), named, &form).await
    };
    assert!(refusal(chooses("ada@example.com", "staff").await).fields.contains_key("role"));
    assert!(refusal(chooses("zoe@example.com", "root").await).fields.contains_key("role"));
    assert_eq!(refusal(chooses("nobody@example.com", "staff").await).code, Code::UserNotFound);
    assert_eq!(refusal(chooses("zoe@example.com", "staff").await).code, Code::LastAdmin);
    assert_eq!(chooses("ada@example.com", "customer").await.unwrap().role, Role::Customer);
}

async fn rules_that_change_at_once_are_all_kept(shop: Arc<Shop>) {
    let rules = HouseRules { staff_need_second_factor: true };
    let ctx = ctx();
    for done in join_all((0..8).map(|_| shop.services.staff.set_rules(&ctx, rules))).await {
        done.unwrap();
    }
    assert_eq!(shop.services.staff.rules().await.unwrap(), rules);
}

async fn a_made_up_cursor_is_a_refusal(shop: Arc<Shop>) {
    for cursor in ["", "nonsense", "bm9uc2Vuc2U"] {
        let people = shop.services.staff.people(&ctx(), &Wanted::default(), Some(cursor)).await;
        assert!(refusal(people).fields.contains_key("cursor"), "{cursor}");
        assert!(refusal(shop.services.audit.read(&ctx(), Some(cursor)).await).fields.contains_key("cursor"), "{cursor}");
    }
}
