use std::sync::Arc;

use services::staff::{HouseRules, Wanted};
use shop::{
    Code,
    access::{Need, Permission, Powers, Role},
};

use crate::{
    people::{admin, by, code_of, form, guest, is_known, joins, operator, registers, signs_in},
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    the_setup_link_makes_the_first_admin_once
    a_role_counts_at_once_and_ends_sessions
    the_last_admin_stays
    only_the_proved_work_here
    staff_without_a_second_factor_wait_where_the_house_asks_for_one
}

fn staff(permissions: &[Permission]) -> Role {
    Role::Staff { permissions: permissions.iter().copied().collect() }
}

async fn the_setup_link_makes_the_first_admin_once(shop: Arc<Shop>) {
    let setup = &shop.services.setup;
    let (one, two) = (setup.link(&operator()).await.unwrap().unwrap(), setup.link(&operator()).await.unwrap().unwrap());
    let key = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    setup.check(&guest(), &key(&one)).await.unwrap();
    assert_eq!(code_of(setup.check(&guest(), "made-up").await), Code::LinkOver);
    setup.first_admin(&guest(), None, &key(&one), &form("ada@example.com")).await.unwrap();
    let me = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    assert_eq!(me.powers, Powers::Of(Role::Admin));
    assert_eq!(code_of(setup.first_admin(&guest(), None, &key(&one), &form("eve@example.com")).await), Code::LinkOver);
    assert_eq!(setup.link(&operator()).await.unwrap(), None, "the shop is somebody's now");
    assert_eq!(code_of(setup.first_admin(&guest(), None, &key(&two), &form("eve@example.com")).await), Code::LinkOver);
}

async fn a_role_counts_at_once_and_ends_sessions(shop: Arc<Shop>) {
    let boss = admin(&shop, "boss@example.com").await;
    let ada = joins(&shop, "ada@example.com").await;
    let boss_ctx = by(&shop.services, &signs_in(&shop, "boss@example.com").await.tokens, NOW).await;
    let before = signs_in(&shop, "ada@example.com").await.tokens;
    let ada_ctx = by(&shop.services, &before, NOW).await;
    assert_eq!(code_of(shop.services.staff.set_role(&ada_ctx, &ada.id, Role::Admin).await), Code::Forbidden);
    shop.services.staff.set_role(&boss_ctx, &ada.id, staff(&[Permission::Customers])).await.unwrap();
    assert!(!is_known(&shop.copy().await, &before).await);
    let ada_ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    assert!(ada_ctx.powers.grant(Need::Can(Permission::Customers)) && !ada_ctx.powers.grant(Need::Can(Permission::Catalog)));
    assert_eq!(shop.services.staff.people(&ada_ctx, &Wanted::default(), None).await.unwrap().users.len(), 2);
    assert_eq!(
        shop.services.staff.people(&ada_ctx, &Wanted { role: Some("admin"), ..Wanted::default() }, None).await.unwrap().users[0].id,
        boss.id
    );
    assert_eq!(shop.services.staff.person(&ada_ctx, "BOSS@example.com").await.unwrap().id, boss.id);
    assert_eq!(code_of(shop.services.audit.read(&ada_ctx, None).await), Code::Forbidden);
    let log = shop.services.audit.read(&boss_ctx, None).await.unwrap();
    assert!(log.entries.iter().any(|entry| entry.event.as_str() == "role_changed" && entry.about == ada.id.to_string()));
}

async fn the_last_admin_stays(shop: Arc<Shop>) {
    let (one, two) = (admin(&shop, "one@example.com").await, admin(&shop, "two@example.com").await);
    let staff = &shop.services.staff;
    let ctx = operator();
    // Both at once take the other's rights: one of them must fail.
    let (first, second) = tokio::join!(staff.set_role(&ctx, &one.id, Role::Customer), staff.set_role(&ctx, &two.id, Role::Customer));
    let codes: Vec<Code> = [first, second].into_iter().filter(Result::is_err).map(code_of).collect();
    assert_eq!(codes, [Code::LastAdmin]);
    assert_eq!(staff.people(&ctx, &Wanted { role: Some("admin"), ..Wanted::default() }, None).await.unwrap().users.len(), 1);
}

async fn only_the_proved_work_here(shop: Arc<Shop>) {
    let ada = registers(&shop, "ada@example.com").await;
    assert_eq!(code_of(shop.services.staff.set_role(&operator(), &ada.id, staff(&[])).await), Code::Invalid);
}

async fn staff_without_a_second_factor_wait_where_the_house_asks_for_one(shop: Arc<Shop>) {
    admin(&shop, "boss@example.com").await;
    let boss = by(&shop.services, &signs_in(&shop, "boss@example.com").await.tokens, NOW).await;
    let strict = HouseRules { staff_need_second_factor: true };
    assert_eq!(code_of(shop.services.staff.set_rules(&boss, strict).await), Code::Invalid, "they would lock themselves out");
    shop.services.staff.set_rules(&operator(), strict).await.unwrap();
    let boss = by(&shop.copy().await, &signs_in(&shop, "boss@example.com").await.tokens, NOW).await;
    assert_eq!(boss.powers, Powers::Withheld);
    assert!(boss.powers.grant(Need::SignedIn) && !boss.powers.grant(Need::Staff));
}
