use http::{HeaderMap, header::COOKIE};
use shop::id::VisitorId;

/// A year, in seconds; a cart outlives a holiday.
const MAX_AGE: u32 = 365 * 24 * 60 * 60;

/// Over https the name itself asserts Secure, Path=/ and no Domain (RFC 6265bis §4.1.3.2).
const fn name(secure: bool) -> &'static str {
    if secure { "__Host-visitor" } else { "visitor" }
}

/// The visitor a request's cookie names; a made-up cookie names nobody.
#[must_use]
pub fn visitor_from_cookies(headers: &HeaderMap, secure: bool) -> Option<VisitorId> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name(secure)).and_then(|(_, value)| value.parse().ok())
}

/// The `Set-Cookie` value for a new visitor.
#[must_use]
pub fn new_visitor_cookie(visitor: &VisitorId, secure: bool) -> String {
    let secure_flag = if secure { "; Secure" } else { "" };
    format!("{}={visitor}; Path=/; Max-Age={MAX_AGE}; HttpOnly; SameSite=Lax{secure_flag}", name(secure))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, cookie.parse().unwrap())])
    }

    #[test]
    fn a_cookie_reads_back_under_its_own_name_only() {
        let id = "vis_01jd3x7k2m9p4r6t8vwyz0abcd";
        let visitor: VisitorId = id.parse().unwrap();
        assert!(new_visitor_cookie(&visitor, true).starts_with("__Host-visitor=vis_"));
        assert_eq!(visitor_from_cookies(&headers(&format!("a=b; visitor={id}")), false), Some(visitor));
        assert_eq!(visitor_from_cookies(&headers(&format!("visitor={id}")), true), None);
        assert_eq!(visitor_from_cookies(&headers("visitor=vis_nonsense"), false), None);
    }
}
