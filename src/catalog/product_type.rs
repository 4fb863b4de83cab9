use serde::{Deserialize, Serialize};

use super::{AttributeKey, AttributeValue};
use crate::text::{Name, Slug};

/// A kind of product and the attributes it declares. New types are data, not code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductType {
    /// Names the type.
    pub slug: Slug,
    /// For people.
    pub name: Name,
    /// In the order they are shown.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
}

/// One declared attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribute {
    /// Names the attribute in products and addresses.
    pub key: AttributeKey,
    /// For people.
    pub label: Name,
    /// What its values are.
    #[serde(flatten)]
    pub kind: AttributeKind,
    /// Whether listings offer it as a filter.
    #[serde(default)]
    pub filterable: bool,
}

/// What values an attribute takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AttributeKind {
    /// Free text.
    Text,
    /// A number, perhaps with a unit.
    Number {
        /// Shown behind the number.
        #[serde(default)]
        unit: Option<Name>,
    },
    /// One of these.
    Choice {
        /// In the order they are shown.
        choices: Vec<Name>,
    },
    /// Yes or no.
    Boolean,
}

impl ProductType {
    /// The attribute of a key.
    #[must_use]
    pub fn attribute(&self, key: &AttributeKey) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key == *key)
    }
}

impl Attribute {
    /// Why the value cannot be this attribute's, if it cannot.
    #[must_use]
    pub fn problem_with(&self, value: &AttributeValue) -> Option<String> {
        match (&self.kind, value) {
            (AttributeKind::Text, AttributeValue::Text(_)) | (AttributeKind::Boolean, AttributeValue::Boolean(_)) => None,
            (AttributeKind::Number { .. }, AttributeValue::Number(number)) => {
                (!number.is_finite()).then(|| format!("{} must be a plain number.", self.label))
            }
            (AttributeKind::Choice { choices }, AttributeValue::Text(text)) => {
                let known = choices.iter().any(|choice| choice.as_str() == text.as_str());
                (!known).then(|| format!("{} must be one of: {}.", self.label, joined(choices)))
            }
            (AttributeKind::Text, _) => Some(format!("{} must be text.", self.label)),
            (AttributeKind::Number { .. }, _) => Some(format!("{} must be a number.", self.label)),
            (AttributeKind::Choice { choices }, _) => Some(format!("{} must be one of: {}.", self.label, joined(choices))),
            (AttributeKind::Boolean, _) => Some(format!("{} must be true or false.", self.label)),
        }
    }

    /// The value as people read it, with its unit.
    #[must_use]
    pub fn show(&self, value: &AttributeValue) -> String {
        match &self.kind {
            AttributeKind::Number { unit: Some(unit) } => format!("{value} {unit}"),
            _ => value.to_string(),
        }
    }
}

fn joined(choices: &[Name]) -> String {
    choices.iter().map(Name::as_str).collect::<Vec<_>>().join(", ")
}
