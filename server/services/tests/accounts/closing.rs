use std::{sync::Arc, time::Duration};

use services::{OpCtx, schema};
use shop::{Code, Timestamp, order::Actor};
use store::Query;

use crate::{
    history::orders,
    people::{PASSWORD, admin, by, code_of, guest, is_known, joins, mails, signs_in},
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    an_account_is_closed_after_two_weeks_and_its_orders_stay_without_a_name
    it_can_be_kept_after_all
    the_last_admin_cannot_leave
    everything_kept_can_be_taken_along
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn job_at(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::System, now, "close".into()).unwrap()
}

async fn an_account_is_closed_after_two_weeks_and_its_orders_stay_without_a_name(shop: Arc<Shop>) {
    let ada = joins(&shop, "ada@example.com").await;
    let tokens = signs_in(&shop, "ada@example.com").await.tokens;
    let ctx = by(&shop.services, &tokens, NOW).await;
    let order = orders(&shop, &ctx, &ada.visitor, "ada@example.com").await;
    assert_eq!(code_of(shop.services.accounts.close(&ctx, "wrong").await), Code::Invalid);
    let at = shop.services.accounts.close(&ctx, PASSWORD).await.unwrap();
    assert_eq!(at, NOW.after(14 * DAY));
    assert_eq!(shop.services.accounts.close_due(&job_at(NOW.after(13 * DAY))).await.unwrap(), 0);
    assert!(is_known(&shop.services, &tokens).await);
    // An order that is under way keeps the account for a while.
    assert_eq!(shop.services.accounts.close_due(&job_at(NOW.after(15 * DAY))).await.unwrap(), 0);
    assert_eq!(shop.services.accounts.close_due(&job_at(NOW.after(61 * DAY))).await.unwrap(), 1);
    assert!(!is_known(&shop.services, &tokens).await);
    for collection in [schema::USERS, schema::CREDENTIALS, schema::SESSIONS, schema::CARTS, schema::LINKS] {
        assert_eq!(shop.store.find(&Query::all(collection)).await.unwrap().rows.len(), 0, "{collection}");
    }
    let kept = shop.store.get(&schema::key(schema::ORDERS, &order.id)).await.unwrap().unwrap().body.to_string();
    for personal in ["ada", "Ada", "Lovelace", "Main Street", ada.id.as_str(), ada.visitor.as_str()] {
        assert!(!kept.contains(personal), "{personal} is still in {kept}");
    }
    let log = shop.store.find(&Query::all(schema::AUDIT).limit(100)).await.unwrap().rows;
    assert!(log.iter().all(|line| !line.body.to_string().contains("Lovelace")), "{log:?}");
    assert!(kept.contains("Springfield") && kept.contains("MUG"));
    assert!(shop.services.books.check().await.unwrap().problems.is_empty());
    assert!(mails(&shop, "ada@example.com").await.iter().any(|mail| mail.contains("is closed")));
}

async fn it_can_be_kept_after_all(shop: Arc<Shop>) {
    joins(&shop, "ada@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    shop.services.accounts.close(&ctx, PASSWORD).await.unwrap();
    shop.services.accounts.keep(&ctx).await.unwrap();
    shop.services.accounts.keep(&ctx).await.unwrap();
    assert_eq!(shop.services.accounts.close_due(&job_at(NOW.after(100 * DAY))).await.unwrap(), 0);
    signs_in(&shop, "ada@example.com").await;
}

async fn the_last_admin_cannot_leave(shop: Arc<Shop>) {
    admin(&shop, "boss@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "boss@example.com").await.tokens, NOW).await;
    assert_eq!(code_of(shop.services.accounts.close(&ctx, PASSWORD).await), Code::LastAdmin);
}

async fn everything_kept_can_be_taken_along(shop: Arc<Shop>) {
    let ada = joins(&shop, "ada@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    let order = orders(&shop, &ctx, &ada.visitor, "ada@example.com").await;
    let export = shop.services.accounts.export(&ctx).await.unwrap();
    assert_eq!(export["account"]["email"], "ada@example.com");
    assert_eq!(export["orders"][0]["id"], order.id.as_str());
    assert_eq!(export["sessions"].as_array().unwrap().len(), 1);
    assert!(export["log"].as_array().unwrap().iter().any(|entry| entry["event"] == "signed_in"));
    let text = export.to_string();
    for secret in ["argon2", "password\"", "refresh\"", "totp"] {
        assert!(!text.contains(secret), "{secret} is in the export");
    }
    assert!(shop.services.accounts.export(&guest()).await.is_err());
}
