//! The Content-Security-Policy of a page: its own inline scripts by their hashes, and nothing else inline.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The page without the nonce, so that it is the same for everybody.
pub(super) fn without_nonce(html: String, nonce: Option<&str>) -> String {
    match nonce {
        Some(nonce) if !nonce.is_empty() => html.replace(&format!(" nonce=\"{nonce}\""), ""),
        _ => html,
    }
}

/// The policy. `'strict-dynamic'` is left out: under it a plain `<script src>` of the page is blocked.
pub(super) fn of(html: &str) -> String {
    let mut hashes: Vec<String> =
        inline_scripts(html).map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'{}; style-src 'self'; \
         img-src 'self' data: https:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
        hashes.concat()
    )
}

/// The texts of scripts that stand in the page itself; speculation rules too, because beside hashes
/// Chromium takes no notice of `'inline-speculation-rules'`. The page is our own, so plain searching will do:
/// what others wrote stands in it escaped.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, from) = rest.split_once("<script")?;
            let (attributes, from) = from.split_once('>')?;
            let (text, after) = from.split_once("</script>")?;
            rest = after;
            let runs = !attributes.contains(" src=") && !attributes.contains("ld+json");
            if runs && !text.is_empty() {
                return Some(text);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_rules_are_hashed_and_data_is_not() {
        let html = "<script src=\"/a.js\"></script><script type=\"speculationrules\">{}</script><script>alert(1)</script>\
                    <script type=\"application/ld+json\">{}</script><p>&lt;script&gt;</p>";
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["{}", "alert(1)"]);
        assert!(of(html).contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{}", of(html));
    }

    #[test]
    fn the_nonce_goes_and_other_words_stay() {
        let html = "<script nonce=\"abc\">1</script><p> nonce=\"xyz\"</p>".to_owned();
        assert_eq!(without_nonce(html, Some("abc")), "<script>1</script><p> nonce=\"xyz\"</p>");
    }
}
