use serde::{Deserialize, Serialize};

/// Shipping costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeShipping {}
