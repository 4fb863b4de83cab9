use std::{sync::Arc, time::Duration};

use shop::Code;

use crate::{
    people::{PASSWORD, by, code_of, ctx_after, guest, is_known, joins, key_from, mails, registers, signs_in},
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    a_forgotten_password_is_set_by_a_link_and_every_session_ends
    nobody_learns_whether_there_is_an_account
    a_link_does_no_other_links_work_and_ends_in_time
    an_email_changes_when_the_new_one_is_proved
    old_links_end_with_the_old_address
    a_second_mail_to_confirm_can_be_asked_for_but_not_endlessly
}

async fn a_forgotten_password_is_set_by_a_link_and_every_session_ends(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let session = signs_in(&shop, "ada@example.com").await.tokens;
    shop.services.accounts.request_reset(&guest(), "Ada@example.com").await.unwrap();
    let key = key_from(&shop, "ada@example.com", "/reset/").await;
    assert_eq!(code_of(shop.services.accounts.reset_password(&guest(), &key, "short").await), Code::Invalid);
    shop.services.accounts.reset_password(&guest(), &key, "another brass kettle").await.unwrap();
    assert!(!is_known(&shop.services, &session).await);
    assert_eq!(code_of(shop.services.accounts.reset_password(&guest(), &key, "a third brass kettle").await), Code::LinkOver);
    let signed_in = shop.services.sign_in.with_password(&guest(), None, "ada@example.com", "another brass kettle").await.unwrap();
    let services::sign_in::SignIn::Done(signed_in) = signed_in else { panic!("a second factor?") };
    assert!(signed_in.user.is_verified(), "the link came to the address, so it is theirs");
}

async fn nobody_learns_whether_there_is_an_account(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let mut outcomes = Vec::new();
    for email in ["ada@example.com", "grace@example.com"] {
        let mut codes = Vec::new();
        for _ in 0..5 {
            codes.push(shop.services.accounts.request_reset(&guest(), email).await.map_err(|error| error.to_string()));
        }
        outcomes.push(codes);
    }
    assert_eq!(outcomes[0], outcomes[1]);
    assert!(outcomes[0][4].is_err(), "five mails an hour are too many");
    assert!(mails(&shop, "grace@example.com").await.is_empty());
}

async fn a_link_does_no_other_links_work_and_ends_in_time(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let verify = key_from(&shop, "ada@example.com", "/verify/").await;
    shop.services.accounts.request_reset(&guest(), "ada@example.com").await.unwrap();
    let reset = key_from(&shop, "ada@example.com", "/reset/").await;
    let accounts = &shop.services.accounts;
    assert_eq!(code_of(accounts.reset_password(&guest(), &verify, "another brass kettle").await), Code::LinkOver);
    assert_eq!(code_of(accounts.verify_email(&guest(), &reset).await), Code::LinkOver);
    assert_eq!(code_of(accounts.confirm_email_change(&guest(), &reset).await), Code::LinkOver);
    assert!(accounts.reset_of(&ctx_after(Duration::from_secs(59 * 60)), &reset).await.is_ok());
    assert_eq!(code_of(accounts.reset_of(&ctx_after(Duration::from_secs(60 * 60)), &reset).await), Code::LinkOver);
}

async fn an_email_changes_when_the_new_one_is_proved(shop: Arc<Shop>) {
    let user = joins(&shop, "ada@example.com").await;
    registers(&shop, "grace@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    let accounts = &shop.services.accounts;
    assert_eq!(code_of(accounts.request_email_change(&ctx, "countess@example.com", "wrong").await), Code::Invalid);
    assert_eq!(code_of(accounts.request_email_change(&ctx, "grace@example.com", PASSWORD).await), Code::Invalid);
    assert_eq!(code_of(accounts.request_email_change(&ctx, "ADA@example.com", PASSWORD).await), Code::Invalid);
    accounts.request_email_change(&ctx, "countess@example.com", PASSWORD).await.unwrap();
    assert!(mails(&shop, "ada@example.com").await.iter().any(|mail| mail.contains("countess@example.com")), "the old address is told");
    let key = key_from(&shop, "countess@example.com", "/new-email/").await;
    assert!(shop.services.sign_in.with_password(&guest(), None, "ada@example.com", PASSWORD).await.is_ok(), "not changed yet");
    let changed = accounts.confirm_email_change(&guest(), &key).await.unwrap();
    assert_eq!((changed.id, changed.email.as_str()), (user.id, "countess@example.com"));
    signs_in(&shop, "countess@example.com").await;
    assert_eq!(code_of(accounts.confirm_email_change(&guest(), &key).await), Code::LinkOver);
    registers(&shop, "ada@example.com").await;
}

async fn old_links_end_with_the_old_address(shop: Arc<Shop>) {
    joins(&shop, "ada@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    let accounts = &shop.services.accounts;
    accounts.request_reset(&guest(), "ada@example.com").await.unwrap();
    let reset = key_from(&shop, "ada@example.com", "/reset/").await;
    accounts.request_email_change(&ctx, "countess@example.com", PASSWORD).await.unwrap();
    let key = key_from(&shop, "countess@example.com", "/new-email/").await;
    accounts.confirm_email_change(&guest(), &key).await.unwrap();
    assert_eq!(code_of(accounts.reset_password(&guest(), &reset, "another brass kettle").await), Code::LinkOver);
}

async fn a_second_mail_to_confirm_can_be_asked_for_but_not_endlessly(shop: Arc<Shop>) {
    registers(&shop, "ada@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    for _ in 0..5 {
        shop.services.accounts.send_verification(&ctx).await.unwrap();
    }
    assert_eq!(code_of(shop.services.accounts.send_verification(&ctx).await), Code::TooManyRequests);
    assert_eq!(mails(&shop, "ada@example.com").await.len(), 6);
}
