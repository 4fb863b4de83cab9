use std::sync::Arc;

use serde_json::{Value, json};
use store::{Batch, Condition, Direction, PageCursor, Query, StoreError};

use super::{Ground, got, key};

/// Twelve rows: three without a total, the others with ties.
async fn orders(on: &Ground) {
    let totals = [json!(5), json!(null), json!(5), json!(1), json!(9), json!(5.5), json!(null), json!(1), json!(9), json!(5)];
    let mut batch = Batch::new().insert(key("order", "none"), json!({ "customer": "x" }));
    for (n, total) in totals.into_iter().enumerate() {
        batch = batch.insert(key("order", format!("o{n}")), json!({ "total": total, "customer": "x" }));
    }
    on.commit(&batch.insert(key("order", "y"), json!({ "total": 5, "customer": "y" }))).await.unwrap();
}

const UP: &[&str] = &["none", "o1", "o6", "o3", "o7", "o0", "o2", "o9", "o5", "o4", "o8"];

fn of_x(sort: Option<Direction>) -> Query {
    let query = Query::all("order").filter(Condition::Eq("customer", json!("x")));
    sort.map_or(query.clone(), |direction| query.sorted("total", direction))
}

async fn all_pages(on: &Ground, query: &Query, limit: u32) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let page = on.find(&query.clone().limit(limit).after(after)).await.unwrap();
        assert!(page.rows.len() <= limit as usize);
        ids.extend(page.rows.into_iter().map(|row| row.key.id));
        after = page.next;
        if after.is_none() {
            return ids;
        }
    }
}

pub async fn rows_come_sorted_and_ties_by_id(on: Arc<Ground>) {
    orders(&on).await;
    let down: Vec<_> = UP.iter().copied().rev().collect();
    assert_eq!(all_pages(&on, &of_x(Some(Direction::Ascending)), 100).await, UP);
    assert_eq!(all_pages(&on, &of_x(Some(Direction::Descending)), 100).await, down);
    let mut by_id = UP.to_vec();
    by_id.sort_unstable();
    assert_eq!(all_pages(&on, &of_x(None), 100).await, by_id);
}

pub async fn pages_follow_each_other_without_repeating(on: Arc<Ground>) {
    orders(&on).await;
    for sort in [None, Some(Direction::Ascending), Some(Direction::Descending)] {
        let whole = all_pages(&on, &of_x(sort), 1_000).await;
        assert_eq!(whole.len(), UP.len());
        for limit in 1..=12 {
            assert_eq!(all_pages(&on, &of_x(sort), limit).await, whole, "{sort:?} by {limit}");
        }
    }
}

pub async fn rows_inserted_and_deleted_between_pages_neither_repeat_nor_hide_others(on: Arc<Ground>) {
    orders(&on).await;
    for (direction, round) in [(Direction::Ascending, 1), (Direction::Descending, 2)] {
        let query = of_x(Some(direction)).limit(3);
        let before = all_pages(&on, &query, 100).await;
        let (mut seen, mut after, mut turn) = (Vec::new(), None, 0);
        loop {
            let page = on.find(&query.clone().after(after)).await.unwrap();
            seen.extend(page.rows.iter().map(|row| row.key.id.clone()));
            after = page.next;
            if after.is_none() {
                break;
            }
            // The row that the cursor stands on goes away, and others appear on both sides of it.
            let last = got(&**on, &page.rows.last().unwrap().key).await;
            let mut batch = Batch::new().delete(last.key, last.version);
            for total in [json!(-1), json!(5), json!(99), Value::Null] {
                batch = batch.insert(key("order", format!("p{round}{turn}{total}")), json!({ "total": total, "customer": "x" }));
            }
            on.commit(&batch).await.unwrap();
            turn += 1;
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), seen.len(), "repeated: {seen:?}");
        let of_before: Vec<_> = seen.iter().filter(|id| before.contains(id)).collect();
        assert_eq!(of_before, before.iter().collect::<Vec<_>>(), "hidden or out of order");
    }
}

pub async fn the_last_page_says_so(on: Arc<Ground>) {
    orders(&on).await;
    assert_eq!(on.find(&of_x(None).limit(11)).await.unwrap().next, None);
    assert!(on.find(&of_x(None).limit(10)).await.unwrap().next.is_some());
    let nothing = on.find(&Query::all("account")).await.unwrap();
    assert_eq!((nothing.rows.len(), nothing.next), (0, None));
}

pub async fn a_made_up_cursor_is_refused(on: Arc<Ground>) {
    orders(&on).await;
    let own = on.find(&of_x(Some(Direction::Ascending)).limit(1)).await.unwrap().next.unwrap();
    let text = PageCursor::from_text(own.as_str());
    on.find(&of_x(Some(Direction::Ascending)).after(Some(text.clone()))).await.unwrap();
    let refused = |outcome: Result<_, _>| matches!(outcome, Err(StoreError::Invalid(_)));
    assert!(refused(on.find(&of_x(Some(Direction::Descending)).after(Some(text.clone()))).await), "another order");
    assert!(refused(on.find(&of_x(None).after(Some(text.clone()))).await));
    assert!(refused(on.find(&Query::all("account").after(Some(text))).await), "another collection");
    for made_up in ["", "1", "o3", "e30", "bnVsbA", "%00", "🛒", "' OR 1=1 --", "W10", "eyJhIjoxfQ"] {
        let outcome = on.find(&of_x(None).after(Some(PageCursor::from_text(made_up)))).await;
        assert!(refused(outcome), "{made_up}");
    }
}
