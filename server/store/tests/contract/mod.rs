//! What every backend promises, stated once: each function here is a test that runs on all of them.
//!
//! `contract::tests!(fresh())` in a backend's own test file makes one test of every promise;
//! `fresh()` gives an empty database of that backend.

#![allow(dead_code, unused_imports, unused_macros, reason = "each test file uses the parts that it needs")]

pub mod batches;
pub mod bodies;
pub mod counters;
pub mod feed;
pub mod finding;
pub mod handles;
pub mod model;
pub mod mongo;
pub mod paging;
pub mod reading;
pub mod uniqueness;
pub mod versions;

use std::{ops::Deref, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use store::{Change, Collection, Cursor, DocumentStore, Feed, Json, Key, Schema, SharedStore, Stored};

/// `order` is a word of SQL on purpose.
pub const SCHEMA: Schema = &[
    Collection { name: "account", unique: &["email", "logins", "name.nick"], indexes: &["points"] },
    Collection { name: "order", unique: &[], indexes: &["customer", "total", "paid", "ship.city", "placed-at"] },
    Collection { name: "product", unique: &["sku"], indexes: &["sku"] },
];

/// One empty database of a backend.
pub trait Backend: Send + Sync {
    /// A handle of its own, as another process would have it.
    fn open(&self) -> BoxFuture<'_, SharedStore>;
    /// Removes the database.
    fn clear(&self) -> BoxFuture<'_, ()>;
}

/// What a test stands on: a database and a handle to it.
pub struct Ground {
    pub backend: Box<dyn Backend>,
    pub store: SharedStore,
}

impl Deref for Ground {
    type Target = dyn DocumentStore;

    fn deref(&self) -> &Self::Target {
        &*self.store
    }
}

/// Runs one promise on a fresh database, which is removed even if the promise is broken.
pub async fn keep<B: Backend + 'static, F: Future<Output = ()>>(fresh: impl Future<Output = B>, promise: impl FnOnce(Arc<Ground>) -> F) {
    let backend = fresh.await;
    let ground = Arc::new(Ground { store: backend.open().await, backend: Box::new(backend) });
    let outcome = AssertUnwindSafe(promise(ground.clone())).catch_unwind().await;
    ground.backend.clear().await;
    if let Err(broken) = outcome {
        std::panic::resume_unwind(broken);
    }
}

macro_rules! promises {
    ($fresh:expr; $($module:ident { $($name:ident)+ })+) => {
        $(mod $module {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                crate::contract::keep($fresh, crate::contract::$module::$name).await;
            })+
        })+
    };
}
pub(crate) use promises;

macro_rules! tests {
    ($fresh:expr) => {
        crate::contract::promises! { $fresh;
            batches {
                a_batch_is_applied_in_its_order
                an_empty_batch_does_nothing
                a_failing_write_at_any_position_leaves_nothing_behind
                the_same_insert_from_many_sides_is_made_once
                a_value_can_move_between_documents_in_one_batch
            }
            bodies {
                a_body_comes_back_as_it_was
                a_body_of_a_megabyte_comes_back
                a_float_comes_back_to_the_last_bit
                any_text_is_an_id
                what_cannot_be_kept_is_refused
            }
            counters {
                an_add_changes_one_field_and_the_version
                an_add_stops_at_its_least
                an_add_needs_a_document_and_an_integer
                an_add_makes_the_counter_it_does_not_find
                fifty_buyers_get_ten_pieces
                a_hot_counter_loses_nothing
            }
            feed {
                changes_come_in_the_order_of_their_commits
                nothing_new_gives_no_changes_after_the_wait
                a_waiting_reader_wakes_at_a_commit
                a_deleted_document_shows_no_body
                a_refused_batch_shows_nothing
                a_check_shows_nothing
                changes_of_many_writers_are_complete_and_in_order
                a_long_feed_is_read_in_parts
                a_foreign_cursor_is_a_gap
                a_dropped_reader_goes_on_where_it_was
                readers_do_not_disturb_each_other
                a_cursor_survives_being_stored
            }
            finding {
                eq_finds_one_value
                null_finds_missing_and_null
                in_finds_any_of_its_values
                a_range_has_its_beginning_but_not_its_end
                a_prefix_is_taken_byte_for_byte
                conditions_all_hold
                a_unique_value_finds_its_holder
                a_dotted_path_reaches_inside
                what_is_not_declared_is_refused
                a_query_that_makes_no_sense_is_refused
            }
            handles {
                another_handle_sees_what_was_committed
                another_handle_wakes_a_waiting_reader
                two_handles_share_one_counter
                opening_again_keeps_what_is_there
                many_handles_may_open_at_once
            }
            model {
                random_batches_do_what_the_model_does
            }
            paging {
                rows_come_sorted_and_ties_by_id
                pages_follow_each_other_without_repeating
                rows_inserted_and_deleted_between_pages_neither_repeat_nor_hide_others
                the_last_page_says_so
                a_made_up_cursor_is_refused
            }
            reading {
                what_was_inserted_can_be_got
                get_many_keeps_the_order_of_its_keys
                get_many_reads_one_moment
            }
            uniqueness {
                an_id_is_taken_once
                a_unique_value_is_taken_once
                each_value_of_an_array_is_taken
                nothing_claims_nothing
                a_deleted_document_frees_its_values
                a_replaced_document_frees_what_it_gave_up
                a_document_keeps_the_values_it_keeps
                kinds_of_values_are_told_apart
                an_insert_race_has_one_winner
            }
            versions {
                a_version_counts_every_write
                a_replace_needs_the_version_that_was_read
                a_delete_needs_the_version_that_was_read
                a_check_needs_the_version_that_was_read
                what_is_gone_is_a_conflict
                checks_hold_until_the_commit
                of_many_replacements_one_wins
            }
        }
    };
}
pub(crate) use tests;

/// A key.
pub fn key(collection: &'static str, id: impl Into<String>) -> Key {
    Key { collection, id: id.into() }
}

/// The document at a key, which must be there.
pub async fn got(store: &dyn DocumentStore, key: &Key) -> Stored {
    store.get(key).await.unwrap().unwrap_or_else(|| panic!("{key:?} is missing"))
}

/// The bodies of some accounts, `null` for those that are not there.
pub async fn bodies(store: &dyn DocumentStore, keys: &[Key]) -> Vec<Json> {
    let found = store.get_many(keys).await.unwrap();
    found.into_iter().map(|stored| stored.map(|stored| stored.body).unwrap_or_default()).collect()
}

/// Follows the feed until it gave so many changes, and answers where to go on.
pub async fn follow(store: &dyn DocumentStore, mut cursor: Cursor, count: usize) -> (Vec<Change>, Cursor) {
    let mut all = Vec::new();
    let reading = async {
        while all.len() < count {
            match store.changes_after(&cursor, Duration::from_secs(5)).await.unwrap() {
                Feed::Changes { changes, next } => {
                    all.extend(changes);
                    cursor = next;
                }
                Feed::Gap => panic!("the feed has a gap"),
            }
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(30), reading).await.is_ok();
    assert!(in_time, "the feed gave only {} of {count} changes", all.len());
    (all, cursor)
}
