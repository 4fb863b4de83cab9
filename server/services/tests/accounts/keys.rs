use std::{sync::Arc, time::Duration};

use shop::{
    Code,
    access::{Need, Permission, Powers},
};

use crate::{
    people::{by, code_of, operator, registers, signs_in},
    support::{NOW, Shop, on_both_stores, refusal},
};

on_both_stores! {
    a_key_does_what_its_scopes_say_until_it_is_revoked
    only_admins_make_keys
}

async fn a_key_does_what_its_scopes_say_until_it_is_revoked(shop: Arc<Shop>) {
    let keys = &shop.services.api_keys;
    let (made, secret) = keys.create(&operator(), "warehouse", &["catalog".into()]).await.unwrap();
    assert!(secret.starts_with("shopsphere_") && secret.starts_with(&made.hint));
    let raw = shop.store.find(&store::Query::all(services::schema::API_KEYS)).await.unwrap().rows;
    assert!(!raw[0].body.to_string().contains(&secret), "it is kept as a hash");
    let identity = keys.identify(&secret, NOW).await.unwrap();
    assert!(identity.powers.grant(Need::Can(Permission::Catalog)) && !identity.powers.grant(Need::Can(Permission::Audit)));
    assert!(matches!(identity.powers, Powers::Key(_)) && identity.me.is_none());
    for (wait, seen) in [(0, 0), (59, 0), (60, 60)] {
        keys.identify(&secret, NOW.after(Duration::from_secs(wait))).await.unwrap();
        assert_eq!(keys.list(&operator()).await.unwrap()[0].last_used_at, Some(NOW.after(Duration::from_secs(seen))));
    }
    keys.revoke(&operator(), made.id.as_str()).await.unwrap();
    assert_eq!(code_of(shop.copy().await.api_keys.identify(&secret, NOW).await), Code::TokenInvalid);
    assert_eq!(code_of(keys.revoke(&operator(), made.id.as_str()).await), Code::KeyNotFound);
}

async fn only_admins_make_keys(shop: Arc<Shop>) {
    registers(&shop, "eve@example.com").await;
    let eve = by(&shop.services, &signs_in(&shop, "eve@example.com").await.tokens, NOW).await;
    let keys = &shop.services.api_keys;
    assert_eq!(code_of(keys.create(&eve, "mine", &["catalog".into()]).await), Code::Forbidden);
    assert_eq!(code_of(keys.list(&eve).await), Code::Forbidden);
    let wrong = refusal(keys.create(&operator(), " ", &["everything".into()]).await);
    assert_eq!(wrong.fields.keys().collect::<Vec<_>>(), ["name", "scopes"]);
    assert_eq!(refusal(keys.create(&operator(), "nothing", &[]).await).fields.len(), 1);
}
