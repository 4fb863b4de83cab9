//! A file as an answer: the smallest form the browser reads, and no more often than needed.

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, Response, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY},
    },
};

use super::{File, Folder};
use crate::http::etag;

/// Names that change with the content never need to be asked for again.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";
/// Kept, but asked for each time; the answer is mostly 304.
const ASK: &str = "public, no-cache";

/// The file of a path, if there is one.
pub async fn send(folder: &Folder, path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
    let (file, encoding) = best(folder, path, headers).await?;
    // Each form has a mark of its own: files of one build may be equally old and long.
    let tag = format!("\"{}{}\"", file.mark, encoding.unwrap_or_default());
    let fresh = etag::is_known(headers, &tag);
    let mut answer = Response::new(if fresh { Body::empty() } else { Body::from(file.bytes) });
    *answer.status_mut() = if fresh { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let mut set = |name, value: &str| HeaderValue::from_str(value).map(|value| answer.headers_mut().insert(name, value));
    let _ = set(ETAG, &tag);
    let _ = set(CACHE_CONTROL, kept(path));
    let _ = set(VARY, "accept-encoding");
    if !fresh {
        let _ = set(CONTENT_TYPE, &content_type(path));
    }
    if let Some(encoding) = encoding.filter(|_| !fresh) {
        let _ = set(CONTENT_ENCODING, encoding);
    }
    Some(answer)
}

/// The same answer, never to be asked for again: for an address that names the file's version.
pub fn for_ever(answer: &mut Response<Body>) {
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
}

async fn best(folder: &Folder, path: &str, headers: &HeaderMap) -> Option<(File, Option<&'static str>)> {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepts(accepted, encoding)
            && let Some(file) = folder.read(&format!("{path}.{ending}")).await
        {
            return Some((file, Some(encoding)));
        }
    }
    folder.read(path).await.map(|file| (file, None))
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case(encoding) && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn kept(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    // `shop.<hash>.js`: three parts or more, and a hash among them.
    let hashed = path.starts_with("pkg/") && name.split('.').skip(1).any(|part| part.len() >= 16);
    if hashed {
        FOR_EVER
    } else if name.ends_with(".webp") {
        A_DAY
    } else {
        ASK
    }
}

fn content_type(path: &str) -> String {
    let guessed = mime_guess::from_path(path).first_or_octet_stream();
    let text = guessed.type_() == "text" || matches!(guessed.subtype().as_str(), "javascript" | "json");
    if text && guessed.get_param("charset").is_none() { format!("{guessed}; charset=utf-8") } else { guessed.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_times_fit_the_file() {
        assert_eq!(content_type("pkg/shop.wasm"), "application/wasm");
        assert_eq!(content_type("pkg/shop.js"), "text/javascript; charset=utf-8");
        assert_eq!(content_type("a.webp"), "image/webp");
        assert_eq!(kept("pkg/shop.JZoxzjlkMD95oWsOsNOhWw.js"), FOR_EVER);
        assert_eq!(kept("pkg/shop.js"), ASK);
        assert_eq!(kept("mug-240.webp"), A_DAY);
        assert!(accepts("gzip, deflate, br;q=0.9", "br") && !accepts("br;q=0", "br") && !accepts("", "br"));
    }
}
