//! The way on through a list that is read page by page.

use leptos::prelude::*;

/// To the first page and to the next; nothing if this is the only one.
#[component]
pub fn MorePages(
    /// The list's address.
    path: &'static str,
    /// What the list is asked for, beside the page.
    #[prop(optional)]
    asked: Vec<(&'static str, String)>,
    /// Where the next page begins.
    next: Option<String>,
    /// Whether this is the first page.
    is_first: bool,
) -> impl IntoView {
    let first = address(path, asked.clone());
    let next = next.map(|cursor| address(path, asked.into_iter().chain([("cursor", cursor)]).collect()));
    view! {
        <nav class="flex flex-wrap gap-3 empty:hidden" aria-label="Pages">
            {(!is_first).then(|| view! { <a class="btn" href=first>"First page"</a> })}
            {next.map(|next| view! { <a class="btn" rel="next" href=next>"Next page"</a> })}
        </nav>
    }
}

fn address(path: &str, asked: Vec<(&'static str, String)>) -> String {
    let given: Vec<_> = asked.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let query = serde_urlencoded::to_string(&given).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_asks_for_what_is_given() {
        assert_eq!(address("/admin/audit", Vec::new()), "/admin/audit");
        let asked = vec![("role", "staff".to_owned()), ("q", String::new()), ("cursor", "a&b".to_owned())];
        assert_eq!(address("/admin/customers", asked), "/admin/customers?role=staff&cursor=a%26b");
    }
}
