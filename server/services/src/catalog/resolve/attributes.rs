use std::collections::BTreeMap;

use serde_json::Value;
use shop::{
    catalog::{AttributeKey, AttributeKind, AttributeValue, ProductType},
    error::Checked,
};

use super::shortened;
use crate::catalog::ProductInput;

/// The attributes, each declared by the type and of its kind; `null` and blank text are left out.
pub(super) fn resolve(
    check: &mut Checked,
    input: &ProductInput,
    declared: Option<&ProductType>,
) -> Option<BTreeMap<AttributeKey, AttributeValue>> {
    let mut values = BTreeMap::new();
    for (raw_key, raw) in &input.attributes {
        if is_blank(raw) {
            continue;
        }
        let key = raw_key.parse::<AttributeKey>().ok();
        let attribute = key.as_ref().and_then(|key| declared?.attribute(key));
        let (Some(key), Some(attribute)) = (key, attribute) else {
            check.refuse("attributes", undeclared(raw_key, declared));
            continue;
        };
        match value(raw, &attribute.kind) {
            Ok(value) => match attribute.problem_with(&value) {
                None => drop(values.insert(key, value)),
                Some(problem) => check.refuse("attributes", problem),
            },
            Err(problem) => check.refuse("attributes", format!("{}: {problem}", attribute.label)),
        }
    }
    Some(values)
}

fn is_blank(raw: &Value) -> bool {
    raw.is_null() || raw.as_str().is_some_and(|text| text.trim().is_empty())
}

fn undeclared(key: &str, declared: Option<&ProductType>) -> String {
    let key = shortened(key);
    match declared {
        Some(declared) => format!("The product type {} declares no attribute {key}.", declared.name),
        None => format!("A product without a type has no attribute {key}."),
    }
}

/// The value in the form of its kind; tables bring numbers and answers as text.
fn value(raw: &Value, kind: &AttributeKind) -> Result<AttributeValue, String> {
    match (raw, kind) {
        (Value::Bool(yes), _) => Ok(AttributeValue::Boolean(*yes)),
        (Value::Number(number), _) => {
            number.as_f64().filter(|number| number.is_finite()).map(AttributeValue::Number).ok_or("This number is too large.".to_owned())
        }
        (Value::String(text), AttributeKind::Number { .. }) if text.trim().parse::<f64>().is_ok_and(f64::is_finite) => {
            Ok(AttributeValue::Number(text.trim().parse().unwrap_or_default()))
        }
        (Value::String(text), AttributeKind::Boolean) if matches!(text.trim(), "true" | "false") => {
            Ok(AttributeValue::Boolean(text.trim() == "true"))
        }
        (Value::String(text), _) => text.parse().map(AttributeValue::Text).map_err(|problem| problem.to_string()),
        (Value::Null | Value::Array(_) | Value::Object(_), _) => Err("This must be one value: text, a number, true or false.".to_owned()),
    }
}
