//! Descriptions: Markdown in, safe HTML out.

use pulldown_cmark::{Options, Parser, html};

/// The description as HTML that holds nothing dangerous, whoever wrote it.
#[must_use]
pub fn description_html(markdown: &str) -> String {
    let mut unsafe_html = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut unsafe_html, Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES));
    ammonia::clean(&unsafe_html)
}

/// The description's first words without marks, for search engines: at most 160 characters.
#[must_use]
pub fn description_text(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            pulldown_cmark::Event::Text(part) | pulldown_cmark::Event::Code(part) => text.push_str(&part),
            _ if !text.ends_with(' ') && !text.is_empty() => text.push(' '),
            _ => {}
        }
        if text.len() > 1_000 {
            break;
        }
    }
    let text = text.trim();
    if text.chars().count() <= 160 {
        return text.to_owned();
    }
    let cut: String = text.chars().take(159).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches([',', ';', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html_and_nothing_dangerous_does() {
        assert_eq!(description_html("Soft **linen**").trim(), "<p>Soft <strong>linen</strong></p>");
        let html = description_html("<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))");
        assert!(!html.contains("script") && !html.contains("onerror"), "{html}");
    }

    #[test]
    fn search_engines_get_words() {
        assert_eq!(description_text("Soft **linen**\n\n- light"), "Soft linen light");
        assert!(description_text(&"word ".repeat(100)).chars().count() <= 160);
    }
}
