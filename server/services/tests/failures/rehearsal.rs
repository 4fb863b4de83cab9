//! Telling a story once for each of its commits, and failing that one.

use std::sync::Arc;

use services::{ServiceError, ServiceResult};

use crate::{case::Case, failing::How, stage::Stage, support::Shop, trace::Trace};

/// Tells a story undisturbed; then, for each of its commits and each way to fail, tells it until that commit fails, and
/// tells it again from its start. What is left must be the same each time, and is returned with the number of commits.
///
/// Every story is told twice, so that one that went well changes nothing either when it is told again.
pub async fn rehearse(
    shop: &Arc<Shop>,
    ready: impl AsyncFn(&Case) -> ServiceResult<()>,
    tell: impl AsyncFn(&Case) -> ServiceResult<()>,
) -> (Trace, usize) {
    let stage = Arc::new(Stage::over(shop).await);
    let (undisturbed, _) = told(&Case::new(&stage, 0).await, &ready, &tell, None).await;
    let (mut number, mut most) = (0, 0);
    for how in [How::NotApplied, How::AnswerLost] {
        for commits in 0.. {
            number += 1;
            let (trace, has_failed) = told(&Case::new(&stage, number).await, &ready, &tell, Some((commits, how))).await;
            assert_eq!(trace, undisturbed, "commit {commits}, {how:?}");
            if !has_failed {
                most = most.max(commits);
                break;
            }
        }
    }
    (undisturbed, most)
}

/// Tells a story twice; whether a commit of the first telling failed.
async fn told(
    case: &Case,
    ready: &impl AsyncFn(&Case) -> ServiceResult<()>,
    tell: &impl AsyncFn(&Case) -> ServiceResult<()>,
    failure: Option<(usize, How)>,
) -> (Trace, bool) {
    let stage = &case.stage;
    ready(case).await.unwrap();
    stage.jobs(case.now).await.unwrap();
    if let Some((commits, how)) = failure {
        stage.store.fails_after(commits, how);
    }
    let outcomes = [tell(case).await, stage.jobs(case.now).await];
    let has_failed = failure.is_some() && stage.store.recovers();
    for outcome in outcomes {
        let is_excused = has_failed && matches!(outcome, Err(ServiceError::Failed { .. }));
        assert!(outcome.is_ok() || is_excused, "{failure:?}: {outcome:?}");
    }
    tell(case).await.unwrap_or_else(|error| panic!("{failure:?}, told again: {error:?}"));
    stage.works_off(case.now).await;
    (case.trace().await, has_failed)
}
