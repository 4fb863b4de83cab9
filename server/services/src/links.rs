//! Links that work once, for a while: in mails, at the first start, and between the steps of a sign-in.
//!
//! What is in the link is unguessable and kept only as its hash.

use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shop::{Code, Timestamp};
use store::{Batch, Condition, Query};

use crate::{
    OpCtx, ServiceError, ServiceResult,
    documents::{Documents, Versioned, body, write},
    error::rejected,
    schema::{LINKS, key},
    secrets::hash,
};

/// The links.
#[derive(Clone)]
pub(crate) struct Links {
    documents: Documents,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept<T> {
    purpose: String,
    /// Whose it is, so that all of somebody's links can be ended.
    user: Option<String>,
    what: T,
    expires_at: Timestamp,
}

/// What a link is for; no link does another one's work.
pub(crate) trait Purpose: Serialize + DeserializeOwned + Clone {
    /// Names it.
    const NAME: &'static str;
    /// How long it works.
    const GOOD_FOR: Duration;
}

/// A link that was found, and what ends it.
pub(crate) struct Found<T> {
    pub(crate) what: T,
    /// To be committed with what the link does: it works once.
    pub(crate) spent: Batch,
}

impl Links {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// The secret of a new link, and the batch that writes it.
    pub(crate) fn make<T: Purpose>(&self, ctx: &OpCtx, user: Option<&str>, what: T) -> ServiceResult<(String, Batch)> {
        let secret = ctx.new_secret();
        let kept = Kept { purpose: T::NAME.to_owned(), user: user.map(str::to_owned), what, expires_at: ctx.now.after(T::GOOD_FOR) };
        Ok((secret.clone(), Batch::new().insert(key(LINKS, hash(&secret)), body(&kept)?)))
    }

    /// The batch that keeps something under a name, over what was kept there before. The name goes into no address:
    /// who asks for it is known otherwise.
    pub(crate) async fn keep<T: Purpose>(&self, ctx: &OpCtx, name: &str, user: &str, what: T) -> ServiceResult<Batch> {
        let key = key(LINKS, hash(named::<T>(name)));
        let old = self.documents.load::<store::Json>(key.clone()).await?;
        let kept = Kept { purpose: T::NAME.to_owned(), user: Some(user.to_owned()), what, expires_at: ctx.now.after(T::GOOD_FOR) };
        write(&key, old.as_ref(), &kept)
    }

    /// What is kept under a name, if it is there and its time is not over.
    pub(crate) async fn kept<T: Purpose>(&self, ctx: &OpCtx, name: &str) -> ServiceResult<Option<Found<T>>> {
        match self.find(ctx, &named::<T>(name)).await {
            Ok(found) => Ok(Some(found)),
            Err(ServiceError::Rejected(_)) => Ok(None),
            Err(failed) => Err(failed),
        }
    }

    /// What a link is for, if it is still good.
    ///
    /// # Errors
    /// `link_over` if it was used, is too old, or never was.
    pub(crate) async fn find<T: Purpose>(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<Found<T>> {
        let found = self.documents.load::<Kept<store::Json>>(key(LINKS, hash(secret))).await?;
        let found = found.filter(|found| found.value.purpose == T::NAME && found.value.expires_at > ctx.now).ok_or_else(over)?;
        let what = serde_json::from_value(found.value.what).map_err(|_| over())?;
        Ok(Found { what, spent: Batch::new().delete(found.key, found.version) })
    }

    /// The batch that ends all of somebody's links.
    pub(crate) async fn ending(&self, user: &str) -> ServiceResult<Batch> {
        let query = Query::all(LINKS).filter(Condition::Eq("user", user.into()));
        let found: Vec<Versioned<store::Json>> = self.documents.find_all(query).await?;
        Ok(found.iter().fold(Batch::new(), |batch, link| batch.delete(link.key.clone(), link.version)))
    }
}

fn named<T: Purpose>(name: &str) -> String {
    format!("{}:{name}", T::NAME)
}

pub(crate) fn over() -> ServiceError {
    rejected(Code::LinkOver, "This link was used already, or it is too old. Please ask for a new one.")
}
