//! Every route × persona, walked from one table: who gets in, who is led to the sign-in, who is told no.

mod personas;
mod table;

use std::{collections::BTreeSet, sync::Arc};

use ::shop::access::Permission;
use app::access::{FUNCTIONS, PAGES};
use server::router::listed;
use services::staff::HouseRules;

use crate::shop::{Answer, TestShop, on_both_stores};
use personas::{OWNER, PERSONAS, Personas};
use table::{Outcome, Row, rows};

on_both_stores! {
    every_door_opens_to_whom_it_should
    every_row_and_every_declared_page_and_function_is_there
    without_the_second_factor_that_is_asked_for_nobody_works_here
}

type Door = (String, String);

fn doors(shop: &TestShop) -> BTreeSet<Door> {
    listed(&shop.state).into_iter().map(|door| (door.method.to_string(), door.path)).collect()
}

fn known(rows: &[Row]) -> BTreeSet<Door> {
    rows.iter().map(|row| (row.method.to_owned(), row.path.to_owned())).collect()
}

async fn every_door_opens_to_whom_it_should(shop: Arc<TestShop>) {
    let (rows, doors) = (rows(), doors(&shop));
    let missing: Vec<_> = doors.difference(&known(&rows)).cloned().collect();
    assert!(missing.is_empty(), "these routes stand in no row of access/table.rs: {missing:?}");
    assert_eq!(known(&rows).len(), rows.len(), "a route stands in two rows");
    let personas = Personas::come(&shop).await;
    let mut wrong = Vec::new();
    for row in rows.iter().filter(|row| doors.contains(&(row.method.to_owned(), row.path.to_owned()))) {
        // The owner comes last: what they take away, the others must have seen.
        for place in (0..PERSONAS.len()).filter(|place| *place != OWNER).chain([OWNER]) {
            let (path, answer) = personas.ask(&shop, place, row).await;
            let expected = row.outcomes[place];
            if !expected.is_met_by(row, &path, &answer) {
                let (name, status) = (PERSONAS[place], answer.status);
                wrong.push(format!(
                    "{} {}: {name} should meet {expected:?}, and met {status} {}",
                    row.method,
                    row.path,
                    answer.header("location")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong answers:\n{}", wrong.len(), wrong.join("\n"));
}

async fn every_row_and_every_declared_page_and_function_is_there(shop: Arc<TestShop>) {
    let doors = doors(&shop);
    let known = known(&rows());
    let gone: Vec<_> = known.difference(&doors).collect();
    assert!(gone.is_empty(), "these rows of access/table.rs name no route: {gone:?}");
    let paths: BTreeSet<&str> = doors.iter().map(|(_, path)| path.as_str()).collect();
    let pages = PAGES.iter().map(|(path, _)| (*path).to_owned());
    let declared = pages.chain(FUNCTIONS.iter().map(|(endpoint, _)| format!("/fn/{endpoint}")));
    let unknown: Vec<String> = declared.filter(|path| !paths.contains(path.as_str())).collect();
    assert!(unknown.is_empty(), "app/src/access.rs names what is not there: {unknown:?}");
    let undeclared = |path: &&&str| match path.strip_prefix("/fn/") {
        Some(endpoint) => !FUNCTIONS.iter().any(|(known, _)| *known == endpoint),
        None => false,
    };
    let undeclared: Vec<_> = paths.iter().filter(undeclared).collect();
    assert!(undeclared.is_empty(), "app/src/access.rs does not name: {undeclared:?}");
}

async fn without_the_second_factor_that_is_asked_for_nobody_works_here(shop: Arc<TestShop>) {
    let clerk = shop.staff("clerk", &[Permission::Customers]).await;
    let (rest, browser) = (clerk.over_rest(&shop), clerk.in_browser(&shop));
    assert_eq!(rest.get("/api/users").await.status, 200);
    shop.services.staff.set_rules(&shop.by_operator(), HouseRules { staff_need_second_factor: true }).await.unwrap();
    let refused = rest.get("/api/users").await;
    assert_eq!(refused.refusal(), (403, "forbidden".to_owned()));
    assert!(refused.text().contains("second factor"), "{}", refused.text());
    assert_eq!(rest.get("/api/users/me").await.status, 200, "they are still somebody with an account");
    let page = browser.get("/admin").await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("Set up a second factor"), "{}", page.text());
    let admin = shop.first_admin().await;
    assert_eq!(admin.over_rest(&shop).get("/api/api-keys").await.status, 403, "admins too");
    assert_eq!(shop.admin().get("/api/users").await.status, 200, "a program has no second factor");
}

impl Outcome {
    fn is_met_by(self, row: &Row, path: &str, answer: &Answer) -> bool {
        let status = answer.status.as_u16();
        assert!(status < 500, "{} {}: {status} {}", row.method, row.path, answer.text());
        let leads_to_sign_in = status == 303 && answer.header("location") == row.sign_in_before(path);
        match self {
            Self::Open => !matches!(status, 401 | 403) && !leads_to_sign_in,
            Self::Hidden => status == 404,
            Self::Forbidden => status == 403,
            Self::SignIn if row.is_rest() => answer.refusal() == (401, "token_missing".to_owned()),
            Self::SignIn => leads_to_sign_in,
        }
    }
}
