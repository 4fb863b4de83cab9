//! Descriptions: Shopify's are HTML, ours Markdown.

use std::rc::Rc;

use htmd::{HtmlToMarkdown, Node};

/// Deeper than any description; the conversion goes down as deep as the text does.
const MOST_DEPTH: usize = 100;
/// More than becomes 50,000 characters of Markdown.
const MOST_BYTES: usize = 400_000;

/// HTML as Markdown; text without tags stays as it is.
pub(super) fn to_markdown(html: &str) -> Result<String, &'static str> {
    if !html.contains(['<', '&']) {
        return Ok(html.to_owned());
    }
    if html.len() > MOST_BYTES {
        return Err("Body (HTML): this is too long.");
    }
    // What a page would never show as text must not become text.
    let converter = HtmlToMarkdown::builder().skip_tags(vec!["script", "style", "head", "template", "noscript"]).build();
    let tree = converter.html_to_tree(html).map_err(|_| "Body (HTML): this cannot be read.")?;
    if is_deeper_than(MOST_DEPTH, &tree) {
        return Err("Body (HTML): its tags are nested too deeply.");
    }
    Ok(converter.tree_to_markdown(&tree))
}

fn is_deeper_than(most: usize, tree: &Rc<Node>) -> bool {
    let mut left = vec![(tree.clone(), 0)];
    while let Some((node, depth)) = left.pop() {
        if depth > most {
            return true;
        }
        left.extend(node.children.borrow().iter().map(|child| (child.clone(), depth + 1)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::description_html;

    #[test]
    fn what_is_written_as_html_reads_back_alike() {
        for markdown in [
            "Soft **linen**.\n\nCool in *summer*.",
            "Before:\n\n- one\n- two\n\nafter",
            "1. first\n2. second",
            "5 * 3 _is_ 15, a_b_c",
            "## Care\n\nWash [cold](https://example.com).",
            "170 g/m² & more: 3 < 4",
        ] {
            let html = description_html(markdown);
            let back = to_markdown(&html).unwrap();
            assert_eq!(description_html(&back), html, "{markdown} came back as {back}");
        }
    }

    #[test]
    fn hostile_html_is_refused_or_harmless() {
        assert!(to_markdown(&"<b>".repeat(50_000)).is_err());
        assert!(to_markdown(&format!("<p>{}", "x".repeat(MOST_BYTES))).is_err());
        assert_eq!(to_markdown("<p>a</p><script>alert(1)</script>").unwrap(), "a");
        assert_eq!(to_markdown("plain 2 * 3").unwrap(), "plain 2 * 3");
    }
}
