//! The Content-Security-Policy of a page: its own inline scripts by their hashes, and nothing else inline.

use app::request::Guests;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The page without the nonce, so that it is the same for everybody.
pub(super) fn without_nonce(html: String, nonce: Option<&str>) -> String {
    match nonce {
        Some(nonce) if !nonce.is_empty() => html.replace(&format!(" nonce=\"{nonce}\""), ""),
        _ => html,
    }
}

/// What pages may use of a device.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), usb=()";

/// The policy of a page that still has its nonce, and of whom it lets in. `'strict-dynamic'` is left out: under it a plain
/// `<script src>` of the page is blocked.
pub(super) fn of(html: &str, nonce: Option<&str>, guests: Option<&Guests>) -> String {
    let mut hashes: Vec<String> =
        own_scripts(html, nonce).map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let (script, api, frames) = match guests {
        Some(guests) => (format!(" {}", guests.script), format!(" {}", guests.api), format!("frame-src {}; ", guests.frames.join(" "))),
        None => Default::default(),
    };
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'{}{script}; style-src 'self'; \
         img-src 'self' data: https:; connect-src 'self'{api}; {frames}object-src 'none'; base-uri 'self'; form-action 'self'; \
         frame-ancestors 'none'",
        hashes.concat()
    )
}

/// What a page may use that lets in a payment provider: their form may ask for the wallets of a device.
pub(super) fn permissions(guests: &Guests) -> String {
    format!("{PERMISSIONS}, payment=(self \"{}\")", guests.script)
}

/// The texts of the page's own inline scripts: those that carry the nonce drawn for it. A script that
/// came in with somebody's text, past every escape, cannot know the nonce, gets no hash and does not
/// run. Speculation rules are hashed too, because beside hashes Chromium takes no notice of
/// `'inline-speculation-rules'`.
fn own_scripts<'a>(html: &'a str, nonce: Option<&str>) -> impl Iterator<Item = &'a str> {
    let mark = nonce.filter(|nonce| !nonce.is_empty()).map(|nonce| format!(" nonce=\"{nonce}\""));
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let mark = mark.as_deref()?;
            let (_, from) = rest.split_once("<script")?;
            let (attributes, from) = from.split_once('>')?;
            let (text, after) = from.split_once("</script>")?;
            rest = after;
            if attributes.contains(mark) && !attributes.contains(" src=") && !text.is_empty() {
                return Some(text);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_with_the_pages_nonce_may_run() {
        let html = "<script src=\"/a.js\" nonce=\"abc\"></script><script nonce=\"abc\" type=\"speculationrules\">{}</script>\
                    <script nonce=\"abc\">alert(1)</script><script>alert(2)</script><script nonce=\"guess\">alert(3)</script>";
        assert_eq!(own_scripts(html, Some("abc")).collect::<Vec<_>>(), ["{}", "alert(1)"]);
        assert_eq!(own_scripts(html, None).count(), 0);
        let policy = of(html, Some("abc"), None);
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{policy}");
    }

    #[test]
    fn the_nonce_goes_and_other_words_stay() {
        let html = "<script nonce=\"abc\">1</script><p> nonce=\"xyz\"</p>".to_owned();
        assert_eq!(without_nonce(html, Some("abc")), "<script>1</script><p> nonce=\"xyz\"</p>");
    }

    #[test]
    fn only_a_page_with_guests_lets_anybody_in() {
        let strict = of("", None, None);
        assert!(!strict.contains("http:") && !strict.contains("https://") && !strict.contains("frame-src"), "{strict}");
        let guests = Guests::of(
            "https://js.stripe.com/v3/",
            &["https://js.stripe.com".to_owned(), "https://hooks.stripe.com".to_owned()],
            "https://api.stripe.com",
        );
        let open = of("", None, Some(&guests));
        for part in [
            "'inline-speculation-rules' https://js.stripe.com;",
            "connect-src 'self' https://api.stripe.com;",
            "frame-src https://js.stripe.com https://hooks.stripe.com;",
            "form-action 'self'",
        ] {
            assert!(open.contains(part), "{part}: {open}");
        }
        assert_eq!(permissions(&guests), "camera=(), geolocation=(), microphone=(), usb=(), payment=(self \"https://js.stripe.com\")");
    }
}
