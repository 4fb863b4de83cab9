use std::sync::Arc;

use futures::future::join_all;
use services::{accounts::RegisterForm, schema::USERS};
use shop::Code;
use store::Query;

use crate::{
    people::{PASSWORD, code_of, form, guest, key_from, registers},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    an_account_is_opened_and_its_mail_proves_the_address
    the_same_address_is_one_account_however_it_is_typed
    two_at_the_same_moment_make_one_account
    every_wrong_field_is_named
}

async fn an_account_is_opened_and_its_mail_proves_the_address(shop: Arc<Shop>) {
    let user = registers(&shop, "ada@example.com").await;
    assert!(!user.is_verified());
    let key = key_from(&shop, "ada@example.com", "http://127.0.0.1:3000/verify/").await;
    assert_eq!(shop.services.accounts.verification_of(&guest(), &key).await.unwrap().as_str(), "ada@example.com");
    assert!(shop.services.accounts.verify_email(&guest(), &key).await.unwrap().is_verified());
    assert_eq!(code_of(shop.services.accounts.verify_email(&guest(), &key).await), Code::LinkOver, "a link works once");
}

async fn the_same_address_is_one_account_however_it_is_typed(shop: Arc<Shop>) {
    registers(&shop, "jos\u{e9}@example.com").await;
    for same in ["jos\u{e9}@example.com", "JOSE\u{301}@Example.COM", " Jose\u{301}@example.com "] {
        let refused = refusal(shop.services.accounts.register(&guest(), &form(same)).await);
        assert_eq!((refused.code, refused.fields.len()), (Code::EmailTaken, 1), "{same}");
    }
    registers(&shop, "jose@example.com").await;
}

async fn two_at_the_same_moment_make_one_account(shop: Arc<Shop>) {
    let form = form("ada@example.com");
    let outcomes = join_all((0..8).map(|_| async { shop.services.accounts.register(&guest(), &form).await })).await;
    let opened = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(opened, 1);
    for outcome in outcomes.into_iter().filter(Result::is_err) {
        assert_eq!(code_of(outcome), Code::EmailTaken);
    }
    assert_eq!(shop.store.find(&Query::all(USERS)).await.unwrap().rows.len(), 1);
}

async fn every_wrong_field_is_named(shop: Arc<Shop>) {
    let wrong =
        |name: &str, email: &str, password: &str| RegisterForm { name: name.into(), email: email.into(), password: password.into() };
    let table = [
        (wrong("", "", ""), vec!["email", "name", "password"]),
        (wrong("Ada", "ada", PASSWORD), vec!["email"]),
        (wrong("Ada", "ada@example.com", "short"), vec!["password"]),
        (wrong("Ada", "ada@example.com", "Password1"), vec!["password"]),
        (wrong("Ada Lovelace", "ada@example.com", "adalovelace"), vec!["password"]),
        (wrong("Ada\u{202e}", "ada@example.com", PASSWORD), vec!["name"]),
    ];
    for (form, fields) in table {
        let refused = refusal(shop.services.accounts.register(&guest(), &form).await);
        assert_eq!(refused.fields.keys().map(String::as_str).collect::<Vec<_>>(), fields, "{form:?}");
    }
}
