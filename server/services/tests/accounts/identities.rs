//! Whom a provider's word makes somebody; the exchange with the provider has tests of its own.

use std::sync::Arc;

use services::{
    ServiceResult,
    federation::{Arrival, ExternalIdentity, Purpose},
    sign_in::{Arrived, SignIn, SignedIn},
};
use shop::Code;

use crate::{
    people::{PASSWORD, by, code_of, guest, is_known, joins, registers, signs_in},
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    a_stranger_gets_an_account_and_finds_it_again
    a_proved_email_finds_the_account
    what_the_provider_does_not_vouch_for_opens_no_account_of_others
    whoever_opened_an_account_in_anothers_name_loses_it
    a_provider_is_linked_and_unlinked
    two_answers_at_once_open_one_account
}

fn identity(subject: &str, email: &str, email_verified: bool) -> ExternalIdentity {
    ExternalIdentity {
        provider: "google".into(),
        subject: subject.into(),
        email: Some(email.parse().unwrap()),
        email_verified,
        name: Some("Ada Lovelace".parse().unwrap()),
    }
}

fn arrival(identity: ExternalIdentity) -> Arrival {
    Arrival { identity, purpose: Purpose::SignIn, next: "/account".into() }
}

fn signed_in(outcome: ServiceResult<Arrived>) -> SignedIn {
    match outcome {
        Ok(Arrived::SignIn(SignIn::Done(signed_in), next)) => {
            assert_eq!(next, "/account");
            *signed_in
        }
        other => panic!("not signed in: {other:?}"),
    }
}

async fn arrives(shop: &Shop, identity: ExternalIdentity) -> ServiceResult<Arrived> {
    shop.services.sign_in.with_arrival(&guest(), None, arrival(identity)).await
}

async fn a_stranger_gets_an_account_and_finds_it_again(shop: Arc<Shop>) {
    let first = signed_in(arrives(&shop, identity("1", "ada@example.com", true)).await);
    assert!(first.user.is_verified());
    // The subject counts, not the e-mail, which may change over there.
    let again = signed_in(arrives(&shop, identity("1", "countess@example.com", true)).await);
    assert_eq!(again.user.id, first.user.id);
    let me = by(&shop.services, &first.tokens, NOW).await;
    assert_eq!(shop.services.sign_in.linked(&me).await.unwrap(), ["google"]);
    assert!(!shop.services.accounts.has_password(&me).await.unwrap());
    assert_eq!(code_of(shop.services.sign_in.unlink(&me, "google").await), Code::Conflict, "it is the only way in");
    assert_eq!(code_of(shop.services.sign_in.with_password(&guest(), None, "ada@example.com", "").await), Code::Invalid);
    assert_eq!(code_of(shop.services.sign_in.with_password(&guest(), None, "ada@example.com", "x").await), Code::CredentialsWrong);
}

async fn a_proved_email_finds_the_account(shop: Arc<Shop>) {
    let ada = joins(&shop, "ada@example.com").await;
    assert_eq!(signed_in(arrives(&shop, identity("1", "ada@example.com", true)).await).user.id, ada.id);
    signs_in(&shop, "ada@example.com").await;
}

async fn what_the_provider_does_not_vouch_for_opens_no_account_of_others(shop: Arc<Shop>) {
    joins(&shop, "ada@example.com").await;
    assert_eq!(code_of(arrives(&shop, identity("1", "ada@example.com", false)).await), Code::EmailTaken);
    let newcomer = signed_in(arrives(&shop, identity("2", "grace@example.com", false)).await);
    assert!(!newcomer.user.is_verified());
    let nobody = ExternalIdentity { email: None, ..identity("3", "x@example.com", true) };
    assert_eq!(code_of(arrives(&shop, nobody).await), Code::ProviderRefused);
}

async fn whoever_opened_an_account_in_anothers_name_loses_it(shop: Arc<Shop>) {
    // Eve opens an account with Ada's e-mail and waits; she cannot prove the e-mail.
    registers(&shop, "ada@example.com").await;
    let eve = signs_in(&shop, "ada@example.com").await.tokens;
    let ada = signed_in(arrives(&shop, identity("1", "ada@example.com", true)).await);
    assert!(ada.user.is_verified());
    assert!(!is_known(&shop.services, &eve).await);
    assert_eq!(code_of(shop.services.sign_in.with_password(&guest(), None, "ada@example.com", PASSWORD).await), Code::CredentialsWrong);
}

async fn a_provider_is_linked_and_unlinked(shop: Arc<Shop>) {
    let ada = joins(&shop, "ada@example.com").await;
    let eve = joins(&shop, "eve@example.com").await;
    let me = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    let link = |user| Arrival { purpose: Purpose::Link(user), ..arrival(identity("1", "other@example.com", true)) };
    assert_eq!(code_of(shop.services.sign_in.with_arrival(&me, None, link(eve.id.clone())).await), Code::SignInExpired);
    assert_eq!(code_of(shop.services.sign_in.with_arrival(&guest(), None, link(ada.id.clone())).await), Code::SignInExpired);
    shop.services.sign_in.with_arrival(&me, None, link(ada.id.clone())).await.unwrap();
    shop.services.sign_in.with_arrival(&me, None, link(ada.id.clone())).await.unwrap();
    assert_eq!(signed_in(arrives(&shop, identity("1", "other@example.com", true)).await).user.id, ada.id);
    let eve_ctx = by(&shop.services, &signs_in(&shop, "eve@example.com").await.tokens, NOW).await;
    assert_eq!(code_of(shop.services.sign_in.with_arrival(&eve_ctx, None, link(eve.id)).await), Code::Conflict);
    shop.services.sign_in.unlink(&me, "google").await.unwrap();
    assert!(shop.services.sign_in.linked(&me).await.unwrap().is_empty());
}

async fn two_answers_at_once_open_one_account(shop: Arc<Shop>) {
    let (one, two) =
        tokio::join!(arrives(&shop, identity("1", "ada@example.com", true)), arrives(&shop, identity("1", "ada@example.com", true)));
    assert_eq!(signed_in(one).user.id, signed_in(two).user.id);
}
