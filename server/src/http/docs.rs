//! The API's documentation as a plain page, made from the OpenAPI document: no script, no foreign host.

use std::{fmt::Write, sync::LazyLock};

use axum::response::Html;
use serde_json::{Map, Value};

use super::{answer::escaped, openapi};

static PAGE: LazyLock<String> = LazyLock::new(|| page(&serde_json::to_value(openapi::document()).unwrap_or_default()));

/// `GET /api/docs`.
pub async fn find_docs() -> Html<&'static str> {
    Html(&PAGE)
}

fn page(document: &Value) -> String {
    let info = &document["info"];
    let mut html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} API</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"/favicon.svg\"><link rel=\"stylesheet\" href=\"/plain.css\"></head>\
         <body><main><h1>{title} API</h1><p>{about}</p><p class=\"quiet\">Version {version}, below <code>/api</code>. \
         The same for programs: <a href=\"/api/openapi.json\">openapi.json</a> (OpenAPI {openapi}).</p>",
        title = text(&info["title"]),
        about = text(&info["description"]),
        version = text(&info["version"]),
        openapi = text(&document["openapi"]),
    );
    for tag in document["tags"].as_array().into_iter().flatten() {
        let _ = write!(html, "<h2>{}</h2><p>{}</p>", text(&tag["name"]), text(&tag["description"]));
        for (path, method, call) in calls(document).filter(|(_, _, call)| call["tags"][0] == tag["name"]) {
            html.push_str(&one(path, method, call));
        }
    }
    html.push_str("<h2>Bodies</h2>");
    for (name, schema) in object(&document["components"]["schemas"]) {
        let _ = write!(html, "<h3 id=\"{0}\">{0}</h3><p>{1}</p>{2}", escaped(name), text(&schema["description"]), fields(schema));
    }
    html + "</main></body></html>"
}

fn calls(document: &Value) -> impl Iterator<Item = (&String, &String, &Value)> {
    object(&document["paths"]).flat_map(|(path, calls)| object(calls).map(move |(method, call)| (path, method, call)))
}

fn one(path: &str, method: &str, call: &Value) -> String {
    let summary = text(&call["summary"]);
    let mut html = format!("<details><summary><b>{}</b> <code>{}</code> {summary}</summary>", method.to_uppercase(), escaped(path));
    if !call["description"].is_null() {
        let _ = write!(html, "<p>{}</p>", text(&call["description"]));
    }
    if !call["security"].is_null() {
        html.push_str("<p class=\"quiet\">Needs <code>Authorization: Bearer</code>: a token of somebody who may, or a program’s key.</p>");
    }
    let parameters = call["parameters"].as_array().into_iter().flatten();
    let rows: String = parameters.map(|parameter| row(&parameter["name"], &parameter["schema"], &parameter["description"])).collect();
    if !rows.is_empty() {
        let _ = write!(html, "<table>{rows}</table>");
    }
    if let Some(schema) = schema_of(&call["requestBody"]) {
        let _ = write!(html, "<p>Body: {}</p>", kind(schema));
    }
    html.push_str("<table>");
    for (status, answer) in object(&call["responses"]) {
        let body = schema_of(answer).map(kind).unwrap_or_default();
        let _ = write!(html, "<tr><th>{}</th><td>{}</td><td>{body}</td></tr>", escaped(status), text(&answer["description"]));
    }
    html + "</table></details>"
}

fn schema_of(holder: &Value) -> Option<&Value> {
    holder["content"].get("application/json").map(|content| &content["schema"])
}

fn fields(schema: &Value) -> String {
    let rows: String =
        object(&schema["properties"]).map(|(name, field)| row(&Value::from(name.as_str()), field, &field["description"])).collect();
    format!("<table>{rows}</table>")
}

fn row(name: &Value, schema: &Value, about: &Value) -> String {
    format!("<tr><th><code>{}</code></th><td>{}</td><td>{}</td></tr>", text(name), kind(schema), text(about))
}

/// A schema in a word: `number`, `list of ProductView`.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("<a href=\"#{0}\">{0}</a>", escaped(name));
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(kind).filter(|kind| kind != "null").collect::<Vec<_>>().join(" or ");
    }
    let named = |kind: &Value| match kind.as_str() {
        Some("array") => format!("list of {}", self::kind(&schema["items"])),
        Some(name) => escaped(name),
        None => String::new(),
    };
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(named).filter(|kind| kind != "null").collect::<Vec<_>>().join(" or "),
        one => named(one),
    }
}

fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

/// A text of the document, with its code marks as HTML.
fn text(value: &Value) -> String {
    let plain = escaped(value.as_str().unwrap_or_default());
    let parts = plain.split('`').enumerate();
    parts.map(|(place, part)| if place % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() }).collect()
}
