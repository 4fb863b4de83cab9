//! Two families of error: what the caller did, and what went wrong with us.

use shop::{Code, Rejection};
use store::StoreError;

use crate::payments::Unreachable;

/// What a service answers.
pub type ServiceResult<T> = Result<T, ServiceError>;

/// Why a service did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// Shown to whoever asked; logged at info.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// Hidden behind a reference id; logged once, as an error.
    #[error("could not {doing}")]
    Failed {
        /// What was being done, as the rest of "could not …".
        doing: &'static str,
        /// What stopped it.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl ServiceError {
    /// A failure while doing something.
    pub fn failed(doing: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Failed { doing, source: source.into() }
    }

    /// For `map_err`: a failure while doing something.
    pub fn doing<E: Into<Box<dyn std::error::Error + Send + Sync>>>(doing: &'static str) -> impl FnOnce(E) -> Self {
        move |source| Self::failed(doing, source)
    }

    /// What whoever asked may see.
    #[must_use]
    pub fn shown(&self, reference: &str) -> Rejection {
        if let Some(away) = self.unreachable() {
            return away.shown(reference);
        }
        match self {
            Self::Rejected(rejection) => rejection.clone(),
            Self::Failed { .. } if self.is_unavailable() => Rejection::new(
                Code::Unavailable,
                format!("The shop cannot reach its database just now. Please try again in a moment. (Reference {reference})"),
            ),
            Self::Failed { .. } => Rejection::new(
                Code::Internal,
                format!("Something went wrong on our side. Please try again; if it stays so, tell us the reference {reference}."),
            ),
        }
    }

    /// Whether the store is away, so that trying again soon makes sense.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        let Self::Failed { source, .. } = self else { return false };
        matches!(source.downcast_ref::<StoreError>(), Some(StoreError::Unavailable(_)))
    }

    /// The provider that did not answer, if that is why.
    #[must_use]
    pub fn unreachable(&self) -> Option<&Unreachable> {
        let Self::Failed { source, .. } = self else { return None };
        source.downcast_ref()
    }

    /// The whole chain, for the log.
    #[must_use]
    pub fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut next = std::error::Error::source(self);
        while let Some(cause) = next {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        text
    }
}

impl From<StoreError> for ServiceError {
    fn from(source: StoreError) -> Self {
        Self::failed("use the database", source)
    }
}

/// A rejection without fields, in one word.
pub fn rejected(code: Code, message: impl Into<String>) -> ServiceError {
    Rejection::new(code, message).into()
}
