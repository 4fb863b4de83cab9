//! The shop's desk, as a browser without scripts sees it.

use std::sync::Arc;

use ::shop::access::Permission::{Audit, Customers};

use crate::shop::{Answer, Person, TestShop, on_both_stores};

on_both_stores! {
    everybody_is_offered_what_they_may_open
    a_role_is_given_by_a_form
    a_fresh_key_is_shown_once
    the_rules_of_the_house_are_set_by_a_form
    lists_say_what_is_wrong_with_their_query
}

async fn posts(person: &Person, path: &str, body: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
    person.asks("POST", path, &headers, body.to_owned()).await
}

async fn leads_to(person: &Person, path: &str, body: &str) -> String {
    let answer = posts(person, path, body).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text());
    answer.header("location").to_owned()
}

async fn shown(person: &Person, path: &str) -> String {
    let page = person.get(path).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"), "{path}");
    page.text()
}

async fn everybody_is_offered_what_they_may_open(shop: Arc<TestShop>) {
    let places = ["/admin/customers", "/admin/staff", "/admin/api-keys", "/admin/audit", "/admin/orders"];
    let offered = |html: &str| places.map(|place| html.contains(&format!("href=\"{place}\"")));
    let newcomer = shown(&shop.staff("newcomer", &[]).await.in_browser(&shop), "/admin").await;
    assert_eq!(offered(&newcomer), [false; 5]);
    assert!(newcomer.contains("Hello, newcomer") && newcomer.contains("An admin of the shop can give you permissions"));
    assert!(newcomer.contains("You have no second factor yet"));
    let clerk = shown(&shop.staff("clerk", &[Customers, Audit]).await.in_browser(&shop), "/admin").await;
    assert_eq!(offered(&clerk), [true, false, false, true, false]);
    assert!(clerk.contains("See customers") && clerk.contains("Read the audit log"));
    let boss = shown(&shop.first_admin().await.in_browser(&shop), "/admin").await;
    assert_eq!(offered(&boss), [true; 5]);
}

async fn a_role_is_given_by_a_form(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.in_browser(&shop);
    let clerk = shop.staff("clerk", &[]).await;
    let (id, page) = (clerk.user.id.to_string(), format!("/admin/customers/{}", clerk.user.id));
    let html = shown(&boss, &page).await;
    assert!(html.contains("clerk@example.com") && html.contains("name=\"permissions[]\""), "{html}");
    let chosen = format!("user={id}&role=staff&permissions%5B%5D=customers&permissions%5B%5D=audit");
    assert_eq!(leads_to(&boss, "/fn/set_role", &chosen).await, format!("{page}?done=role"));
    let html = shown(&boss, &format!("{page}?done=role")).await;
    assert!(html.contains("The role is saved.") && html.contains("See customers · Read the audit log"), "{html}");
    assert_eq!(clerk.in_browser(&shop).get("/account").await.status, 303, "it counts at once: they are signed out");
    let clerk = shop.again(&clerk).await;
    let seen_by_clerk = shown(&clerk.in_browser(&shop), &page).await;
    assert!(!seen_by_clerk.contains("/fn/set_role"), "only admins are offered the form");
    assert_eq!(posts(&clerk.in_browser(&shop), "/fn/set_role", &format!("user={id}&role=admin")).await.status, 403);

    let refused = leads_to(&boss, "/fn/set_role", &format!("user={id}&role=staff&permissions%5B%5D=everything")).await;
    assert_eq!(refused, format!("{page}?refused=1"));
    assert!(shown(&boss, &refused).await.contains("There are: catalog, orders, promotions, customers, audit."));
    let unproved = shop.customer("ada").await.user.id;
    let refused = leads_to(&boss, "/fn/set_role", &format!("user={unproved}&role=admin")).await;
    assert!(shown(&boss, &refused).await.contains("They must confirm their e-mail first."));
    let elsewhere = leads_to(&boss, "/fn/set_role", "user=..%2F..%2Fshop%0D%0A&role=admin").await;
    assert!(elsewhere.starts_with("/admin/customers/shop?"), "{elsewhere}");
}

async fn a_fresh_key_is_shown_once(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.in_browser(&shop);
    let next = leads_to(&boss, "/fn/create_api_key", "name=Warehouse&scopes%5B%5D=audit").await;
    assert_eq!(next, "/admin/api-keys?done=made", "the secret stands in no address");
    assert!(!shown(&boss, "/admin/api-keys").await.contains("data-fresh-key"), "a page fetched in advance does not use it up");
    let html = shown(&boss, &next).await;
    let secret = html.split_once("data-fresh-key").unwrap().1.split(['>', '<']).nth(1).unwrap().to_owned();
    assert_eq!(shop.guest().with_bearer(&secret).get("/api/audit").await.status, 200);
    let again = shown(&boss, &next).await;
    assert!(!again.contains(&secret) && !again.contains("data-fresh-key"));
    assert!(again.contains("Warehouse") && again.contains("Read the audit log") && again.contains(&secret[..15]), "{again}");

    let refused = leads_to(&boss, "/fn/create_api_key", "name=Kiosk").await;
    let html = shown(&boss, &refused).await;
    assert!(html.contains("Please choose at least one.") && html.contains("value=\"Kiosk\""), "{html}");
    let id = html.split_once("name=\"key\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    assert_eq!(leads_to(&boss, "/fn/revoke_api_key", &format!("key={id}")).await, "/admin/api-keys?done=revoked");
    assert_eq!(shop.guest().with_bearer(&secret).get("/api/audit").await.status, 401);
    let gone = leads_to(&boss, "/fn/revoke_api_key", &format!("key={id}")).await;
    assert!(shown(&boss, &gone).await.contains("There is no such key"));
}

async fn the_rules_of_the_house_are_set_by_a_form(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.in_browser(&shop);
    shop.staff("clerk", &[Customers]).await;
    let html = shown(&boss, "/admin/staff").await;
    assert!(html.contains("clerk@example.com") && html.contains("root@example.com") && html.contains("No second factor"), "{html}");
    let refused = leads_to(&boss, "/fn/set_house_rules", "staff_need_second_factor=1").await;
    assert_eq!(refused, "/admin/staff?refused=1");
    assert!(shown(&boss, &refused).await.contains("you would lock yourself out"));
    assert_eq!(leads_to(&boss, "/fn/set_house_rules", "").await, "/admin/staff?done=rules");
}

async fn lists_say_what_is_wrong_with_their_query(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.in_browser(&shop);
    shop.put_in_people(60).await;
    let html = shown(&boss, "/admin/customers?role=customer").await;
    assert!(html.contains("person-59@example.com") && !html.contains("person-9@example.com"), "{html}");
    let next =
        html.split_once("rel=\"next\" href=\"").or_else(|| html.split_once("href=\"/admin/customers?role=customer&amp;cursor=")).is_some();
    assert!(next, "{html}");
    assert!(shown(&boss, "/admin/customers?q=PERSON-9%40example.com&role=").await.contains("person-9@example.com"));
    assert!(shown(&boss, "/admin/customers?q=nobody%40example.com").await.contains("Nobody was found."));
    for wrong in ["/admin/customers?q=ada", "/admin/customers?role=root", "/admin/customers?cursor=x", "/admin/audit?cursor=x"] {
        let page = boss.get(wrong).await;
        assert_eq!(page.status, 400, "{wrong}");
        assert!(page.text().contains("role=\"alert\""), "{wrong}: {}", page.text());
    }
    assert!(shown(&boss, "/admin/audit").await.contains("Signed in"));
    assert_eq!(boss.get("/admin/customers/nothing").await.status, 404);
}
