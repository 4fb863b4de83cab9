use shop::{Code, Rejection};

/// A provider could not be reached, or answered with a failure of its own. Nothing is known then; it is asked again, by
/// the same key.
#[derive(Debug, thiserror::Error)]
#[error("{provider} did not answer: {reason}")]
pub struct Unreachable {
    /// Its name for people.
    pub provider: String,
    /// What went wrong, without secrets.
    pub reason: String,
}

impl Unreachable {
    /// What whoever asked may see.
    #[must_use]
    pub fn shown(&self, reference: &str) -> Rejection {
        Rejection::new(
            Code::ProviderUnavailable,
            format!(
                "{} cannot be reached just now. You are never charged twice: please try again in a moment. (Reference {reference})",
                self.provider
            ),
        )
    }
}
