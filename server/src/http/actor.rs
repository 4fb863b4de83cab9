//! Who did something, as programs read it.

use serde::Serialize;
use shop::order::Actor;
use utoipa::ToSchema;

/// Who did it.
#[derive(Serialize, ToSchema)]
pub struct ActorView {
    /// `guest`, `system`, `operator`, `user` or `key`.
    kind: &'static str,
    /// Of the account or key.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// What they were called then.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl ActorView {
    /// The same for those who need not know who works here.
    #[must_use]
    pub fn unnamed(self) -> Self {
        Self { id: None, name: None, ..self }
    }
}

impl From<Actor> for ActorView {
    fn from(actor: Actor) -> Self {
        let (kind, id, name) = match actor {
            Actor::Guest => ("guest", None, None),
            Actor::System => ("system", None, None),
            Actor::Admin(name) => ("operator", None, Some(name)),
            Actor::User { id, name } => ("user", Some(id.to_string()), Some(name)),
            Actor::Key { id, name } => ("key", Some(id.to_string()), Some(name)),
        };
        Self { kind, id, name: name.map(|name| name.to_string()) }
    }
}
