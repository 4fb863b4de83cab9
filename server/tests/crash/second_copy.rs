//! Two programs on one SQLite file: the second is refused.

use crate::{ALONE, ground::Ground, program::Program, shelf::count};

#[tokio::test]
async fn a_second_copy_is_refused_in_words() {
    let _alone = ALONE.lock().await;
    Ground::sqlite()
        .keep(async |ground| {
            let first = Program::serves(&ground).await;
            let second = ground.shopsphere(&["serve"]).output().await.unwrap();
            let said = String::from_utf8_lossy(&second.stderr).into_owned();
            assert!(!second.status.success());
            assert!(said.contains("another copy of the program already serves"), "{said}");
            assert!(!said.contains("panicked"), "{said}");
            count(&first.url).await; // the first is undisturbed
            first.dies().await;
            Program::serves(&ground).await.dies().await; // the lock went with its holder
        })
        .await;
}
